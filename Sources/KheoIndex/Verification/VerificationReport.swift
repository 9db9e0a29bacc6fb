extension IndexVerification {
  /// What a full check of an index found.
  package struct Report: Sendable {
    /// Damage, with the file and the place, in the order in which it was found; at most `problemLimit` for each file.
    package internal(set) var problems: [CorruptIndexError] = []
    /// Problems beyond the limit, counted and not described.
    package internal(set) var omittedProblemCount = 0
    /// What is unusual and harms nothing: files that no generation names, generations that are not live.
    package internal(set) var notes: [String] = []
    /// Files that were read from the first byte to the last.
    package internal(set) var fileCount = 0
    /// Bytes of those files.
    package internal(set) var byteCount = 0

    /// Whether nothing is damaged.
    package var isSound: Bool { problems.isEmpty }
  }

  /// Problems that are described for one file.
  static let problemLimit = 100
}

/// Gathers findings while the parts of an index are checked.
final class VerificationLog {
  private(set) var report = IndexVerification.Report()
  private var problemCounts: [String: Int] = [:]
  private let progress: ((String) -> Void)?

  init(progress: ((String) -> Void)?) { self.progress = progress }

  /// Says that a file is being read, and counts it.
  func begin(file: String, byteCount: Int) {
    report.fileCount += 1
    report.byteCount += byteCount
    progress?(file)
  }

  func note(_ sentence: String) { report.notes.append(sentence) }

  /// Problems found in a file so far.
  func problemCount(of file: String) -> Int { problemCounts[file] ?? 0 }

  func problem(_ error: CorruptIndexError) {
    problemCounts[error.file, default: 0] += 1
    if problemCount(of: error.file) <= IndexVerification.problemLimit {
      report.problems.append(error)
    } else {
      report.omittedProblemCount += 1
    }
  }

  func problem(_ file: String, _ offset: Int, _ sentence: String) {
    problem(CorruptIndexError(file: file, offset: offset, reason: .malformed(sentence)))
  }

  /// Runs a check; what it throws is a problem of `file`. Returns nil where it threw.
  func checking<Result>(_ file: String, _ body: () throws -> Result) -> Result? {
    do {
      return try body()
    } catch let error as CorruptIndexError {
      problem(error)
    } catch {
      problem(file, 0, "\(error)")
    }
    return nil
  }
}
