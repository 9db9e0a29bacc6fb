import ArgumentParser
import Kheo

/// What commands that build take.
struct BuildOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Memory for gathering, in MiB (16 to 65536).", valueName: "mib"))
  var memory = IndexBuild.defaultMemoryBudget >> 20

  @Option(help: ArgumentHelp("Threads to read articles on; 0 for one a processor.", valueName: "n"))
  var jobs = 0

  @Flag(name: .customLong("no-entities"), help: "Leave out units and people: faster, and articles only.")
  var withoutEntities = false

  @Flag(help: "Say nothing but errors.")
  var quiet = false

  @Flag(help: "Print what was done as one JSON object.")
  var json = false

  @Argument(help: ArgumentHelp("Files, folders, or - for JSON lines on standard input.", valueName: "input"))
  var inputs: [String]

  func validate() throws {
    guard (16...65536).contains(memory) else { throw ValidationError("--memory is from 16 to 65536 MiB") }
    guard (0...256).contains(jobs) else { throw ValidationError("--jobs is from 0 to 256") }
    guard !inputs.isEmpty else { throw ValidationError("name at least one input, or - for standard input") }
  }

  func run(_ build: IndexBuild, verb: String) throws {
    var build = build
    build.memoryBudget = memory << 20
    build.jobs = jobs
    build.hasEntities = !withoutEntities
    var progress = ProgressLine(isQuiet: quiet)
    let start = ContinuousClock.now
    let report = try build.run(
      onFailure: { failure in
        progress.clear()
        Terminal.complain("\(failure)")
      },
      onProgress: { state, documents in
        progress.update {
          let share = state.totalBytes.map { $0 > 0 ? " (\(state.bytesRead * 100 / $0)%)" : "" } ?? ""
          return "\(documents) documents, \(state.bytesRead >> 20) MiB\(share)"
        }
      })
    progress.clear()
    let seconds = ((ContinuousClock.now - start) / .milliseconds(1)).rounded() / 1000
    if json { Terminal.write(Self.json(report, seconds: seconds) + [0x0A]) }
    if !quiet { Terminal.complain(Self.summary(report, verb: verb, seconds: seconds), prefix: "") }
    if report.failureCount > 0 { throw Exit.inputError }
  }

  private static func summary(_ report: IndexBuild.Report, verb: String, seconds: Double) -> String {
    var parts = ["\(verb) \(report.documentCount) documents in \(seconds) s"]
    if report.failureCount > 0 { parts.append("\(report.failureCount) could not be read") }
    if report.skippedFileCount > 0 { parts.append("\(report.skippedFileCount) files of other kinds passed over") }
    parts.append("generation \(report.generation) is live")
    return parts.joined(separator: "; ")
  }

  private static func json(_ report: IndexBuild.Report, seconds: Double) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("schemaVersion", 1)
    writer.member("generation", report.generation)
    writer.member("documents", report.documentCount)
    writer.member("failed", report.failureCount)
    writer.member("skippedFiles", report.skippedFileCount)
    writer.member("bytes", report.byteCount)
    writer.member("seconds", seconds)
    writer.name("languages")
    writer.beginObject()
    for (language, count) in report.languageCounts.sorted(by: { $0.key < $1.key }) { writer.member(language, count) }
    writer.endObject()
    writer.endObject()
    return writer.bytes
  }
}
