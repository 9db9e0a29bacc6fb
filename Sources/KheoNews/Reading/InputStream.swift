import CZlib
import Glibc

/// The bytes of a file, a pipe or standard input, unpacked on the way when they are gzip.
///
/// Gzip is told by its magic number (RFC 1952, 2.3.1), which no UTF-8 text can start with; a file named `.gz` must have
/// it. Members that follow one another are one stream; zero padding after the last is allowed, anything else is damage.
final class InputStream {
  /// Compressed bytes held at a time: one read(2).
  private static let chunkSize = 1 << 18

  private let descriptor: Int32
  private let closes: Bool
  private let mustBeGzip: Bool
  private let chunk: UnsafeMutablePointer<UInt8>
  private var chunkStart = 0
  private var chunkEnd = 0
  private var started = false
  /// Set while a gzip stream is read.
  private var inflater: UnsafeMutablePointer<z_stream>?
  private var memberIsOpen = false
  /// Damage found; repeated by every further call.
  private var pending: InputFailure.Reason?
  /// Bytes taken from the descriptor, before unpacking.
  private(set) var bytesRead = 0
  /// The size the system states for a regular file; 0 otherwise.
  let byteCount: Int

  /// Opens a file for reading; `-` is standard input.
  init(path: String, mustBeGzip: Bool) throws(InputFailure.Reason) {
    closes = path != "-"
    let opened = closes ? Glibc.open(path, O_RDONLY | O_CLOEXEC) : STDIN_FILENO
    guard opened >= 0 else { throw .systemError(errno) }
    var status = stat()
    if fstat(opened, &status) == 0 {
      if status.st_mode & S_IFMT == S_IFDIR {
        if closes { Glibc.close(opened) }
        throw .systemError(EISDIR)
      }
      byteCount = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : 0
    } else {
      byteCount = 0
    }
    descriptor = opened
    self.mustBeGzip = mustBeGzip
    chunk = .allocate(capacity: Self.chunkSize)
  }

  deinit {
    if let inflater {
      inflateEnd(inflater)
      inflater.deallocate()
    }
    chunk.deallocate()
    if closes { Glibc.close(descriptor) }
  }

  /// Reads at least one byte into `target`, which is not empty; 0 at the end.
  ///
  /// Bytes before damage are handed out first; the damage is thrown by the next call.
  func read(into target: UnsafeMutableBufferPointer<UInt8>) throws(InputFailure.Reason) -> Int {
    if let pending { throw pending }
    if !started { try start() }
    if inflater != nil { return try inflateSome(into: target) }
    guard let base = target.baseAddress else { return 0 }
    if chunkStart < chunkEnd {
      let count = min(target.count, chunkEnd - chunkStart)
      base.update(from: chunk + chunkStart, count: count)
      chunkStart += count
      return count
    }
    return try readDescriptor(into: base, count: target.count)
  }

  /// Looks at the first two bytes and chooses between plain and gzip.
  private func start() throws(InputFailure.Reason) {
    started = true
    while chunkEnd < 2 {
      let count = try readDescriptor(into: chunk + chunkEnd, count: Self.chunkSize - chunkEnd)
      if count == 0 { break }
      chunkEnd += count
    }
    guard chunkEnd >= 2, chunk[0] == 0x1F, chunk[1] == 0x8B else {
      if mustBeGzip { throw .badCompression(chunkEnd == 0 ? "the file is empty" : "not in gzip format") }
      return
    }
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // 15: the largest window; 16: a gzip header is expected (zlib.h, inflateInit2).
    guard inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      stream.deallocate()
      throw .badCompression("no memory to unpack")
    }
    inflater = stream
    memberIsOpen = true
  }

  private func readDescriptor(into target: UnsafeMutablePointer<UInt8>, count: Int) throws(InputFailure.Reason) -> Int {
    while true {
      let result = Glibc.read(descriptor, target, count)
      if result >= 0 {
        bytesRead += result
        return result
      }
      if errno != EINTR { throw .systemError(errno) }
    }
  }

  private func inflateSome(into target: UnsafeMutableBufferPointer<UInt8>) throws(InputFailure.Reason) -> Int {
    guard let inflater else { return 0 }
    let capacity = min(target.count, 1 << 30)
    inflater.pointee.next_out = target.baseAddress
    inflater.pointee.avail_out = UInt32(capacity)
    do throws(InputFailure.Reason) {
      while Int(inflater.pointee.avail_out) == capacity {
        if chunkStart == chunkEnd {
          chunkStart = 0
          chunkEnd = try readDescriptor(into: chunk, count: Self.chunkSize)
          if chunkEnd == 0 {
            if memberIsOpen { throw .badCompression("the file is cut short") }
            return 0
          }
        }
        if !memberIsOpen { try openNextMember() }
        if memberIsOpen { try inflateChunk(inflater) }
      }
    } catch {
      pending = error
      if Int(inflater.pointee.avail_out) == capacity { throw error }
    }
    return capacity - Int(inflater.pointee.avail_out)
  }

  /// One call of inflate on what the chunk holds.
  private func inflateChunk(_ inflater: UnsafeMutablePointer<z_stream>) throws(InputFailure.Reason) {
    inflater.pointee.next_in = chunk + chunkStart
    inflater.pointee.avail_in = UInt32(chunkEnd - chunkStart)
    let code = inflate(inflater, Z_NO_FLUSH)
    chunkStart = chunkEnd - Int(inflater.pointee.avail_in)
    switch code {
    case Z_OK, Z_BUF_ERROR: break
    case Z_STREAM_END: memberIsOpen = false
    default:
      let message = inflater.pointee.msg.map { String(cString: $0) } ?? "error \(code)"
      throw .badCompression(message)
    }
  }

  /// After a member: skips zero padding and opens the member that starts in this chunk, if any.
  private func openNextMember() throws(InputFailure.Reason) {
    while chunkStart < chunkEnd, chunk[chunkStart] == 0 { chunkStart += 1 }
    guard chunkStart < chunkEnd else { return }
    guard chunk[chunkStart] == 0x1F else { throw .badCompression("other bytes follow the compressed data") }
    inflateReset(inflater)
    memberIsOpen = true
  }

  /// All the bytes that are left.
  func readAll(limit: Int) throws(InputFailure.Reason) -> [UInt8] {
    guard byteCount <= limit || mustBeGzip else { throw .fileTooLarge(limit: limit) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(byteCount, limit))
    let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: Self.chunkSize)
    defer { buffer.deallocate() }
    while true {
      let count = try read(into: buffer)
      if count == 0 { return bytes }
      if bytes.count + count > limit { throw .fileTooLarge(limit: limit) }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[..<count]))
    }
  }
}
