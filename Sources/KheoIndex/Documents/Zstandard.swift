import CZstd
import Synchronization

/// Compression of stored blocks by the system's zstd (RFC 8878).
enum Zstandard {
  /// Level 3: on news text within 8 percent of level 9's size at a fifth of its time.
  private static let level: Int32 = 3

  // Contexts are costly to make (some 100 KB each) and hold no state between frames, so they are lent out and put back.
  private static let decompressors = Mutex<[Context]>([])

  /// Sendable: a context is used by one task at a time, the one that took it out of the pool.
  private struct Context: @unchecked Sendable {
    let pointer: OpaquePointer
  }

  static func compress(_ bytes: [UInt8]) throws(IndexError) -> [UInt8] {
    var frame = [UInt8](repeating: 0, count: ZSTD_compressBound(bytes.count))
    let count = frame.withUnsafeMutableBytes { target in
      bytes.withUnsafeBytes { source in
        ZSTD_compress(target.baseAddress, target.count, source.baseAddress, source.count, level)
      }
    }
    guard ZSTD_isError(count) == 0 else {
      throw .limitExceeded("zstd cannot compress a block: \(String(cString: ZSTD_getErrorName(count)))")
    }
    frame.removeSubrange(count...)
    return frame
  }

  /// The `byteCount` bytes that `frame` was made of; nil where it is not such a frame.
  static func decompress(_ frame: UnsafeRawBufferPointer, byteCount: Int) -> [UInt8]? {
    // Four bytes of a frame stand for 128 KB at most (RFC 8878, 3.1.1.2): more is a lie, and no memory is given to it.
    guard byteCount >> 15 <= frame.count,
      ZSTD_getFrameContentSize(frame.baseAddress, frame.count) == UInt64(byteCount)
    else { return nil }
    let context = decompressors.withLock { $0.popLast() } ?? Context(pointer: ZSTD_createDCtx()!)
    defer { decompressors.withLock { $0.append(context) } }
    return [UInt8](unsafeUninitializedCapacity: byteCount) { target, initialized in
      let count = ZSTD_decompressDCtx(
        context.pointer, target.baseAddress, byteCount, frame.baseAddress, frame.count)
      initialized = ZSTD_isError(count) == 0 ? count : 0
    }.nilIfShorter(than: byteCount)
  }
}

extension [UInt8] {
  fileprivate func nilIfShorter(than count: Int) -> [UInt8]? { self.count == count ? self : nil }
}
