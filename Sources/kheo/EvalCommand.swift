import ArgumentParser
import Kheo

struct EvalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval",
    abstract: "Measure the ranking against judgements: nDCG@10, MRR@10, recall@100.",
    discussion: """
      Of two indexes or two ways to rank it tells whether one is better than the other, or only seems so: a paired \
      randomisation test over the queries. What can be set and left out is in docs/RANKING.md; --list-parameters names it.

      Examples:
        kheo eval --index indexes/news --queries queries.tsv --qrels qrels.tsv --json
        kheo eval --index indexes/news --queries queries.tsv --qrels qrels.tsv --against-index indexes/old
        kheo eval --index indexes/news --queries queries.tsv --qrels qrels.tsv --against-set stem=0.5
        kheo eval --index indexes/news --queries queries.tsv --qrels qrels.tsv --against-without stems
      """)

  @Option(help: ArgumentHelp("The folder of the index.", valueName: "folder")) var index: String?
  @Option(help: ArgumentHelp("Queries, one a line: qid, tab, query.", valueName: "file")) var queries: String?
  @Option(help: ArgumentHelp("Judgements: qid, tab, document id, tab, grade.", valueName: "file")) var qrels: String?
  @Option(help: ArgumentHelp("Only documents in this language.", valueName: "lang")) var lang: String?
  @Flag(help: "Ask each query with the documents of its own language left out (third column of the queries).")
  var otherLanguages = false
  @Option(help: ArgumentHelp("Set a parameter of the ranking.", valueName: "name=value")) var set: [String] = []
  @Option(help: ArgumentHelp("Leave a way of finding out.", valueName: "name")) var without: [String] = []
  @Option(help: ArgumentHelp("Compare with another index.", valueName: "folder")) var againstIndex: String?
  @Option(help: ArgumentHelp("Compare with a ranking that has a parameter set.", valueName: "name=value"))
  var againstSet: [String] = []
  @Option(help: ArgumentHelp("Compare with a ranking that has a way of finding left out.", valueName: "name"))
  var againstWithout: [String] = []
  @Flag(help: "Name what can be set and left out, with the values that hold.") var listParameters = false
  @Flag(help: "Before the means, the measures of each query: a JSON object a line.") var each = false
  @Flag(help: "One JSON object.") var json = false

  func validate() throws {
    if listParameters { return }
    guard index != nil, queries != nil, qrels != nil else {
      throw ValidationError("give --index, --queries and --qrels")
    }
    _ = try Setup(set: set, without: without)
    _ = try Setup(set: againstSet, without: againstWithout)
  }

  /// A way to rank.
  private struct Setup {
    var model = RankingModel()
    var options = SearchOptions()

    init(set: [String], without: [String]) throws {
      for assignment in set {
        let parts = assignment.split(separator: "=", maxSplits: 1)
        guard parts.count == 2, let value = Float(String(parts[1])), model.set(String(parts[0]), to: value) else {
          throw ValidationError(
            "“\(assignment)” sets no parameter: give name=value; --list-parameters names them with their ranges")
        }
      }
      for name in without where !options.switchOff(name) {
        throw ValidationError("“\(name)” cannot be left out; --list-parameters names what can")
      }
    }
  }

  private var isCompared: Bool { againstIndex != nil || !againstSet.isEmpty || !againstWithout.isEmpty }

  mutating func run() throws {
    if listParameters { return listAll() }
    let setup = try Setup(set: set, without: without)
    let evaluation = try evaluate(index!, setup)
    var rival: Evaluation?
    if isCompared {
      rival = try evaluate(againstIndex ?? index!, Setup(set: againstSet, without: againstWithout))
    }
    if each { Terminal.write(Self.lines(evaluation)) }
    if json {
      Terminal.write(Self.json(evaluation, rival) + [0x0A])
    } else {
      Terminal.print(Self.text(evaluation, rival))
    }
  }

  private func evaluate(_ folder: String, _ setup: Setup) throws -> Evaluation {
    let engine = try SearchEngine(snapshot: Snapshot(folder: folder), model: setup.model)
    var badLine: Int?
    let text = try TextFile.lines(qrels!).joined(separator: "\n")
    guard let judgements = Evaluation.judgements(text, badLine: &badLine) else {
      throw FileTrouble(path: qrels!, line: badLine, reason: "a line is a query id, a document id, and a grade")
    }
    var evaluation = Evaluation()
    for query in try QueryFile.read(queries!) {
      guard let grades = judgements[query.qid] else { continue }
      var text = query.text
      if otherLanguages, let language = query.language { text += " -lang:\(language)" }
      var request = SearchRequest(text: text)
      request.kinds = [.article]
      request.top = 100
      request.language = lang.map(Language.init(tag:))
      request.options = setup.options
      evaluation.add(query.qid, ranking: try engine.rank(request).map(\.id), grades: grades)
    }
    return evaluation
  }

  // MARK: Output

  private static let measures: [(name: String, path: any (KeyPath<Evaluation.Measures, Double> & Sendable))] = [
    ("nDCG@10", \.ndcg10), ("MRR@10", \.mrr10), ("recall@100", \.recall100),
  ]

  private static func significance(
    _ evaluation: Evaluation, _ rival: Evaluation, _ path: KeyPath<Evaluation.Measures, Double>
  ) -> Significance {
    Significance(rival.measures.map { $0[keyPath: path] }, evaluation.measures.map { $0[keyPath: path] })
  }

  private static func lines(_ evaluation: Evaluation) -> [UInt8] {
    var bytes: [UInt8] = []
    for (qid, found) in zip(evaluation.queries, evaluation.measures) {
      var writer = JSONWriter()
      writer.beginObject()
      writer.member("qid", qid)
      for (name, path) in measures { writer.member(name, found[keyPath: path]) }
      writer.endObject()
      bytes += writer.bytes + [0x0A]
    }
    return bytes
  }

  private static func json(_ evaluation: Evaluation, _ rival: Evaluation?) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("schemaVersion", 1)
    writer.member("queries", evaluation.queryCount)
    for (name, path) in measures { writer.member(name, evaluation.means[keyPath: path]) }
    if let rival {
      writer.name("against")
      writer.beginObject()
      for (name, path) in measures {
        let significance = significance(evaluation, rival, path)
        writer.name(name)
        writer.beginObject()
        writer.member("mean", rival.means[keyPath: path])
        writer.member("difference", significance.difference)
        writer.member("p", significance.p)
        writer.member("better", significance.better)
        writer.member("worse", significance.worse)
        writer.endObject()
      }
      writer.endObject()
    }
    writer.endObject()
    return writer.bytes
  }

  private static func text(_ evaluation: Evaluation, _ rival: Evaluation?) -> String {
    var lines = ["queries     \(evaluation.queryCount)"]
    for (name, path) in measures {
      var line = name + String(repeating: " ", count: 12 - name.count) + rounded(evaluation.means[keyPath: path])
      if let rival {
        let significance = significance(evaluation, rival, path)
        line += "  against \(rounded(rival.means[keyPath: path])): "
        line += significance.difference >= 0 ? "+" : "-"
        line += rounded(abs(significance.difference)) + ", p = \(rounded(significance.p))"
        line += ", better in \(significance.better), worse in \(significance.worse)"
      }
      lines.append(line)
    }
    return lines.joined(separator: "\n")
  }

  /// With four digits behind the point.
  private static func rounded(_ value: Double) -> String {
    let units = Int((value * 10_000).rounded())
    let digits = String(units % 10_000)
    return "\(units / 10_000)." + String(repeating: "0", count: 4 - digits.count) + digits
  }

  private func listAll() {
    for parameter in RankingModel.parameters {
      let value = RankingModel()[parameter]
      Terminal.print(
        "--set \(parameter.name)=\(value)   \(parameter.range.lowerBound) to \(parameter.range.upperBound)")
    }
    for found in SearchOptions.switches { Terminal.print("--without \(found.name)") }
  }
}
