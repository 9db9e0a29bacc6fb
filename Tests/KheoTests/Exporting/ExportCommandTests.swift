import Glibc
import Testing

/// `kheo export` as a process.
@Suite(.enabled(if: CommandLineTool.path != nil, "the tool is not built"))
struct ExportCommandTests {
  /// For tests that leave it as it is.
  private static let shared = Result { try index() }

  private static func index() throws -> TestIndex {
    try TestIndex([
      TestArticle(
        id: "a",
        text: "Die Vorsitzende Frau Ilse Beispiel sprach in Leipzig. Ilse Beispiel ist Bürgermeisterin von Leipzig.",
        title: "Rede", lang: "de"),
      TestArticle(id: "b", text: "Die Wiese blüht.", lang: "de"),
    ])
  }

  private static func export(_ index: TestIndex, _ arguments: [String], output: String? = "out") -> CommandLineTool.Run
  {
    CommandLineTool.run(["export", "--index", index.path] + arguments, output: output)
  }

  @Test("both formats and all kinds", arguments: ["ftm", "ndjson"], ["article", "unit", "person", "all"])
  func formats(_ format: String, _ kind: String) throws {
    let index = try Self.shared.get()
    let run = Self.export(index, ["--format", format, "--kind", kind])
    #expect(run.code == 0 && run.talk.isEmpty)
    #expect(run.lines.allSatisfy { JSON($0.utf8) != nil })
    if kind == "article" { #expect(run.lines.count == 2) }
    if kind == "all" { #expect(run.lines.count > 2) }
  }

  @Test("a file is replaced when all is written, and nothing is left beside it")
  func replaces() throws {
    let index = try Self.index()
    let folder = ScratchFolder()
    let target = folder.write("news.json", "old")
    let run = Self.export(index, ["--format", "ftm", "--output", target])
    #expect(run.code == 0 && run.output.isEmpty)
    #expect(folder.read("news.json") == Self.export(index, ["--format", "ftm"]).output)
    #expect(folder.files() == ["news.json"])
    let damaged = try #require(index.folder.files(below: "index/segments/").first)
    index.folder.write(damaged, index.folder.read(damaged).dropLast(9))
    #expect(Self.export(index, ["--format", "ftm", "--output", target]).code == 4)
    #expect(folder.files() == ["news.json"] && !folder.read("news.json").isEmpty)
  }

  @Test("a folder, a missing folder, a full disk are named; the exit code tells")
  func refuses() throws {
    let index = try Self.shared.get()
    let folder = ScratchFolder()
    for path in [folder.path, folder.path + "/no/news.json"] {
      let run = Self.export(index, ["--format", "ftm", "--output", path])
      #expect(run.code == 70 && run.talk.contains(path) && run.output.isEmpty)
    }
    #expect(folder.files().isEmpty)
    #expect(Self.export(index, ["--format", "ftm"], output: "/dev/full").code == 9)
    #expect(CommandLineTool.run(["export", "--index", folder.path + "/none", "--format", "ftm"]).code == 3)
    for arguments in [[], ["--format", "csv"], ["--format", "ftm", "--kind", "story"]] {
      #expect(Self.export(index, arguments).code == 2)
    }
  }

  @Test("nobody who reads any more is no trouble")
  func closedPipe() throws {
    let index = try Self.shared.get()
    let folder = ScratchFolder()
    let pipe = folder.path + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    // Open for reading until the tool has opened it for writing, which is when it has started.
    let reader = open(pipe, O_RDONLY | O_NONBLOCK)
    let child = CommandLineTool.start(
      ["export", "--index", index.path, "--format", "ndjson"], input: "/dev/null", folder: ScratchFolder(), output: pipe
    )
    close(reader)
    let run = child.wait()
    #expect(run.talk.isEmpty)
    #expect(run.signal == SIGPIPE || run.code == 0 || run.code == 9)
  }
}
