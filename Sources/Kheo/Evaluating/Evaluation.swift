import Glibc

/// Quality of rankings against judgements: nDCG@10, MRR@10 and recall@100.
///
/// nDCG has linear gain and a discount of log2(rank + 1), as trec_eval's `ndcg_cut` (Järvelin and Kekäläinen, "Cumulated
/// gain-based evaluation of IR techniques", 2002). A query without an answer counts as 0.
public struct Evaluation: Sendable {
  /// Grades by query id and document id; pairs that are not listed are not relevant.
  public typealias Judgements = [String: [String: Int]]

  public private(set) var queryCount = 0
  private var ndcg = 0.0
  private var reciprocalRank = 0.0
  private var recall = 0.0

  public init() {}

  /// Adds a query's ranking, best first, of at least 100 documents where there are so many.
  public mutating func add(ranking: [String], grades: [String: Int]) {
    queryCount += 1
    let relevant = grades.filter { $0.value > 0 }
    guard !relevant.isEmpty else { return }
    var gain = 0.0
    for (index, id) in ranking.prefix(10).enumerated() {
      gain += Double(relevant[id] ?? 0) / Self.discount(index)
    }
    var ideal = 0.0
    for (index, grade) in relevant.values.sorted(by: >).prefix(10).enumerated() {
      ideal += Double(grade) / Self.discount(index)
    }
    ndcg += gain / ideal
    if let first = ranking.prefix(10).firstIndex(where: { relevant[$0] != nil }) {
      reciprocalRank += 1 / Double(first + 1)
    }
    recall += Double(Set(ranking.prefix(100)).intersection(relevant.keys).count) / Double(relevant.count)
  }

  /// Means over the queries.
  public var means: (ndcg10: Double, mrr10: Double, recall100: Double) {
    let count = Double(max(1, queryCount))
    return (ndcg / count, reciprocalRank / count, recall / count)
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
