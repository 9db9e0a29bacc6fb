import Glibc
import Kheo

/// A file that is written under a temporary name and takes its own in one step: nobody ever reads half of it, and what was
/// there before stays until then.
final class ReplacingFile {
  private let path: String
  private let temporary: String
  private let descriptor: Int32
  private var isFinished = false

  /// Throws `IndexError.system`.
  init(path: String) throws {
    self.path = path
    temporary = "\(path).\(getpid()).tmp"
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      throw IndexError.system(
        operation: "write", path: path, code: EISDIR, message: "it is a folder; name a file in it")
    }
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw Self.failure("write", path) }
    Interruption.removes(temporary)
  }

  /// What was not finished leaves nothing behind.
  deinit {
    if isFinished { return }
    close(descriptor)
    unlink(temporary)
  }

  /// Throws `IndexError.system`.
  func write(_ bytes: [UInt8]) throws {
    var offset = 0
    while offset < bytes.count {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress! + offset, bytes.count - offset) }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw Self.failure("write", path) }
      offset += count
    }
  }

  /// Flushes the file to the disk and gives it its name. Throws `IndexError.system`.
  func finish() throws {
    // What cannot be flushed (a pipe, some network file systems) says EINVAL.
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw Self.failure("flush", path) }
    guard rename(temporary, path) == 0 else { throw Self.failure("rename to", path) }
    close(descriptor)
    isFinished = true
    Interruption.removes(nil)
  }

  private static func failure(_ operation: String, _ path: String) -> IndexError {
    let code = errno
    return .system(operation: operation, path: path, code: code, message: String(cString: strerror(code)))
  }
}

/// What an interrupt leaves behind: nothing.
enum Interruption {
  /// Read by the signal handler, which may only call what is safe there: `unlink` is.
  private nonisolated(unsafe) static var path: UnsafeMutablePointer<CChar>?

  /// Has a file removed when the process is interrupted; nil for none. Called from one thread.
  static func removes(_ file: String?) {
    let old = path
    path = file.map { strdup($0) }
    free(old)
    guard file != nil else { return }
    signal(SIGINT) { _ in
      if let path = Interruption.path { unlink(path) }
      _exit(Exit.interrupted.rawValue)
    }
  }
}
