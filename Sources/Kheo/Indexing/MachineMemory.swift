import Glibc

/// The memory that this process may have.
enum MachineMemory {
  /// Files in which the limit of a container stands, of the second and the first version of control groups.
  private static let limitPaths = ["/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"]

  /// Bytes: what the machine has, or what its container is given of it.
  static var byteCount: Int {
    let machine = sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE))
    let limits = limitPaths.compactMap { limit(start(ofFile: $0)) }
    return limits.reduce(machine > 0 ? machine : .max, min)
  }

  /// The first bytes of a file; none where it cannot be read.
  private static func start(ofFile path: String) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return [] }
    defer { close(file) }
    return [UInt8](unsafeUninitializedCapacity: 32) { bytes, count in count = max(0, read(file, bytes.baseAddress!, 32))
    }
  }

  /// A limit as such a file has it; nil for `max`, and for what is no number.
  static func limit(_ text: [UInt8]) -> Int? {
    Int(String(decoding: text.prefix { $0 > 0x20 }, as: UTF8.self)).flatMap { $0 > 0 ? $0 : nil }
  }
}
