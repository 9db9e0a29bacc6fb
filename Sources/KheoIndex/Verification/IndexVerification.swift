/// A full check of an index: every file of every generation, every checksum and every cross-reference.
///
/// Reading checks the pages it comes to; this checks all of them, and then that what they say holds together: that the
/// dictionary is in order, that postings, skip tables, maxima, norms and sums are those of the occurrences, that ids lead
/// to their documents. It shares the format's constants with the reader and no more of the decoding than single varints
/// and the unpacking of 128 integers, and it bounds every read, so that no bytes whatever make it trap.
///
/// Linear in the size of the index; memory is some 24 bytes a document and 8 a term of the largest segment. A writer
/// may commit meanwhile: a generation that is pruned during the check makes the check start again.
package struct IndexVerification {
  private let folder: String

  package init(folder: String) { self.folder = folder }

  /// Checks everything. `progress` is called with the name of each file before it is read.
  ///
  /// Throws `IndexError.missing` where there is no index and `IndexError.unsupportedVersion` where it is whole and of
  /// another version; all else, unreadable files with it, is in the report.
  package func run(progress: ((String) -> Void)? = nil) throws -> Report {
    var attemptsLeft = 3
    while true {
      let before = try? FileSystem.read(folder + "/" + CurrentGeneration.path)
      let log = VerificationLog(progress: progress)
      try GenerationsVerification(folder: folder, log: log).run()
      attemptsLeft -= 1
      let after = try? FileSystem.read(folder + "/" + CurrentGeneration.path)
      if log.report.isSound || before == after || attemptsLeft == 0 { return log.report }
    }
  }
}
