import Glibc

/// Writing to the terminal: data on standard output, talk on standard error.
enum Terminal {
  /// Writes bytes to standard output, all of them. Ends the process quietly when nobody reads any more.
  static func write(_ bytes: [UInt8]) { write(bytes, to: STDOUT_FILENO) }

  /// Writes a line to standard output.
  static func print(_ line: String) { write(Array((line + "\n").utf8)) }

  /// Writes a complaint to standard error.
  static func complain(_ message: String, prefix: String = "kheo: ") {
    write(Array((prefix + message + "\n").utf8), to: STDERR_FILENO)
  }

  /// Whether standard output may be coloured: a terminal that is not dumb, and no `NO_COLOR` (no-color.org);
  /// `CLICOLOR_FORCE` overrides.
  static var hasColor: Bool {
    if let forced = environment("CLICOLOR_FORCE"), forced != "0" { return true }
    if let no = environment("NO_COLOR"), !no.isEmpty { return false }
    return isatty(STDOUT_FILENO) == 1 && environment("TERM") != "dumb"
  }

  /// Whether progress has somebody to show itself to.
  static var showsProgress: Bool { isatty(STDERR_FILENO) == 1 && environment("TERM") != "dumb" }

  static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  fileprivate static func write(_ bytes: [UInt8], to descriptor: Int32) {
    var offset = 0
    while offset < bytes.count {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress! + offset, bytes.count - offset) }
      if count < 0 && errno == EINTR { continue }
      if count <= 0 {
        if descriptor == STDOUT_FILENO { _exit(Exit.outOfSpace.rawValue) }
        // Nobody hears the talk: the work goes on, and the exit code tells how it ends.
        return
      }
      offset += count
    }
  }
}

/// A line on standard error that is rewritten while long work goes on; silent where standard error is not a terminal.
struct ProgressLine {
  private let isShown: Bool
  private var last = ContinuousClock.now - .seconds(1)
  private var isWritten = false

  init(isQuiet: Bool) { isShown = !isQuiet && Terminal.showsProgress }

  /// Shows `text` if nothing was shown for a tenth of a second.
  mutating func update(_ text: () -> String) {
    guard isShown, ContinuousClock.now - last >= .milliseconds(100) else { return }
    last = .now
    isWritten = true
    Terminal.write(Array("\r\u{1B}[K\(text())".utf8), to: STDERR_FILENO)
  }

  /// Clears the line.
  mutating func clear() {
    if isWritten { Terminal.write(Array("\r\u{1B}[K".utf8), to: STDERR_FILENO) }
    isWritten = false
  }
}
