import Glibc

/// The few operations on files that an index needs, each with its failure named.
enum FileSystem {
  /// The error of the last failed call, with the system's own words.
  static func failure(_ operation: String, _ path: String) -> IndexError {
    let code = errno
    return .system(operation: operation, path: path, code: code, message: String(cString: strerror(code)))
  }

  /// The whole of a small file.
  static func read(_ path: String) throws(IndexError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure("open", path) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw failure("read", path) }
      if count == 0 { return bytes }
      bytes.append(contentsOf: buffer[..<count])
    }
  }

  /// Writes a small file under a temporary name, flushes it, and renames it onto `path` in one step; then flushes the
  /// folder, so that the new name survives a power failure.
  static func replace(_ path: String, with bytes: [UInt8]) throws(IndexError) {
    let temporary = path + ".tmp"
    let file = try OutputFile(path: temporary)
    try file.write(bytes)
    try file.finish()
    guard rename(temporary, path) == 0 else { throw failure("rename", temporary) }
    try flushFolder(parent(of: path))
  }

  /// Makes the names in a folder durable.
  static func flushFolder(_ path: String) throws(IndexError) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure("open", path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw failure("flush", path) }
  }

  /// Makes a folder and those above it, where they are missing.
  static func makeFolder(_ path: String) throws(IndexError) {
    if isFolder(path) { return }
    let above = parent(of: path)
    if above != path && !above.isEmpty { try makeFolder(above) }
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw failure("make the folder", path) }
    try flushFolder(above)
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// The names in a folder, sorted by bytes; empty where the folder is missing.
  static func names(in path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      // In place: an entry is only as long as its name, shorter than the structure that describes it.
      let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
        String(cString: UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self))
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  static func remove(_ path: String) { unlink(path) }

  /// The folder that holds `path`.
  static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Random bytes of the system, for names that must not collide.
  static func randomBytes(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
  }
}
