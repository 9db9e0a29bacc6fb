import Kheo
import Testing

/// `kheo suggest` as scripts and people see it.
@Suite(.enabled(if: CommandLineTool.path != nil)) struct SuggestCommandTests {
  private let index: TestIndex

  init() throws {
    index = try TestIndex([
      TestArticle(id: "a", text: "Der Wald wurde gewürdigt.", title: "Lob \"für\" den Wald", lang: "de"),
      TestArticle(id: "b", text: "Gewürdigt wurde der See.", title: "Am See", lang: "de"),
    ])
  }

  @Test("--json gives one object with ranges in bytes")
  func json() throws {
    let run = CommandLineTool.run(["suggest", "--index", index.path, "--json", "gewur"])
    #expect(run.code == 0 && run.lines.count == 1)
    let generation = try index.engine().snapshot.generation
    #expect(
      run.lines[0] == #"{"schemaVersion":1,"generation":"\#(generation)","prefix":"gewur","suggestions":["#
        + #"{"text":"gewürdigt","kind":"term","id":null,"detail":null,"language":"de","matched":{"utf8":[0,6]},"count":2}]}"#
    )
  }

  @Test("people get a line each; nothing found is no error")
  func lines() {
    let run = CommandLineTool.run(["suggest", "--index", index.path, "wa"])
    #expect(run.code == 0 && run.lines == ["Lob \"für\" den Wald · article", "wald · term · 1 article"])
    let none = CommandLineTool.run(["suggest", "--index", index.path, "--json", "xyz"])
    #expect(none.code == 0 && none.text.hasSuffix(#""suggestions":[]}"# + "\n"))
    #expect(CommandLineTool.run(["suggest", "--index", index.path]).code == 0)
  }

  @Test("a limit that is none is a fault of usage, and a missing index is named")
  func faults() {
    #expect(CommandLineTool.run(["suggest", "--index", index.path, "--limit", "21", "wa"]).code == 2)
    #expect(CommandLineTool.run(["suggest", "--index", index.path, "--kind", "story", "wa"]).code == 2)
    #expect(CommandLineTool.run(["suggest", "--index", index.path + "/none", "wa"]).code == 3)
  }
}
