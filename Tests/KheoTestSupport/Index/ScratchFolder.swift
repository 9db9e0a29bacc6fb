import Glibc

/// A folder of its own for one test, removed with all it holds when the test lets go of it.
package final class ScratchFolder: Sendable {
  package let path: String

  package init() {
    var template = Array("/tmp/kheo-test-XXXXXX".utf8CString)
    if let folder = getenv("TMPDIR") { template = Array((String(cString: folder) + "/kheo-test-XXXXXX").utf8CString) }
    guard mkdtemp(&template) != nil else { preconditionFailure("no folder for temporary files") }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    for entry in Self.entries(below: path, prefix: "") { _ = Glibc.remove(path + "/" + entry.name) }
    _ = Glibc.remove(path)
  }

  /// Paths of all files below the folder, relative to it, sorted.
  package func files() -> [String] {
    Self.entries(below: path, prefix: "").filter { !$0.isFolder }.map(\.name).sorted()
  }

  /// Files and folders, what is in a folder before the folder.
  private static func entries(below path: String, prefix: String) -> [(name: String, isFolder: Bool)] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var found: [(name: String, isFolder: Bool)] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self))
      }
      if name == "." || name == ".." { continue }
      let isFolder = entry.pointee.d_type == UInt8(DT_DIR)
      if isFolder { found += entries(below: path + "/" + name, prefix: prefix + name + "/") }
      found.append((prefix + name, isFolder))
    }
    return found
  }

  /// The bytes of a file below the folder.
  package func read(_ name: String) -> [UInt8] {
    let descriptor = open(path + "/" + name, O_RDONLY)
    precondition(descriptor >= 0, "cannot open \(name)")
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: Int(lseek(descriptor, 0, SEEK_END)))
    let count = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
    precondition(count == bytes.count, "cannot read \(name)")
    return bytes
  }

  /// Makes a file, or replaces its bytes in place.
  package func write(_ bytes: [UInt8], to name: String) {
    let descriptor = open(path + "/" + name, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
    precondition(descriptor >= 0, "cannot create \(name)")
    defer { close(descriptor) }
    let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    precondition(count == bytes.count, "cannot write \(name)")
  }

  /// Puts one byte into a file, in place.
  package func patch(_ name: String, at offset: Int, with byte: UInt8) {
    let descriptor = open(path + "/" + name, O_WRONLY)
    precondition(descriptor >= 0, "cannot open \(name)")
    defer { close(descriptor) }
    let count = withUnsafeBytes(of: byte) { pwrite(descriptor, $0.baseAddress, 1, off_t(offset)) }
    precondition(count == 1, "cannot write \(name)")
  }

  package func makeFolder(_ name: String) {
    guard mkdir(path + "/" + name, 0o777) == 0 else { preconditionFailure("cannot make \(name)") }
  }

  /// Removes a file or an empty folder.
  package func remove(_ name: String) { _ = Glibc.remove(path + "/" + name) }
}
