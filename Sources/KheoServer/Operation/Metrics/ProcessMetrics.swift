import Glibc

/// What the system says about this process, in the names that all clients of Prometheus use.
struct ProcessMetrics {
  var cpuSeconds = 0.0
  var residentBytes = 0
  var virtualBytes = 0
  var openFiles = 0
  /// Nil where there is no limit.
  var maximumFiles: Int?
  /// Since 1970.
  var startSeconds = 0.0

  /// Read from `/proc` (proc(5)); zero where that is not to be had.
  static func read() -> ProcessMetrics {
    var metrics = ProcessMetrics()
    let ticks = Double(sysconf(CInt(_SC_CLK_TCK)))
    // Field 2 is the program's name in parentheses, and may hold anything: count from behind it, at field 3.
    let statistics = text("/proc/self/stat")
    if let end = statistics.lastIndex(of: ")") {
      let fields = statistics[end...].split(separator: " ").dropFirst().map { Double($0) ?? 0 }
      func field(_ number: Int) -> Double { fields.count > number - 3 ? fields[number - 3] : 0 }
      metrics.cpuSeconds = (field(14) + field(15)) / ticks
      metrics.virtualBytes = Int(field(23))
      metrics.residentBytes = Int(field(24)) * Int(sysconf(CInt(_SC_PAGESIZE)))
      metrics.startSeconds = bootSeconds + field(22) / ticks
    }
    metrics.openFiles = entryCount("/proc/self/fd")
    metrics.maximumFiles = number(after: "Max open files", in: text("/proc/self/limits"))
    return metrics
  }

  func write(into text: inout PrometheusText) {
    func write(_ name: String, _ type: String, _ help: String, _ value: Double) {
      text.begin(name, help: help, type: type)
      text.sample(name, [], value)
    }
    write("process_cpu_seconds_total", "counter", "Time on processors, user and system.", cpuSeconds)
    if let maximumFiles {
      write("process_max_fds", "gauge", "Most open file descriptors.", Double(maximumFiles))
    }
    write("process_open_fds", "gauge", "Open file descriptors.", Double(openFiles))
    write(
      "process_resident_memory_bytes", "gauge", "Memory in use, mapped files that are read included.",
      Double(residentBytes))
    write("process_start_time_seconds", "gauge", "When the process started, since 1970.", startSeconds)
    write("process_virtual_memory_bytes", "gauge", "Addresses in use.", Double(virtualBytes))
  }

  /// When the machine started, since 1970; it does not change.
  private static let bootSeconds = Double(number(after: "btime", in: text("/proc/stat")) ?? 0)

  /// The first number of the line that begins so.
  private static func number(after prefix: String, in text: String) -> Int? {
    text.split(separator: "\n").first { $0.hasPrefix(prefix) }?
      .dropFirst(prefix.count).split(separator: " ").first.flatMap { Int($0) }
  }

  /// Files of `/proc` have no size: they are read to their end, 64 KiB at most, which holds what is looked for.
  private static func text(_ path: String) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return "" }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4_096)
    while bytes.count < 65_536 {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count <= 0 { break }
      bytes.append(contentsOf: chunk[..<count])
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Without `.`, `..` and the descriptor that reads the folder.
  private static func entryCount(_ path: String) -> Int {
    guard let folder = opendir(path) else { return 0 }
    defer { closedir(folder) }
    var count = -3
    while readdir(folder) != nil { count += 1 }
    return max(count, 0)
  }
}
