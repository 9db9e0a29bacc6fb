import Glibc

/// A failure of the temporary files of linking.
public struct LinkingError: Error, Equatable, Sendable, CustomStringConvertible {
  public var operation: String
  /// Of the folder that holds the file.
  public var folder: String
  /// `errno`.
  public var code: Int32

  public var description: String {
    "cannot \(operation) a temporary file in \(folder): \(String(cString: strerror(code)))"
  }
}

/// A file without a name, gone when its owner is, that is appended to and read from anywhere.
final class TemporaryFile {
  private(set) var byteCount = 0
  private let descriptor: Int32
  private let folder: String

  init(folder: String) throws(LinkingError) {
    var template = Array((folder + "/kheo-link-XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw LinkingError(operation: "create", folder: folder, code: errno) }
    unlink(template)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    self.descriptor = descriptor
    self.folder = folder
  }

  deinit { close(descriptor) }

  func append(_ bytes: [UInt8]) throws(LinkingError) {
    let code = bytes.withUnsafeBytes { raw -> Int32 in
      var done = 0
      while done < raw.count {
        let count = pwrite(descriptor, raw.baseAddress! + done, raw.count - done, off_t(byteCount + done))
        if count < 0 {
          if errno == EINTR { continue }
          return errno
        }
        done += count
      }
      return 0
    }
    guard code == 0 else { throw LinkingError(operation: "write to", folder: folder, code: code) }
    byteCount += bytes.count
  }

  /// Appends the bytes of `range`, which lies inside the file, to `bytes`.
  func read(_ range: Range<Int>, into bytes: inout [UInt8]) throws(LinkingError) {
    precondition(range.lowerBound >= 0 && range.upperBound <= byteCount, "a range outside the temporary file")
    let start = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: range.count))
    let code = bytes.withUnsafeMutableBytes { raw -> Int32 in
      var done = 0
      while done < range.count {
        let count = pread(
          descriptor, raw.baseAddress! + start + done, range.count - done, off_t(range.lowerBound + done))
        if count < 0 && errno == EINTR { continue }
        if count <= 0 { return count == 0 ? EIO : errno }
        done += count
      }
      return 0
    }
    guard code == 0 else { throw LinkingError(operation: "read", folder: folder, code: code) }
  }
}
