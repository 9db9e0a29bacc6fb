/// Entries divided by the top bits of a key into partitions that fit into memory one at a time.
///
/// Entries gather in one buffer a partition; when the buffers are full together, they go to a temporary file, a piece for
/// each. A partition is read back as the pieces of the file and what is still in its buffer, in the order of writing.
/// Whatever the number of partitions, reading them in turn goes through the keys' top bits in rising order.
final class PartitionedSpill {
  private let file: TemporaryFile
  private let bufferByteCount: Int
  private var buffered = 0
  private var buffers: [[UInt8]]
  private var pieces: [[Range<Int>]]
  private let shift: UInt64

  /// `partitionCountLog2` of 0 to 12.
  init(folder: String, partitionCountLog2: Int, bufferByteCount: Int) throws(LinkingError) {
    file = try TemporaryFile(folder: folder)
    self.bufferByteCount = bufferByteCount
    buffers = Array(repeating: [], count: 1 << partitionCountLog2)
    pieces = Array(repeating: [], count: 1 << partitionCountLog2)
    shift = UInt64(64 - partitionCountLog2)
  }

  var partitionCount: Int { buffers.count }

  /// Appends an entry under `key` by what `body` adds to the buffer of its partition.
  func append(key: UInt64, _ body: (inout [UInt8]) -> Void) throws(LinkingError) {
    let partition = shift == 64 ? 0 : Int(key >> shift)
    let before = buffers[partition].count
    body(&buffers[partition])
    buffered += buffers[partition].count - before
    if buffered >= bufferByteCount { try flush() }
  }

  private func flush() throws(LinkingError) {
    for partition in buffers.indices where !buffers[partition].isEmpty {
      pieces[partition].append(file.byteCount..<file.byteCount + buffers[partition].count)
      try file.append(buffers[partition])
      buffers[partition].removeAll(keepingCapacity: true)
    }
    buffered = 0
  }

  /// All bytes of a partition.
  func read(partition: Int) throws(LinkingError) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(pieces[partition].reduce(buffers[partition].count) { $0 + $1.count })
    for piece in pieces[partition] { try file.read(piece, into: &bytes) }
    bytes += buffers[partition]
    return bytes
  }

  /// Lets go of a partition's buffer, once it has been read for the last time.
  func drop(partition: Int) { buffers[partition] = [] }
}
