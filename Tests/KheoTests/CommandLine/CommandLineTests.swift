import Glibc
import Kheo
import Testing

/// The command line as a process: exit codes, what goes to which stream, formats.
@Suite(.enabled(if: CommandLineTool.path != nil, "the tool is not built"))
struct CommandLineTests {
  private static let commands = [
    "index", "add", "delete", "search", "show", "export", "extract", "analyze", "verify", "stats", "eval", "bench",
  ]

  private static func index() throws -> TestIndex {
    try TestIndex([
      TestArticle(id: "a", text: "Der Wald rauscht.", title: "Im Wald", lang: "de"),
      TestArticle(id: "b", text: "Die Wiese blüht.", lang: "de"),
    ])
  }

  private static func search(_ index: TestIndex, _ arguments: [String], _ environment: [String: String] = [:])
    -> CommandLineTool.Run
  { CommandLineTool.run(["search", "--index", index.path] + arguments, environment: environment) }

  // MARK: Filters

  @Test("Filters and orders are options, and a filter alone lists what meets it")
  func filters() throws {
    let article = { (id: String, date: String, source: String) in
      TestArticle(id: id, text: "Der Wald rauscht.", lang: "de", more: [("date", date), ("source", source)])
    }
    let index = try TestIndex([
      article("a", "2023-01-01", "Waldblatt"), article("b", "2024-02-02", "Moos & Heide"),
      article("c", "2024-03-03", "Waldblatt"),
    ])
    let ids = { (arguments: [String]) in
      (JSON(Self.search(index, ["--json"] + arguments).output)?["articles"]?["hits"]?.values ?? []).map {
        $0["id"]?.text
      }
    }
    #expect(ids(["--from", "2024", "--sort", "oldest", "wald"]) == ["b", "c"])
    #expect(ids(["--to", "2024-02", "--sort", "newest", "wald"]) == ["b", "a"])
    #expect(ids(["--source", "Waldblatt"]) == ["c", "a"])
    #expect(ids(["--source", "Waldblatt", "--from", "2023-06", "wald"]) == ["c"])
    #expect(ids(["--count-sources", "wald"]).count == 3)
    #expect(Self.search(index, ["--place", "Moosau", "wald"]).code == 1)
    #expect(Self.search(index, ["--unit-kind", "school", "--role", "chair", "wald"]).code == 1)
  }

  // MARK: Exit codes

  @Test("0: found, or done")
  func exitsWithZero() throws {
    let index = TestIndex()
    let input = index.folder.write("a.jsonl", TestArticle(id: "a", text: "wald", lang: "de").line)
    for arguments in [
      ["index", "--output", index.path, input], ["add", "--index", index.path, input],
      ["search", "--index", index.path, "wald"], ["show", "--index", index.path, "a"],
      ["verify", "--index", index.path], ["stats", "--index", index.path], ["extract", input], ["analyze", "wald"],
      ["delete", "--index", index.path, "a"], ["--version"], ["--help"],
    ] {
      let run = CommandLineTool.run(arguments)
      #expect(run.code == 0, "\(arguments): \(run.talk)")
    }
  }

  @Test("1: a search without a result")
  func exitsWithOne() throws {
    let index = try Self.index()
    for arguments in [["xyzzy"], ["--json", "xyzzy"], ["--", "-wald -wiese"]] {
      let run = Self.search(index, arguments)
      #expect(run.code == 1 && !run.output.isEmpty)
    }
  }

  @Test(
    "2: usage",
    arguments: [
      ["search"], ["search", "--index", "x"], ["search", "--index", "x", "--top", "-1", "wald"],
      ["search", "--index", "x", "--top", "99999999999999999999", "wald"],
      ["search", "--index", "x", "--kind", "y", "wald"], ["search", "--index", "x", "--sort", "best", "wald"],
      ["search", "--index", "x", "--from", "gestern", "wald"], ["search", "--index", "x", "--to", "2024-13", "wald"],
      ["search", "--index", "x", "--format", "trec", "wald"], ["search", "--index", "x", "--queries", "q", "wald"],
      ["index", "--output", "x"], ["index", "a.txt"], ["index", "--output", "x", "--memory", "1", "a"], ["frobnicate"],
      ["delete", "--index", "x"], ["--unknown"],
    ] + commands.map { [$0, "--no-such-option"] })
  func exitsWithTwo(_ arguments: [String]) {
    let run = CommandLineTool.run(arguments)
    #expect(run.code == 2)
    #expect(run.output.isEmpty && !run.talk.isEmpty)
  }

  @Test(
    "3: no index",
    arguments: [
      ["search", "wald"], ["show", "a"], ["stats"], ["verify"], ["delete", "a"], ["add", "/dev/null"],
      ["eval", "--queries", "/dev/null", "--qrels", "/dev/null"],
    ])
  func exitsWithThree(_ arguments: [String]) {
    let folder = ScratchFolder()
    let run = CommandLineTool.run([arguments[0], "--index", folder.path + "/none"] + arguments.dropFirst())
    #expect(run.code == 3)
    #expect(run.output.isEmpty && run.talk.contains(folder.path))
  }

  @Test("4: a damaged index, by changed bytes and by truncation")
  func exitsWithFour() throws {
    let index = try Self.index()
    let segment = try #require(index.folder.files(below: "index/segments/").first)
    let sound = index.folder.read(segment)
    let changes: [(inout [UInt8]) -> Void] = [
      { $0.removeLast() }, { $0.removeLast($0.count / 2) }, { $0.removeAll() }, { $0[$0.count / 2] ^= 0x10 },
      { $0[20] ^= 0x01 },
    ]
    for change in changes {
      var bytes = sound
      change(&bytes)
      index.folder.write(segment, bytes)
      let run = CommandLineTool.run(["verify", "--index", index.path])
      #expect(run.code == 4 && run.talk.contains("segments/"), "\(run.talk)")
      if bytes.count < sound.count {
        #expect(Self.search(index, ["wald"]).code == 4)
        #expect(CommandLineTool.run(["stats", "--index", index.path]).code == 4)
      }
    }
    index.folder.write(segment, sound)
    #expect(CommandLineTool.run(["verify", "--index", index.path]).code == 0)
    let manifest = try #require(index.folder.files(below: "index/manifest-").first)
    index.folder.write(manifest, index.folder.read(manifest).dropLast(5))
    #expect(Self.search(index, ["wald"]).code == 4)
  }

  @Test("5: another version of the format")
  func exitsWithFive() throws {
    let index = try Self.index()
    let current = String(decoding: index.folder.read("index/CURRENT"), as: UTF8.self)
    let version = "kheo \(IndexFormat.version) "
    #expect(current.hasPrefix(version))
    index.folder.write("index/CURRENT", "kheo 4000 " + current.dropFirst(version.count))
    for arguments in [["search", "--index", index.path, "wald"], ["stats", "--index", index.path]] {
      let run = CommandLineTool.run(arguments)
      #expect(run.code == 5 && run.talk.contains("4000"))
    }
  }

  @Test("6: input that cannot be read, with its file and line")
  func exitsWithSix() throws {
    let index = try Self.index()
    let bad = index.folder.write("bad.jsonl", #"{"id":"x","text":"moos"}"# + "\nnonsense\n")
    let run = CommandLineTool.run(["index", "--output", index.path, bad, index.folder.path + "/missing.txt"])
    #expect(run.code == 6)
    #expect(run.talk.contains(bad + ":2") && run.talk.contains("missing.txt"))
    #expect(try index.find("moos") == ["x"], "everything else is indexed")
    #expect(CommandLineTool.run(["extract", "--json", bad]).code == 6)
    let queries = index.folder.write("q.tsv", "1\twald\nno tab\n")
    let asked = CommandLineTool.run(["search", "--index", index.path, "--queries", queries])
    #expect(asked.code == 6 && asked.output.isEmpty && asked.talk.contains(queries + ":2"))
    let gone = CommandLineTool.run(["search", "--index", index.path, "--queries", queries + ".gone"])
    #expect(gone.code == 6 && gone.talk.contains(queries + ".gone"))
    let grades = index.folder.write("r.tsv", "1\ta\t1\n1\ta\n")
    let judged = CommandLineTool.run(["eval", "--index", index.path, "--queries", "/dev/null", "--qrels", grades])
    #expect(judged.code == 6 && judged.talk.contains(grades + ":2"))
  }

  @Test("8: another writer holds the lock")
  func exitsWithEight() throws {
    let index = try Self.index()
    let descriptor = open(index.path + "/LOCK", O_RDWR | O_CLOEXEC)
    #expect(descriptor >= 0 && flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    let input = index.folder.write("c.jsonl", TestArticle(id: "c", text: "moos").line)
    for arguments in [
      ["index", "--output", index.path, input], ["add", "--index", index.path, input],
      ["delete", "--index", index.path, "a"],
    ] { #expect(CommandLineTool.run(arguments).code == 8, "\(arguments)") }
    #expect(Self.search(index, ["wald"]).code == 0, "readers need no lock")
    close(descriptor)
    #expect(CommandLineTool.run(["add", "--index", index.path, input]).code == 0)
  }

  @Test("9: no room for the output")
  func exitsWithNine() throws {
    let index = try Self.index()
    let run = CommandLineTool.run(["search", "--index", index.path, "wald"], output: "/dev/full")
    #expect(run.code == 9)
  }

  @Test("130: interrupted, and the index is as it was")
  func exitsWhenInterrupted() throws {
    let index = try Self.index()
    let fifo = index.folder.path + "/pipe"
    #expect(mkfifo(fifo, 0o600) == 0)
    // Open at both ends, so that nobody waits for the other.
    let descriptor = open(fifo, O_RDWR | O_CLOEXEC)
    let child = CommandLineTool.start(
      ["index", "--output", index.path, "-"], input: fifo, folder: ScratchFolder())
    let line = TestArticle(id: "c", text: "moos").line
    _ = line.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    // The lock tells that the build is under way.
    let lock = open(index.path + "/LOCK", O_RDWR | O_CLOEXEC)
    for _ in 0..<1000 where flock(lock, LOCK_EX | LOCK_NB) == 0 {
      flock(lock, LOCK_UN)
      usleep(5000)
    }
    kill(child.pid, SIGINT)
    #expect(child.wait().code == 130)
    close(lock)
    close(descriptor)
    #expect(try index.find("moos") == [])
    #expect(try index.find("wald") == ["a"])
  }

  @Test("The exit code does not depend on whether somebody hears the talk")
  func keepsItsCodeInSilence() throws {
    let folder = ScratchFolder()
    for errors in [nil, "/dev/full"] {
      let run = CommandLineTool.run(["search", "--index", folder.path, "wald"], errors: errors)
      #expect(run.code == 3)
    }
  }

  // MARK: Streams and formats

  @Test("Data goes to standard output and talk to standard error")
  func keepsStreamsApart() throws {
    let index = TestIndex()
    let input = index.folder.write("a.jsonl", TestArticle(id: "a", text: "wald", lang: "de").line)
    let built = CommandLineTool.run(["index", "--output", index.path, input])
    #expect(built.output.isEmpty && built.talk.contains("1 documents"))
    let report = CommandLineTool.run(["index", "--output", index.path, "--json", "--quiet", input])
    #expect(JSON(report.output)?["documents"]?.int == 1 && report.talk.isEmpty)
    for arguments in [
      ["search", "--json", "wald"], ["stats", "--json"], ["verify", "--json"], ["show", "--json", "a"],
    ] {
      let run = CommandLineTool.run([arguments[0], "--index", index.path] + arguments.dropFirst())
      #expect(JSON(run.output) != nil && run.output.last == 0x0A && run.talk.isEmpty, "\(arguments): \(run.talk)")
      #expect(run.lines.count == 1)
    }
    #expect(JSON(CommandLineTool.run(["analyze", "--json", "Pác Nặm"]).output)?["tokens"]?.values.count == 2)
    let deleted = CommandLineTool.run(["delete", "--index", index.path, "a"])
    #expect(deleted.output.isEmpty && !deleted.talk.isEmpty)
    let shown = CommandLineTool.run(["show", "--index", index.path, "a"])
    #expect(shown.output.isEmpty && !shown.talk.isEmpty)
  }

  @Test("The help of each command has an example", arguments: commands)
  func helpHasExamples(_ command: String) {
    let run = CommandLineTool.run([command, "--help"])
    #expect(run.code == 0 && run.talk.isEmpty)
    #expect(run.text.contains("Example") && run.text.contains("kheo \(command) "))
  }

  @Test("A file of queries is answered in order, as lines of JSON or as TREC writes runs")
  func answersQueries() throws {
    let index = try Self.index()
    let file = index.folder.write("q.tsv", "q1\twald\tde\r\nq2\txyzzy\r\n\r\nq3\twald OR wiese\r\n")
    let trec = Self.search(index, ["--queries", file, "--format", "trec"])
    #expect(trec.code == 0 && trec.talk.isEmpty)
    let fields = trec.lines.map { $0.split(separator: " ").map(String.init) }
    #expect(
      fields.map { [$0[0], $0[1], $0[2], $0[3], $0[5]] } == [
        ["q1", "Q0", "a", "1", "kheo"], ["q3", "Q0", "a", "1", "kheo"], ["q3", "Q0", "b", "2", "kheo"],
      ])
    #expect(fields.allSatisfy { Double($0[4]).map { $0 > 0 } == true })
    for format in [["--format", "ndjson"], ["--json"]] {
      let run = Self.search(index, ["--queries", file] + format)
      let answers = run.lines.compactMap { JSON($0.utf8) }
      #expect(answers.map { $0["qid"]?.text } == ["q1", "q2", "q3"])
      #expect(answers.map { $0["articles"]?["total"]?.int } == [1, 0, 2])
    }
    let one = Self.search(index, ["--format", "ndjson", "wald"])
    #expect(JSON(one.output)?["articles"]?["total"]?.int == 1)
  }

  @Test("Judgements and queries with any line ends give the measures")
  func evaluates() throws {
    let index = try Self.index()
    let queries = index.folder.write("q.tsv", "q1\twald\r\nq2\twiese\r\n")
    let grades = index.folder.write("r.tsv", "q1\ta\t1\r\nq2\ta\t1\r\n")
    let run = CommandLineTool.run(
      ["eval", "--index", index.path, "--queries", queries, "--qrels", grades, "--json"])
    let json = try #require(JSON(run.output))
    #expect(json["queries"]?.int == 2 && json["MRR@10"]?.double == 0.5 && json["recall@100"]?.double == 0.5)
  }

  @Test("Colour is for terminals, and can be forced")
  func colours() throws {
    let index = try Self.index()
    #expect(!Self.search(index, ["wald"]).output.contains(0x1B))
    #expect(Self.search(index, ["wald"]).text.contains("[Wald]"))
    #expect(!Self.search(index, ["wald"], ["NO_COLOR": "1"]).output.contains(0x1B))
    #expect(Self.search(index, ["wald"], ["CLICOLOR_FORCE": "1"]).output.contains(0x1B))
    for (environment, isColoured) in [
      (["TERM": "xterm"], true), (["TERM": "xterm", "NO_COLOR": "1"], false), (["TERM": "dumb"], false),
    ] {
      #expect(
        try Self.outputOnTerminal(["search", "--index", index.path, "wald"], environment).contains(0x1B) == isColoured)
    }
  }

  /// What a run writes to a pseudo-terminal.
  private static func outputOnTerminal(_ arguments: [String], _ environment: [String: String]) throws -> [UInt8] {
    // As posix_openpt, unlockpt and ptsname do on Linux: TIOCSPTLCK and TIOCGPTN.
    let master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    defer { close(master) }
    var (isLocked, number) = (Int32(0), Int32(0))
    try #require(ioctl(master, 0x4004_5431, &isLocked) == 0 && ioctl(master, 0x8004_5430, &number) == 0)
    let terminal = "/dev/pts/\(number)"
    // Held open, so that what was written is still there when the process has ended.
    let slave = open(terminal, O_RDWR | O_NOCTTY | O_CLOEXEC)
    defer { close(slave) }
    let run = CommandLineTool.run(arguments, environment: environment, output: terminal)
    #expect(run.code == 0, "\(run.talk)")
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = buffer.withUnsafeMutableBytes { read(master, $0.baseAddress, $0.count) }
    return Array(buffer[..<max(0, count)])
  }

  @Test("Articles are read from standard input")
  func readsStandardInput() throws {
    let index = TestIndex()
    let lines = ["a", "b"].flatMap { TestArticle(id: $0, text: "wald", lang: "de").line }
    #expect(CommandLineTool.run(["index", "--output", index.path, "-"], input: lines).code == 0)
    #expect(try index.find("wald") == ["a", "b"])
    let queries = Array("q\twald\n".utf8)
    let run = CommandLineTool.run(
      ["search", "--index", index.path, "--queries", "-", "--format", "trec"], input: queries)
    #expect(run.lines.count == 2)
  }

  @Test("Compressed lines are read")
  func readsGzip() throws {
    let index = TestIndex()
    // {"id":"z","text":"wald"} and a line end.
    let compressed: [UInt8] = [
      0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xAB, 0x56, 0xCA, 0x4C, 0x51, 0xB2,
      0x52, 0xAA, 0x52, 0xD2, 0x51, 0x2A, 0x49, 0xAD, 0x28, 0x01, 0x32, 0xCB, 0x13, 0x73, 0x52, 0x94,
      0x6A, 0xB9, 0x00, 0x90, 0x65, 0x50, 0xBF, 0x19, 0x00, 0x00, 0x00,
    ]
    let file = index.folder.write("z.jsonl.gz", compressed)
    let run = CommandLineTool.run(["index", "--output", index.path, file])
    #expect(run.code == 0, "\(run.talk)")
    #expect(try index.find("wald") == ["z"])
  }
}
