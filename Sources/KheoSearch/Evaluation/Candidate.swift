/// A document that matches a query, with the score of its words.
struct Candidate {
  var segment: Int
  var document: UInt32
  var score: Float
  /// What pairs can add to the score at most.
  var bound: Float
  /// What of a score counts, by how much of the query the document has.
  var coverage: Float
  /// What of the score is for its tier of agreement.
  var tierScore: Float = 0
  /// How far its words are from the query's.
  var distance: Int
  /// Of the date, where hits are sorted by it.
  var dateKey: Int64

  /// The most that it can score.
  var most: Float { score + bound }

  /// By date where they are sorted by it, then by what they can score at most; equals in the order of the documents.
  static func precedes(_ a: Candidate, _ b: Candidate) -> Bool {
    if a.dateKey != b.dateKey { return a.dateKey < b.dateKey }
    let (most, other) = (a.most, b.most)
    return most != other ? most > other : (a.segment, a.document) < (b.segment, b.document)
  }
}

/// The candidates that could be among the best, in the order of the documents.
///
/// A document that cannot score more than so many before it of its tier, each by its words alone, is counted and let go.
struct CandidateList {
  /// Distances beyond which everything is kept: few documents are so far from a query.
  private static let tierLimit = 32

  private(set) var kept: [Candidate] = []
  /// Documents that match.
  private(set) var total = 0
  private let count: Int
  private let prunes: Bool
  /// Whether documents come in their order: then of equal ones the first are the best.
  var isInOrder = true
  /// By distance, the scores of the best, the least on top.
  private var best: [LeastFirst]
  /// By distance, what a document must exceed; below 0 until there are as many as are asked for.
  private var thresholds = [Float](repeating: -1, count: tierLimit)

  /// `count` are asked for; `prunes` says that they are ranked by their scores.
  init(count: Int, prunes: Bool) {
    self.count = count
    self.prunes = prunes
    best = [LeastFirst](repeating: LeastFirst(), count: Self.tierLimit)
  }

  /// What a candidate without distance must exceed to be kept; 0 until there are as many as are asked for.
  var threshold: Float { max(0, thresholds[0]) }

  /// Counts a document that scores at most `most`, if that is not enough.
  @inline(__always)
  mutating func passesOver(_ most: Float, _ distance: Int) -> Bool {
    guard prunes, distance < Self.tierLimit else { return false }
    guard most < thresholds[distance] || isInOrder && most == thresholds[distance] else { return false }
    total += 1
    return true
  }

  /// `least` is what the document scores at least.
  mutating func offer(_ candidate: Candidate, least: Float) {
    total += 1
    if prunes, candidate.distance < Self.tierLimit {
      let tier = candidate.distance
      if best[tier].values.count == count {
        if candidate.most < thresholds[tier] || isInOrder && candidate.most == thresholds[tier] { return }
        if least > best[tier].values[0] { best[tier].replaceLeast(by: least) }
      } else {
        best[tier].insert(least)
      }
      if best[tier].values.count == count { thresholds[tier] = best[tier].values[0] }
    }
    kept.append(candidate)
  }
}

/// A binary heap of scores with the least on top.
private struct LeastFirst {
  private(set) var values: [Float] = []

  mutating func insert(_ value: Float) {
    values.append(value)
    var index = values.count - 1
    while index > 0, values[(index - 1) / 2] > value {
      values[index] = values[(index - 1) / 2]
      index = (index - 1) / 2
    }
    values[index] = value
  }

  mutating func replaceLeast(by value: Float) {
    var index = 0
    while true {
      var child = 2 * index + 1
      if child >= values.count { break }
      if child + 1 < values.count, values[child + 1] < values[child] { child += 1 }
      if values[child] >= value { break }
      values[index] = values[child]
      index = child
    }
    values[index] = value
  }
}
