import Kheo
import KheoSearch
import Testing

/// `kheo eval` as a process: measures, ways to rank, and comparisons.
@Suite(.enabled(if: CommandLineTool.path != nil, "the tool is not built"))
struct EvalCommandTests {
  private let index: TestIndex
  private let queries: String
  private let grades: String

  /// One query is answered by a word as it is, one by another inflection alone.
  init() throws {
    index = try TestIndex([
      TestArticle(id: "a", text: "Der Wald rauscht im Wind.", lang: "de"),
      TestArticle(id: "b", text: "Ein Haus steht am Fluss.", lang: "de"),
      TestArticle(id: "c", text: "Die Wiese blüht.", lang: "de"),
      TestArticle(id: "d", text: "La forêt de Wald.", lang: "fr"),
    ])
    queries = index.folder.write("queries.tsv", "1\tWald\tde\n2\tHäusern\tde\n3\tnicht beurteilt\tde\n")
    grades = index.folder.write("grades.tsv", "1\ta\t1\n2\tb\t2\n4\tc\t1\n")
  }

  private func run(_ arguments: String...) -> CommandLineTool.Run {
    CommandLineTool.run(["eval", "--index", index.path, "--queries", queries, "--qrels", grades] + arguments)
  }

  private func json(_ arguments: String...) throws -> JSON {
    let run = CommandLineTool.run(
      ["eval", "--json", "--index", index.path, "--queries", queries, "--qrels", grades] + arguments)
    #expect(run.code == 0, "\(run.talk)")
    return try #require(JSON(run.output))
  }

  @Test("Measures are means over the queries that are judged")
  func measures() throws {
    let answer = try json("--lang", "de")
    #expect(answer["queries"]?.int == 2)
    for name in ["nDCG@10", "MRR@10", "recall@100"] { #expect(answer[name]?.double == 1) }
    #expect(answer["against"] == nil)
    let text = run("--lang", "de")
    #expect(
      text.code == 0
        && text.lines == ["queries     2", "nDCG@10     1.0000", "MRR@10      1.0000", "recall@100  1.0000"])
    let others = try json("--other-languages")
    #expect(others["recall@100"]?.double == 0, "what is judged is in the language of the queries")
  }

  @Test("What is left out is not found, and the comparison says so either way round")
  func leavesOut() throws {
    #expect(try json("--without", "stems")["recall@100"]?.double == 0.5)
    let better = try json("--against-without", "stems")
    #expect(better["recall@100"]?.double == 1)
    let recall = try #require(better["against"]?["recall@100"])
    #expect(recall["mean"]?.double == 0.5 && recall["difference"]?.double == 0.5)
    #expect(recall["better"]?.int == 1 && recall["worse"]?.int == 0)
    let worse = try json("--without", "stems", "--against-set", "k1=1.2")
    #expect(worse["against"]?["recall@100"]?["difference"]?.double == -0.5)
    #expect(worse["against"]?["recall@100"]?["worse"]?.int == 1)
    let text = run("--against-without", "stems")
    #expect(text.text.contains("against 0.5000: +0.5000, p = 1.0000, better in 1, worse in 0"))
  }

  @Test("Parameters change the ranking, and the same ranking is no different from itself")
  func sets() throws {
    let same = try json("--against-index", index.path)
    for name in ["nDCG@10", "MRR@10", "recall@100"] {
      let against = try #require(same["against"]?[name])
      #expect(against["difference"]?.double == 0 && against["p"]?.double == 1)
      #expect(against["mean"]?.double == same[name]?.double)
    }
    #expect(try json("--set", "stem=0")["recall@100"]?.double == 0.5)
    #expect(try json("--set", "stem=0", "--set", "stem=1")["recall@100"]?.double == 1, "the last counts")
    let other = try TestIndex([TestArticle(id: "a", text: "Der Wald rauscht im Wind.", lang: "de")])
    #expect(try json("--against-index", other.path)["against"]?["recall@100"]?["difference"]?.double == 0.5)
  }

  @Test(
    "What is no parameter, no value of it or no way of finding is a mistake in usage",
    arguments: [
      ["--set", "k9=1"], ["--set", "k1"], ["--set", "k1="], ["--set", "k1=viel"], ["--set", "k1=-1"],
      ["--set", "coverage=1.5"], ["--set", "k1=nan"], ["--without", "nothing"], ["--without", ""],
      ["--against-set", "k9=1"], ["--against-set", "=1"], ["--against-without", "Stems"],
    ])
  func rejects(_ arguments: [String]) {
    let run = CommandLineTool.run(
      ["eval", "--index", index.path, "--queries", queries, "--qrels", grades] + arguments)
    #expect(run.code == 2 && run.output.isEmpty)
    #expect(run.talk.contains("--list-parameters"))
  }

  @Test("An index, queries and judgements are needed, and the list is not")
  func needsInput() {
    #expect(CommandLineTool.run(["eval"]).code == 2)
    #expect(CommandLineTool.run(["eval", "--index", index.path, "--queries", queries]).code == 2)
    #expect(CommandLineTool.run(["eval", "--list-parameters"]).code == 0)
    let gone = run("--against-index", index.path + "-gone")
    #expect(gone.code == 3 && gone.talk.contains("-gone"))
  }

  @Test("What is listed can be set and left out as it stands in the list")
  func lists() throws {
    let lines = CommandLineTool.run(["eval", "--list-parameters"]).lines
    #expect(lines.count == RankingModel.parameters.count + SearchOptions.switches.count)
    let listed = lines.flatMap { $0.split(separator: " ").prefix(2).map(String.init) }
    let run = CommandLineTool.run(
      ["eval", "--json", "--index", index.path, "--queries", queries, "--qrels", grades] + listed)
    #expect(run.code == 0, "\(run.talk)")
    for parameter in RankingModel.parameters {
      #expect(lines.contains { $0.hasPrefix("--set \(parameter.name)=") }, "\(parameter.name)")
    }
    for found in SearchOptions.switches { #expect(lines.contains("--without \(found.name)")) }
  }
}
