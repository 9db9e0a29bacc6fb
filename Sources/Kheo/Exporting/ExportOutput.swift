/// Gathers lines of JSON and hands them on in large pieces.
final class ExportOutput {
  private static let pieceByteCount = 1 << 18

  /// The line that is being written, behind whole ones.
  var json = JSONWriter()
  private let write: ([UInt8]) throws -> Void

  init(write: @escaping ([UInt8]) throws -> Void) { self.write = write }

  func endLine() throws {
    json.endLine()
    if json.bytes.count >= Self.pieceByteCount { try flush() }
  }

  func flush() throws {
    if json.bytes.isEmpty { return }
    try write(json.bytes)
    json.removeAll()
  }
}
