import Kheo
import Testing

/// `kheo bench` as a process, and the lines that it reads.
@Suite(.enabled(if: CommandLineTool.path != nil, "the tool is not built"))
struct BenchCommandTests {
  private static func line(_ name: String, _ text: String, _ terms: [String], edits: Int? = nil) -> String {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("qid", "\(name)-\(text)")
    writer.member("class", name)
    writer.member("lang", "de")
    writer.member("text", text)
    writer.member("stripped", text)
    writer.member("terms", terms)
    writer.member("raw", terms)
    if let edits { writer.member("edits", edits) }
    writer.endObject()
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private static let lines = [
    line("term_rare", "Moos", ["moos"]), line("and2", "+Wald +Moos", ["wald", "moos"]),
    line("and3", "+Wald +Moos +rauscht", ["wald", "moos", "rauscht"]), line("or2", "Moos Wiese", ["moos", "wiese"]),
    line("or3", "Moos Wiese Heide", ["moos", "wiese", "heide"]),
    line("or5", "Moos Wiese Heide See Berg", ["moos", "wiese", "heide", "see", "berg"]),
    line("phrase2", "\"Wald rauscht\"", ["wald", "rauscht"]),
    line("phrase3", "\"der Wald rauscht\"", ["der", "wald", "rauscht"]), line("prefix", "wie*", ["wie"]),
    line("fuzzy1", "wiesse~1", ["wiesse"], edits: 1), line("fuzzy2", "wisse~2", ["wissse"], edits: 2),
  ]

  private static func index() throws -> TestIndex {
    try TestIndex([
      TestArticle(id: "a", text: "Der Wald rauscht im Moos.", title: "Im Wald", lang: "de"),
      TestArticle(id: "b", text: "Die Wiese blüht.", lang: "de"),
    ])
  }

  private static func run(_ index: TestIndex, _ lines: [String], _ arguments: [String]) -> CommandLineTool.Run {
    let file = index.folder.write("q.jsonl", Array((lines.joined(separator: "\n") + "\n").utf8))
    return CommandLineTool.run(["bench", "--index", index.path, "--queries", file] + arguments)
  }

  @Test("One line a measured run, with ids and scores in the last round", arguments: [[], ["--snippets"]])
  func format(more: [String]) throws {
    let index = try Self.index()
    for mode in [["--plain"], []] {
      let run = Self.run(index, Self.lines, ["--rounds", "3", "--top", "5"] + mode + more)
      #expect(run.code == 0 && run.talk.isEmpty)
      let runs = run.lines.map { JSON(Array($0.utf8)) }
      #expect(runs.count == 3 * Self.lines.count)
      for (number, line) in runs.enumerated() {
        let line = try #require(line)
        let query = try #require(JSON(Array(Self.lines[number / 3].utf8)))
        #expect(line["qid"] == query["qid"] && line["class"] == query["class"] && line["query"] == query["text"])
        #expect(try #require(line["micros"]?.double) > 0)
        #expect(line.names == ["qid", "class", "query", "micros"] + (number % 3 == 2 ? ["ids", "scores"] : []))
      }
    }
  }

  @Test("Plain classes mean what their names say")
  func classes() throws {
    let run = Self.run(try Self.index(), Self.lines, ["--rounds", "1", "--plain"])
    let found = run.lines.map { line in (JSON(Array(line.utf8))?["ids"]?.values ?? []).map { $0.text ?? "" } }
    #expect(
      found.map { $0.sorted() } == [
        ["a"], ["a"], ["a"], ["a", "b"], ["a", "b"], ["a", "b"], ["a"], ["a"], ["b"], ["b"], ["b"],
      ])
    for line in run.lines {
      let scores = (JSON(Array(line.utf8))?["scores"]?.values ?? []).compactMap(\.double)
      #expect(!scores.isEmpty && scores == scores.sorted(by: >) && scores.allSatisfy { $0 > 0 })
    }
  }

  @Test("Plain search has no other way to a word")
  func plain() throws {
    let index = try Self.index()
    let lines = [Self.line("term_mid", "Wiesen", ["wiesen"]), Self.line("and2", "Wald Heide", ["wald", "heide"])]
    let counts = { (arguments: [String]) in
      Self.run(index, lines, ["--rounds", "1"] + arguments).lines.map { JSON(Array($0.utf8))?["ids"]?.values.count }
    }
    #expect(counts(["--plain"]) == [0, 0])
    #expect(counts([]) == [1, 1])
  }

  @Test(
    "6: a line that is no query is named",
    arguments: [
      "{", "[]", "{} x", #"{"class":"or2"}"#, line("or4", "a b", ["a", "b"]), line("and2", "a", ["a"]),
      line("term_x", "a b", ["a", "b"]), line("prefix", "a", []), line("fuzzy1", "a", [""]),
      line("fuzzy2", "a", ["a"], edits: 3), #"{"qid":"1","class":"prefix","text":1,"terms":["a"]}"#,
      #"{"qid":"1","class":"prefix","text":"a","terms":["a",1]}"#,
    ])
  func badLines(_ line: String) throws {
    let run = Self.run(try Self.index(), [Self.lines[0], "", line, Self.lines[1]], ["--rounds", "1"])
    #expect(run.code == 6 && run.output.isEmpty)
    #expect(run.talk.contains("q.jsonl:3: "), "\(run.talk)")
  }

  @Test("2, 3 and 6: usage, no index, no file")
  func exits() throws {
    let index = try Self.index()
    for arguments in [["--rounds", "0"], ["--top", "0"], ["--rounds", "x"], ["--fast"]] {
      #expect(Self.run(index, Self.lines, arguments).code == 2)
    }
    #expect(CommandLineTool.run(["bench", "--index", index.path]).code == 2)
    #expect(CommandLineTool.run(["bench", "--index", index.path + "x", "--queries", "/dev/null"]).code == 3)
    #expect(CommandLineTool.run(["bench", "--index", index.path, "--queries", index.path + "/none"]).code == 6)
    let empty = CommandLineTool.run(["bench", "--index", index.path, "--queries", "/dev/null"])
    #expect(empty.code == 0 && empty.output.isEmpty)
  }
}
