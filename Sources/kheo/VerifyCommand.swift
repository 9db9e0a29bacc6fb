import ArgumentParser
import Kheo

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check an index in full: every checksum and cross-reference.",
    discussion: """
      Example:
        kheo verify --index indexes/news

      The exit code is 4 where anything is damaged; each damage is named with its file and byte.
      """)

  @OptionGroup var index: IndexOption
  @Flag(help: "One JSON object.") var json = false
  @Flag(help: "Say nothing but damage.") var quiet = false

  mutating func run() throws {
    var progress = ProgressLine(isQuiet: quiet)
    let report = try IndexVerification(folder: index.index).run { step in progress.update { step } }
    progress.clear()
    if json {
      Terminal.write(Self.json(report) + [0x0A])
    } else {
      for problem in report.problems { Terminal.complain("\(problem)") }
      if !quiet {
        for note in report.notes { Terminal.complain(note, prefix: "note: ") }
        Terminal.print(Self.summary(report))
      }
    }
    if !report.isSound { throw Exit.indexDamaged }
  }

  private static func summary(_ report: IndexVerification.Report) -> String {
    let scope = "\(report.fileCount) files, \(report.byteCount) bytes checked"
    if report.isSound { return "sound: \(scope)" }
    return "damaged: \(report.problems.count + report.omittedProblemCount) problems; \(scope)"
  }

  private static func json(_ report: IndexVerification.Report) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("schemaVersion", 1)
    writer.member("sound", report.isSound)
    writer.member("files", report.fileCount)
    writer.member("bytes", report.byteCount)
    writer.member("problems", report.problems.map { "\($0)" })
    writer.member("omittedProblems", report.omittedProblemCount)
    writer.member("notes", report.notes)
    writer.endObject()
    return writer.bytes
  }
}
