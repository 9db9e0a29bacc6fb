import Glibc

/// The right to write to an index, held by one process at a time through `flock` on the file `LOCK`.
///
/// The system lets go of it when the process ends, however it ends; a file named LOCK that is left behind means nothing.
struct WriterLock: ~Copyable {
  private let descriptor: Int32

  /// Throws `IndexError.locked` where another writer holds the lock.
  init(folder: String) throws(IndexError) {
    let path = folder + "/LOCK"
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw FileSystem.failure("open", path) }
    if flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      let error = errno == EWOULDBLOCK ? IndexError.locked(path: folder) : FileSystem.failure("lock", path)
      close(descriptor)
      throw error
    }
  }

  deinit { close(descriptor) }
}
