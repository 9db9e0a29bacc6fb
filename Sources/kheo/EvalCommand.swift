import ArgumentParser
import Kheo

struct EvalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval",
    abstract: "Measure the ranking against judgements: nDCG@10, MRR@10, recall@100.",
    discussion: """
      Example:
        kheo eval --index indexes/news --queries queries.tsv --qrels qrels.tsv --json
      """)

  @OptionGroup var index: IndexOption
  @Option(help: ArgumentHelp("Queries, one a line: qid, tab, query.", valueName: "file")) var queries: String
  @Option(help: ArgumentHelp("Judgements: qid, tab, document id, tab, grade.", valueName: "file")) var qrels: String
  @Option(help: ArgumentHelp("Only documents in this language.", valueName: "lang")) var lang: String?
  @Flag(help: "One JSON object.") var json = false

  mutating func run() throws {
    let engine = try SearchEngine(folder: index.index)
    var badLine: Int?
    let text = try TextFile.lines(qrels).joined(separator: "\n")
    guard let judgements = Evaluation.judgements(text, badLine: &badLine) else {
      throw FileTrouble(path: qrels, line: badLine, reason: "a line is a query id, a document id, and a grade")
    }
    var evaluation = Evaluation()
    for (qid, text) in try QueryFile.read(queries) {
      guard let grades = judgements[qid] else { continue }
      var request = SearchRequest(text: text)
      request.kinds = [.article]
      request.top = 100
      request.language = lang.map(Language.init(tag:))
      evaluation.add(ranking: try engine.rank(request).map(\.id), grades: grades)
    }
    let means = evaluation.means
    if json {
      var writer = JSONWriter()
      writer.beginObject()
      writer.member("schemaVersion", 1)
      writer.member("queries", evaluation.queryCount)
      writer.member("nDCG@10", means.ndcg10)
      writer.member("MRR@10", means.mrr10)
      writer.member("recall@100", means.recall100)
      writer.endObject()
      Terminal.write(writer.bytes + [0x0A])
    } else {
      Terminal.print("queries     \(evaluation.queryCount)")
      Terminal.print("nDCG@10     \(means.ndcg10)")
      Terminal.print("MRR@10      \(means.mrr10)")
      Terminal.print("recall@100  \(means.recall100)")
    }
  }
}
