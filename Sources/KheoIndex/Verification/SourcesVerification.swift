/// Checks the sources of a segment: that they rise, that each is UTF-8 and is that of a document, and that no document has
/// another.
struct SourcesVerification {
  let file: SegmentFile

  /// Throws the first thing that is wrong.
  func run() throws(CorruptIndexError) {
    let column = try SourceColumn(file: file)
    var reader = try file.reader(of: .sources)
    let count = Int(try reader.read(UInt32.self))
    var end = 0
    for number in 0..<count {
      let next = Int(try reader.read(UInt32.self))
      guard next > end else { throw file.malformed(.sources, 4 + number * 4, "a source that is empty") }
      end = next
    }
    let text = reader.offset
    var isUsed = [Bool](repeating: false, count: count + 1)
    for number in 0..<count {
      let source = column.source(number + 1)
      if number > 0, !column.source(number).lexicographicallyPrecedes(source) {
        throw file.malformed(.sources, text, "sources do not rise")
      }
      if String(validating: source, as: UTF8.self) == nil {
        throw file.malformed(.sources, text, "a source that is not UTF-8")
      }
    }
    _ = try reader.readBytes(end)
    if count > 0 {
      for document in 0..<file.documentCount {
        let number = Int(try reader.read(UInt32.self))
        guard number <= count else {
          throw file.malformed(.sources, text + end + document * 4, "a source that is not in the table")
        }
        isUsed[number] = true
      }
    }
    guard isUsed.dropFirst().allSatisfy({ $0 }) else {
      throw file.malformed(.sources, 0, "a source that no document has")
    }
  }
}
