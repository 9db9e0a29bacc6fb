import Glibc

/// The regular files below a folder in the byte order of their paths, pulled one at a time.
///
/// Only the listings of the folders on the way down are held. Hidden entries (`.name`) are passed over. Symbolic links
/// are followed; a folder is entered once however many ways lead to it, so loops end.
struct FolderWalk {
  enum Step {
    /// `path` opens the file, `name` is its path below the folder.
    case file(path: String, name: String, byteCount: Int)
    case failure(InputFailure)
  }

  private struct Identity: Hashable {
    var device: UInt
    var inode: UInt
  }

  /// What is left of one folder's listing, the last first.
  private struct Level {
    var path: String
    var name: String
    var entries: [[CChar]]
  }

  private var levels: [Level] = []
  private var visited: Set<Identity> = []
  private var pending: InputFailure?
  /// Devices, pipes and sockets passed over.
  private(set) var skippedCount = 0

  init(path: String) {
    enter(path: path, name: "")
  }

  mutating func next() -> Step? {
    while true {
      if let failure = pending {
        pending = nil
        return .failure(failure)
      }
      guard !levels.isEmpty else { return nil }
      let top = levels.count - 1
      guard var entry = levels[top].entries.popLast() else {
        levels.removeLast()
        continue
      }
      // A folder's entry ends in "/" so that it sorts as its paths do.
      let isFolder = entry.last == slash
      if isFolder { entry.removeLast() }
      let part = String(decoding: entry.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      let name = levels[top].name.isEmpty ? part : "\(levels[top].name)/\(part)"
      let path = levels[top].path.hasSuffix("/") ? levels[top].path + part : "\(levels[top].path)/\(part)"
      if isFolder {
        enter(path: path, name: name)
      } else if let step = look(at: path, name: name) {
        return step
      }
    }
  }

  private mutating func look(at path: String, name: String) -> Step? {
    var status = stat()
    guard stat(path, &status) == 0 else {
      return .failure(InputFailure(path: path, reason: .systemError(errno)))
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      skippedCount += 1
      return nil
    }
    return .file(path: path, name: name, byteCount: Int(status.st_size))
  }

  private mutating func enter(path: String, name: String) {
    guard let folder = opendir(path) else {
      pending = InputFailure(path: path, reason: .systemError(errno))
      return
    }
    defer { closedir(folder) }
    var status = stat()
    if fstat(dirfd(folder), &status) == 0 {
      let identity = Identity(device: UInt(status.st_dev), inode: UInt(status.st_ino))
      guard visited.insert(identity).inserted else { return }
    }
    var entries: [[CChar]] = []
    while let entry = readdir(folder) {
      if let named = Self.entry(entry, in: folder) { entries.append(named) }
    }
    entries.sort { left, right in
      right.lexicographicallyPrecedes(left) { UInt8(bitPattern: $0) < UInt8(bitPattern: $1) }
    }
    levels.append(Level(path: path, name: name, entries: entries))
  }

  /// The entry's name, with "/" behind a folder's; `nil` for a hidden one.
  private static func entry(_ entry: UnsafeMutablePointer<dirent>, in folder: OpaquePointer) -> [CChar]? {
    withUnsafePointer(to: &entry.pointee.d_name) { tuple in
      tuple.withMemoryRebound(to: CChar.self, capacity: 256) { name in
        guard name[0] != CChar(UInt8(ascii: ".")) else { return nil }
        var bytes = [CChar](UnsafeBufferPointer(start: name, count: strlen(name)))
        var isFolder = entry.pointee.d_type == UInt8(DT_DIR)
        if entry.pointee.d_type == UInt8(DT_LNK) || entry.pointee.d_type == UInt8(DT_UNKNOWN) {
          var status = stat()
          isFolder = fstatat(dirfd(folder), name, &status, 0) == 0 && status.st_mode & S_IFMT == S_IFDIR
        }
        if isFolder { bytes.append(slash) }
        return bytes
      }
    }
  }
}

private let slash = CChar(UInt8(ascii: "/"))
