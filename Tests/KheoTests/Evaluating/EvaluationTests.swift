import Kheo
import Testing

/// The measures, against values computed by hand.
@Suite struct EvaluationTests {
  private static func isClose(_ a: Double, _ b: Double) -> Bool { abs(a - b) < 1e-9 }

  @Test("A ranking is worth what the formulas say")
  func equalsHand() {
    var evaluation = Evaluation()
    // Gains 2 at rank 2 and 1 at rank 4; ideal: 3, 2, 1.
    evaluation.add(ranking: ["x", "b", "y", "c", "z"], grades: ["a": 3, "b": 2, "c": 1, "d": 0])
    let gain = 2 / 1.584962500721156 + 1 / 2.321928094887362
    let ideal = 3 / 1.0 + 2 / 1.584962500721156 + 1 / 2.0
    #expect(Self.isClose(evaluation.means.ndcg10, gain / ideal))
    #expect(Self.isClose(evaluation.means.mrr10, 0.5))
    #expect(Self.isClose(evaluation.means.recall100, 2.0 / 3))
  }

  @Test("The ideal ranking is worth one, a query without an answer nothing, and means are over all queries")
  func knowsItsBounds() {
    var evaluation = Evaluation()
    evaluation.add(ranking: ["a", "b"], grades: ["a": 2, "b": 1])
    #expect(Self.isClose(evaluation.means.ndcg10, 1) && Self.isClose(evaluation.means.recall100, 1))
    evaluation.add(ranking: [], grades: ["a": 1])
    evaluation.add(ranking: ["a"], grades: ["a": 0])
    #expect(evaluation.queryCount == 3)
    #expect(Self.isClose(evaluation.means.ndcg10, 1.0 / 3) && Self.isClose(evaluation.means.mrr10, 1.0 / 3))
  }

  @Test("Ranks past ten do not count for gain and first answer, ranks past a hundred not for recall")
  func cutsRanks() {
    let filler = (0..<200).map { "x\($0)" }
    var tenth = Evaluation()
    tenth.add(ranking: Array(filler[..<9]) + ["a"], grades: ["a": 1])
    #expect(Self.isClose(tenth.means.mrr10, 0.1))
    #expect(Self.isClose(tenth.means.ndcg10, 1 / 3.4594316186372973))
    var eleventh = Evaluation()
    eleventh.add(ranking: Array(filler[..<10]) + ["a"], grades: ["a": 1])
    #expect(eleventh.means.ndcg10 == 0 && eleventh.means.mrr10 == 0 && eleventh.means.recall100 == 1)
    var late = Evaluation()
    late.add(ranking: Array(filler[..<100]) + ["a"], grades: ["a": 1])
    #expect(late.means.recall100 == 0)
  }

  @Test("More than ten relevant documents are judged by the best ten")
  func cutsIdeal() {
    let grades = Dictionary(uniqueKeysWithValues: (0..<20).map { ("d\($0)", 1) })
    var evaluation = Evaluation()
    evaluation.add(ranking: (0..<10).map { "d\($0)" }, grades: grades)
    #expect(Self.isClose(evaluation.means.ndcg10, 1) && Self.isClose(evaluation.means.recall100, 0.5))
  }

  @Test("Judgements are read in both writings, with any line ends")
  func readsJudgements() {
    var badLine: Int?
    let plain = ["q1": ["a": 2, "b": 0], "q2": ["c": 1]]
    #expect(Evaluation.judgements("q1\ta\t2\nq1\tb\t0\n\nq2\tc\t1\n", badLine: &badLine) == plain)
    #expect(Evaluation.judgements("q1 0 a 2\nq1 0 b 0\nq2 0 c 1", badLine: &badLine) == plain)
    #expect(Evaluation.judgements("q1\ta\t2\r\nq1\tb\t0\r\nq2\tc\t1\r\n", badLine: &badLine) == plain)
    #expect(badLine == nil)
  }

  @Test("A line that is no judgement is named", arguments: [("q a 1\nq a\n", 2), ("q a x", 1), ("\n\nq 0 a 1 2", 3)])
  func namesBadLines(_ text: String, _ line: Int) {
    var badLine: Int?
    #expect(Evaluation.judgements(text, badLine: &badLine) == nil)
    #expect(badLine == line)
  }
}
