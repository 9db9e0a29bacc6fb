/// Tiers of documents that have the whole query: those whose words agree with the query's go before those whose words
/// only look alike, whatever their lengths and frequencies.
///
/// Each word of the query has a distance to the closest of its forms in a document; a document's distance is their sum, and
/// a tier is what has one distance. With several words only marks make a tier: digraphs, inflections and the like are
/// a matter of weight. A query of one word has nothing else to go by, so there every kind of form is a tier of its own.
struct AgreementTiers {
  /// By `MatchReason.rawValue`.
  private let distances: [Int]

  /// `wordCount` counts the words of the query.
  init(wordCount: Int) {
    distances = MatchReason.allCases.map { reason in
      wordCount > 1 ? Self.distanceAmongMany(reason) : Self.distanceAlone(reason)
    }
  }

  private static func distanceAmongMany(_ reason: MatchReason) -> Int {
    switch reason {
    case .same, .marked, .digraph, .number, .stem, .concept, .joined, .split, .keys, .prefix, .part, .edit: 0
    case .unmarked: 1
    case .otherMarks: 3
    }
  }

  private static func distanceAlone(_ reason: MatchReason) -> Int {
    switch reason {
    case .same, .prefix: 0
    case .marked: 1
    case .unmarked, .digraph, .number: 2
    case .stem, .concept: 3
    case .joined, .split, .keys, .part: 4
    case .edit: 5
    case .otherMarks: 6
    }
  }

  subscript(reason: MatchReason) -> Int { distances[Int(reason.rawValue)] }

  /// The sum over the words of `matches` of the distance to the closest form.
  func distance(of matches: [Match]) -> Int {
    var closest: [(slot: Int, distance: Int)] = []
    for match in matches {
      if let index = closest.firstIndex(where: { $0.slot == match.slot }) {
        closest[index].distance = min(closest[index].distance, self[match.reason])
      } else {
        closest.append((match.slot, self[match.reason]))
      }
    }
    return closest.reduce(0) { $0 + $1.distance }
  }
}
