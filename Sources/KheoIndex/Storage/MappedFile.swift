import Glibc

/// A read-only mapping of one index file, unmapped when the last reader lets go.
///
/// An empty file maps to an empty range. The mapping outlives the file's name: a generation that is pruned while a
/// reader holds it stays readable for that reader.
final class MappedFile: Sendable {
  /// What errors call the file: its path below the index's folder.
  let name: String
  let byteCount: Int
  // Sendable: the pages are never written through this mapping, and index files never change once they have their name.
  nonisolated(unsafe) private let base: UnsafeRawPointer

  /// Throws `IndexError.system` where the file cannot be opened or mapped.
  init(path: String, name: String) throws(IndexError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileSystem.failure("open", path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileSystem.failure("examine", path) }
    self.name = name
    byteCount = Int(status.st_size)
    if byteCount == 0 {
      base = UnsafeRawPointer(UnsafeMutableRawPointer.allocate(byteCount: 1, alignment: 1))
      return
    }
    let address = mmap(nil, byteCount, PROT_READ, MAP_SHARED, descriptor, 0)
    guard let address, address != MAP_FAILED else { throw FileSystem.failure("map", path) }
    base = UnsafeRawPointer(address)
  }

  deinit {
    if byteCount == 0 {
      base.deallocate()
    } else {
      munmap(UnsafeMutableRawPointer(mutating: base), byteCount)
    }
  }

  /// Gives back the memory that pages read so far take in this process; they stay in the system's cache, and what is read
  /// again comes from there.
  func releasePages() {
    if byteCount > 0 { madvise(UnsafeMutableRawPointer(mutating: base), byteCount, MADV_DONTNEED) }
  }

  /// All bytes; valid as long as the mapping is held.
  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: byteCount) }
}
