import Glibc

/// A folder of its own for one test, removed with all it holds when the test lets go of it.
final class ScratchFolder: Sendable {
  let path: String

  init() {
    var template = Array("/tmp/kheo-facade-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { preconditionFailure("no folder for temporary files") }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    for name in files() { unlink(path + "/" + name) }
    for name in Self.names(in: path, folders: true).reversed() { rmdir(path + "/" + name) }
    rmdir(path)
  }

  /// Paths of the files below the folder, sorted.
  func files(below prefix: String = "") -> [String] {
    Self.names(in: path, folders: false).filter { $0.hasPrefix(prefix) }.sorted()
  }

  func read(_ name: String) -> [UInt8] { Self.read(path + "/" + name) }

  static func read(_ path: String) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    precondition(descriptor >= 0, "cannot open \(path)")
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: Int(lseek(descriptor, 0, SEEK_END)))
    let count = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
    return Array(bytes[..<max(0, count)])
  }

  /// Writes a file over what was there; returns its path.
  @discardableResult
  func write(_ name: String, _ bytes: some Sequence<UInt8>) -> String {
    let full = path + "/" + name
    let descriptor = open(full, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    precondition(descriptor >= 0, "cannot write \(full)")
    defer { close(descriptor) }
    let bytes = Array(bytes)
    let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    precondition(count == bytes.count, "cannot write \(full)")
    return full
  }

  @discardableResult
  func write(_ name: String, _ text: String) -> String { write(name, text.utf8) }

  func makeFolder(_ name: String) { mkdir(path + "/" + name, 0o755) }

  private static func names(in path: String, folders: Bool) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var found: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self))
      }
      if name == "." || name == ".." { continue }
      let isFolder = entry.pointee.d_type == UInt8(DT_DIR)
      if isFolder == folders { found.append(name) }
      if isFolder { found += names(in: path + "/" + name, folders: folders).map { name + "/" + $0 } }
    }
    return found
  }
}
