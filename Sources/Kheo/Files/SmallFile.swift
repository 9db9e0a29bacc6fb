import Glibc

/// A file of settings or keys, read whole.
public struct SmallFile: Sendable {
  public var bytes: [UInt8]
  /// The bits of who may read and write it, as `stat` gives them.
  public var permissions: UInt32

  /// Why a file was not read; `reason` is the system's own words.
  public struct ReadError: Error, Equatable, Sendable, CustomStringConvertible {
    public var path: String
    public var reason: String

    public var description: String { "\(path): \(reason)" }
  }

  /// What is larger than this is no such file.
  public static let maximumByteCount = 1 << 20

  /// Throws `ReadError` where the file is missing, unreadable, no regular file, or larger than 1 MiB.
  public static func read(_ path: String) throws -> SmallFile {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw ReadError(path: path, reason: String(cString: strerror(errno))) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw ReadError(path: path, reason: String(cString: strerror(errno))) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw ReadError(path: path, reason: "is not a file") }
    guard status.st_size <= maximumByteCount else { throw ReadError(path: path, reason: "is larger than 1 MiB") }
    return SmallFile(bytes: try contents(of: descriptor, path: path), permissions: status.st_mode & 0o777)
  }

  private static func contents(of descriptor: CInt, path: String) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 16_384)
    while bytes.count <= maximumByteCount {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        throw ReadError(path: path, reason: String(cString: strerror(errno)))
      }
      bytes.append(contentsOf: chunk[..<count])
    }
    throw ReadError(path: path, reason: "is larger than 1 MiB")
  }
}
