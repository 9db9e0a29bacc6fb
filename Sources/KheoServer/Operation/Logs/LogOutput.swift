import Glibc

/// Where lines of a log go.
public struct LogOutput: Sendable {
  private let append: @Sendable ([UInt8]) -> Void

  /// - Parameter append: Takes a line with its end; called from any thread.
  public init(append: @escaping @Sendable ([UInt8]) -> Void) { self.append = append }

  /// The standard error of the process.
  public static let standardError = LogOutput { line in
    var start = 0
    while start < line.count {
      let count = line[start...].withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
      if count > 0 {
        start += count
      } else if errno != EINTR {
        // There is nowhere left to say that the log cannot be written.
        return
      }
    }
  }

  /// Adds the end of the line.
  func write(_ line: [UInt8]) {
    var line = line
    line.append(0x0A)
    append(line)
  }
}
