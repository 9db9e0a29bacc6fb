import KheoIndex
import KheoSearch
import KheoText

/// What a query matches, by the meaning of its tree: every document looked at word by word, with no index.
///
/// It knows the words of the query as they are, with any marks; no inflections, digraphs, joined words or corrections.
struct NaiveMatcher {
  let entry: TestCollection.Entry

  func matches(_ tree: QueryTree) -> Bool {
    switch tree {
    case .word(let word): !places(word).isEmpty
    case .phrase(let words, _): !places(phrase: words).isEmpty
    case .near(let operands, let distance): isNear(operands.map { Array(places(operand: $0)) }, distance)
    case .and(let operands): operands.allSatisfy(matches)
    case .or(let operands): operands.contains(where: matches)
    case .not(let operand): !matches(operand)
    case .required(let operand): matches(operand)
    case .filter(let filter): accepts(filter)
    case .entity, .empty: false
    }
  }

  /// Where one word is matched.
  func places(_ word: QueryWord) -> Set<Place> {
    Set(
      entry.tokens.filter { token in
        (word.fields.isEmpty || word.fields.contains(token.place.field)) && isMatch(word, token)
      }.map(\.place))
  }

  /// Every place that belongs to an occurrence of the phrase.
  func places(phrase words: [QueryWord]) -> Set<Place> {
    let lists = words.map(places)
    var found: Set<Place> = []
    for start in lists[0] {
      let run = words.indices.map { Place(rawValue: start.rawValue + UInt32($0)) }
      if zip(run, lists).allSatisfy({ $1.contains($0) && $0.field == start.field }) { found.formUnion(run) }
    }
    return found
  }

  private func places(operand: QueryTree) -> Set<Place> {
    switch operand {
    case .word(let word): places(word)
    case .phrase(let words, _): places(phrase: words)
    default: []
    }
  }

  /// Whether each operand has a place of its own, all in one field and no two farther apart than `distance`.
  private func isNear(_ lists: [[Place]], _ distance: Int, chosen: [Place] = []) -> Bool {
    guard let list = lists.first else { return true }
    return list.contains { place in
      let fits = chosen.allSatisfy { other in
        other != place && other.field == place.field
          && abs(Int(other.position) - Int(place.position)) <= distance
      }
      return fits && isNear(Array(lists.dropFirst()), distance, chosen: chosen + [place])
    }
  }

  private func isMatch(_ word: QueryWord, _ token: TestToken) -> Bool {
    switch word.mode {
    case .expanded, .folded: token.key == word.key || word.alternativeKeys.contains(token.key)
    case .exact:
      token.key == word.key && MarkAgreement.of(query: word.spelling, text: token.spelling) == .same
    case .prefix: token.key.starts(with: word.key)
    case .fuzzy(let edits):
      token.key == word.key
        || ((word.key.count >= 8 || word.key.first == token.key.first) && Self.distance(word.key, token.key) <= edits)
    }
  }

  func accepts(_ filter: QueryFilter) -> Bool {
    switch filter {
    case .language(let language): entry.document.language == language
    case .date(let days): entry.document.date.map(days.contains) ?? false
    case .source(let source): entry.document.site == source
    case .kind: false
    }
  }

  /// Optimal string alignment, from its recurrence.
  static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var rows = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
    for i in 0...a.count { rows[i][0] = i }
    for j in 0...b.count { rows[0][j] = j }
    for i in 0..<a.count {
      for j in 0..<b.count {
        var best = min(rows[i][j + 1] + 1, rows[i + 1][j] + 1, rows[i][j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, rows[i - 1][j - 1] + 1) }
        rows[i + 1][j + 1] = best
      }
    }
    return rows[a.count][b.count]
  }
}
