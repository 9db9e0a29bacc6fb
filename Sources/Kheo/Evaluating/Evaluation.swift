import Glibc

/// Quality of rankings against judgements: nDCG@10, MRR@10 and recall@100.
///
/// nDCG has linear gain and a discount of log2(rank + 1), as trec_eval's `ndcg_cut` (Järvelin and Kekäläinen, "Cumulated
/// gain-based evaluation of IR techniques", 2002). A query without an answer counts as 0.
public struct Evaluation: Sendable {
  /// Grades by query id and document id; pairs that are not listed are not relevant.
  public typealias Judgements = [String: [String: Int]]

  /// The measures of one query, or their means.
  public struct Measures: Sendable, Equatable {
    public var ndcg10 = 0.0
    public var mrr10 = 0.0
    public var recall100 = 0.0
  }

  /// Of each query, in the order in which they were added.
  public private(set) var measures: [Measures] = []
  /// Their ids, in the same order.
  public private(set) var queries: [String] = []

  public init() {}

  public var queryCount: Int { measures.count }

  /// Adds a query's ranking, best first, of at least 100 documents where there are so many.
  public mutating func add(_ query: String = "", ranking: [String], grades: [String: Int]) {
    queries.append(query)
    measures.append(Self.measures(of: ranking, grades: grades))
  }

  private static func measures(of ranking: [String], grades: [String: Int]) -> Measures {
    var measures = Measures()
    let relevant = grades.filter { $0.value > 0 }
    guard !relevant.isEmpty else { return measures }
    var gain = 0.0
    for (index, id) in ranking.prefix(10).enumerated() { gain += Double(relevant[id] ?? 0) / discount(index) }
    var ideal = 0.0
    for (index, grade) in relevant.values.sorted(by: >).prefix(10).enumerated() {
      ideal += Double(grade) / discount(index)
    }
    measures.ndcg10 = gain / ideal
    if let first = ranking.prefix(10).firstIndex(where: { relevant[$0] != nil }) {
      measures.mrr10 = 1 / Double(first + 1)
    }
    measures.recall100 = Double(Set(ranking.prefix(100)).intersection(relevant.keys).count) / Double(relevant.count)
    return measures
  }

  /// Means over the queries.
  public var means: Measures {
    let count = Double(max(1, queryCount))
    return Measures(
      ndcg10: measures.reduce(0) { $0 + $1.ndcg10 } / count, mrr10: measures.reduce(0) { $0 + $1.mrr10 } / count,
      recall100: measures.reduce(0) { $0 + $1.recall100 } / count)
  }

  /// Judgements from lines `qid<TAB>docid<TAB>grade` or, as TREC writes them, `qid 0 docid grade`. Nil where a line is
  /// neither; its number, from 1, is in `badLine`.
  public static func judgements(_ text: String, badLine: inout Int?) -> Judgements? {
    var judgements: Judgements = [:]
    // By scalars: CR LF is one character.
    for (number, line) in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let fields = line.split { $0 == " " || $0 == "\t" || $0 == "\r" }.map { String($0) }
      if fields.isEmpty { continue }
      guard fields.count == 3 || fields.count == 4, let grade = Int(fields[fields.count - 1]) else {
        badLine = number + 1
        return nil
      }
      judgements[fields[0], default: [:]][fields[fields.count - 2]] = grade
    }
    return judgements
  }

  private static func discount(_ index: Int) -> Double { log2(Double(index + 2)) }
}
