import KheoIndex
import KheoSearch

/// Says in words why a document is among the hits.
enum Explanation {
  /// A sentence for each word of the query that matched, in the order of the query, and one for each pair of neighbours.
  ///
  /// `terms` are the bytes of the query that are terms of the thesaurus: one sentence is enough for such words together.
  static func sentences(
    _ hit: Hit, words: [QueryWord], terms: [Range<Int>], closest: [Int: (match: Match, word: [UInt8])]
  ) -> [String] {
    var sentences: [String] = []
    var told: Set<Range<Int>> = []
    for (slot, found) in closest.sorted(by: { $0.key < $1.key }) {
      let text = String(decoding: found.word, as: UTF8.self)
      if found.match.reason == .concept, let term = term(of: words[slot], terms) {
        guard told.insert(term).inserted else { continue }
        let typed = words.filter { term.contains($0.range.lowerBound) }.map(name).joined(separator: " ")
        sentences.append("“\(text)”: the same thing as “\(typed)”" + place(found.match.place.field))
        continue
      }
      sentences.append("“\(text)”: " + reason(found.match.reason, word: words[slot]) + place(found.match.place.field))
    }
    for contribution in hit.contributions {
      guard case .neighbours(let first, let second) = contribution.part, let a = closest[first], let b = closest[second]
      else { continue }
      let isOneTerm = [a, b].allSatisfy { $0.match.reason == .concept } && a.match.place == b.match.place
      if isOneTerm { continue }
      let pair = [a.word, b.word].map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
      sentences.append("“\(pair)”: side by side, as in the query")
    }
    return sentences
  }

  /// What each part of the query added to the score.
  static func parts(_ hit: Hit, words: [QueryWord]) -> [(part: String, score: Double)] {
    hit.contributions.map { contribution in
      switch contribution.part {
      case .word(let slot): (name(words[slot]), Double(contribution.score))
      case .neighbours(let first, let second):
        (name(words[first]) + " + " + name(words[second]) + " side by side", Double(contribution.score))
      case .phrase: ("the whole query side by side", Double(contribution.score))
      case .agreement: ("letters and marks agree better than in other hits", Double(contribution.score))
      }
    }
  }

  private static func term(of word: QueryWord, _ terms: [Range<Int>]) -> Range<Int>? {
    terms.first { $0.contains(word.range.lowerBound) }
  }

  private static func name(_ word: QueryWord) -> String { String(decoding: word.spelling, as: UTF8.self) }

  private static func reason(_ reason: MatchReason, word: QueryWord) -> String {
    let typed = name(word)
    return switch reason {
    case .same: "as typed"
    case .marked: "the letters of “\(typed)”, with marks"
    case .unmarked: "the letters of “\(typed)”, without marks"
    case .digraph: "another way to write “\(typed)”"
    case .number: "another reading of “\(typed)”"
    case .stem: "another form of “\(typed)”"
    case .concept: "the same thing as “\(typed)”"
    case .joined: "“\(typed)” and its neighbour in one word"
    case .split: "part of “\(typed)”, written apart"
    case .keys: "what the keys “\(typed)” stand for"
    case .prefix: "begins with “\(typed)”"
    case .part: "has “\(typed)” as a part"
    case .edit: "close to “\(typed)”"
    case .otherMarks: "the letters of “\(typed)”, with other marks"
    }
  }

  private static func place(_ field: Field) -> String {
    switch field {
    case .title: ", in the title"
    case .body: ""
    case .caption: ", in a caption"
    case .source: ", in the source"
    }
  }
}
