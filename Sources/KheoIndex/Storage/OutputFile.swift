import Glibc

/// A file being written front to back, with a buffer and a running count of its bytes.
///
/// It has one owner and an end: `finish()` flushes it to the disk. Dropped before that, it is closed and removed, so
/// that a failed write leaves nothing behind.
final class OutputFile {
  let path: String
  /// Bytes written so far, those in the buffer included.
  private(set) var byteCount = 0

  private let descriptor: Int32
  private var isFinished = false
  private var buffer: [UInt8] = []
  private static let bufferByteCount = 1 << 18

  /// Creates the file anew. Throws `IndexError.system`.
  init(path: String) throws(IndexError) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw FileSystem.failure("create", path) }
    self.path = path
    self.descriptor = descriptor
    buffer.reserveCapacity(Self.bufferByteCount)
  }

  deinit {
    if isFinished { return }
    close(descriptor)
    unlink(path)
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws(IndexError) {
    byteCount += bytes.count
    if buffer.count + bytes.count > Self.bufferByteCount { try drain() }
    if bytes.count > Self.bufferByteCount {
      try Self.writeAll(bytes, to: descriptor, path: path)
    } else {
      buffer.append(contentsOf: bytes)
    }
  }

  func write(_ bytes: [UInt8]) throws(IndexError) {
    try lending(bytes) { (bytes) throws(IndexError) in try write(bytes) }
  }

  /// Zero bytes up to the next multiple of `alignment`.
  func pad(to alignment: Int) throws(IndexError) {
    let missing = (alignment - byteCount % alignment) % alignment
    if missing > 0 { try write([UInt8](repeating: 0, count: missing)) }
  }

  /// Hands `body` a read-only view of everything written so far, in chunks of at most `chunkByteCount` bytes.
  func readBack(
    chunkByteCount: Int, _ body: (UnsafeRawBufferPointer) -> Void
  ) throws(IndexError) {
    try drain()
    var chunk = [UInt8](repeating: 0, count: chunkByteCount)
    var offset = 0
    while offset < byteCount {
      let wanted = min(chunkByteCount, byteCount - offset)
      var filled = 0
      while filled < wanted {
        let count = chunk.withUnsafeMutableBytes {
          pread(descriptor, $0.baseAddress! + filled, wanted - filled, off_t(offset + filled))
        }
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { throw FileSystem.failure("read back", path) }
        filled += count
      }
      chunk.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[..<wanted])) }
      offset += wanted
    }
  }

  /// Writes what is left and flushes the file to the disk; the file stays.
  func finish() throws(IndexError) {
    try drain()
    guard fsync(descriptor) == 0 else { throw FileSystem.failure("flush", path) }
    close(descriptor)
    isFinished = true
  }

  private func drain() throws(IndexError) {
    try lending(buffer) { (bytes) throws(IndexError) in
      try Self.writeAll(bytes, to: descriptor, path: path)
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// An array's bytes for the time of a call that throws a typed error, which `withUnsafeBytes` would forget.
  private func lending(
    _ bytes: [UInt8], _ body: (UnsafeRawBufferPointer) throws(IndexError) -> Void
  ) throws(IndexError) {
    let result: Result<Void, IndexError> = bytes.withUnsafeBytes { bytes in
      do throws(IndexError) {
        return .success(try body(bytes))
      } catch {
        return .failure(error)
      }
    }
    try result.get()
  }

  private static func writeAll(
    _ bytes: UnsafeRawBufferPointer, to descriptor: Int32, path: String
  ) throws(IndexError) {
    var offset = 0
    while offset < bytes.count {
      let count = Glibc.write(descriptor, bytes.baseAddress! + offset, bytes.count - offset)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw FileSystem.failure("write", path) }
      offset += count
    }
  }
}
