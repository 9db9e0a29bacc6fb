import Glibc

/// The lines of a stream, one at a time, out of one buffer.
///
/// The buffer starts at 256 KiB, doubles while a line does not fit, never past the limit of a line and one read more,
/// and shrinks back once a huge line is done with. A line beyond the limit is passed over without being held.
final class LineReader {
  enum Line {
    /// Without its line feed. The bytes are good until the next call.
    case bytes(UnsafeBufferPointer<UInt8>)
    case tooLong
    /// The stream ends here: what came after the last whole line is lost.
    case failed(InputFailure.Reason)
  }

  static let initialCapacity = 1 << 18
  /// After a line that needed more than this, the buffer goes back to its first size.
  static let keptCapacity = 1 << 23

  let stream: InputStream
  private let limit: Int
  private var buffer: UnsafeMutableBufferPointer<UInt8>
  /// The unread bytes lie at `start..<end`.
  private var start = 0
  private var end = 0
  private var atEnd = false
  private var consumed = 0
  /// Of the line returned last, from 1.
  private(set) var lineNumber = 0
  /// Of the line returned last: bytes from the start of the (unpacked) stream.
  private(set) var lineOffset = 0

  /// Bytes held.
  var capacity: Int { buffer.count }

  init(stream: InputStream, limit: Int) {
    self.stream = stream
    self.limit = max(1, limit)
    buffer = .allocate(capacity: Self.initialCapacity)
  }

  deinit { buffer.deallocate() }

  /// The next line; `nil` at the end. An empty last line is none.
  func next() -> Line? {
    shrinkIfIdle()
    lineOffset = consumed
    var searched = start
    while true {
      if let feed = firstFeed(from: searched) { return finishLine(at: feed, next: feed + 1) }
      searched = end
      if atEnd { return start == end ? nil : finishLine(at: end, next: end) }
      if end - start > limit { return passOverLine() }
      searched -= start
      do throws(InputFailure.Reason) {
        try refill()
      } catch {
        return fail(error)
      }
      searched += start
    }
  }

  private func finishLine(at lineEnd: Int, next: Int) -> Line {
    let line = UnsafeBufferPointer(rebasing: buffer[start..<lineEnd])
    lineNumber += 1
    consumed += next - start
    start = next
    return line.count > limit ? .tooLong : .bytes(line)
  }

  private func fail(_ reason: InputFailure.Reason) -> Line {
    lineNumber += 1
    lineOffset = consumed + end - start
    start = end
    atEnd = true
    return .failed(reason)
  }

  /// Gives the rest of the stream up.
  func stop() {
    start = 0
    end = 0
    atEnd = true
  }

  private func firstFeed(from offset: Int) -> Int? {
    guard offset < end, let base = buffer.baseAddress else { return nil }
    guard let found = memchr(base + offset, 0x0A, end - offset) else { return nil }
    return UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
  }

  /// Drops the rest of a line that is too long.
  private func passOverLine() -> Line {
    lineNumber += 1
    while true {
      consumed += end - start
      start = 0
      end = 0
      do throws(InputFailure.Reason) {
        try refill()
      } catch {
        // The stream repeats its error, so the next call reports the damage.
        return .tooLong
      }
      if atEnd { return .tooLong }
      if let feed = firstFeed(from: 0) {
        consumed += feed + 1
        start = feed + 1
        return .tooLong
      }
    }
  }

  private func refill() throws(InputFailure.Reason) {
    guard let base = buffer.baseAddress else { return }
    if start > 0 {
      memmove(base, base + start, end - start)
      end -= start
      start = 0
    }
    if end == buffer.count { resize(to: min(buffer.count * 2, limit + Self.initialCapacity)) }
    // A piece at a time, so that behind a huge line there is little left over and the buffer can shrink.
    let target = buffer[end..<min(buffer.count, end + Self.initialCapacity)]
    let count = try stream.read(into: UnsafeMutableBufferPointer(rebasing: target))
    if count == 0 { atEnd = true }
    end += count
  }

  private func resize(to capacity: Int) {
    let larger = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: capacity)
    if let source = buffer.baseAddress { larger.baseAddress?.update(from: source, count: end) }
    buffer.deallocate()
    buffer = larger
  }

  private func shrinkIfIdle() {
    guard buffer.count > Self.keptCapacity, end - start <= Self.initialCapacity, let base = buffer.baseAddress else {
      return
    }
    memmove(base, base + start, end - start)
    end -= start
    start = 0
    resize(to: Self.initialCapacity)
  }
}
