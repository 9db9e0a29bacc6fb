import KheoText

/// Finds the pairs of a segment in its inverted tokens: for each term the tokens that follow its own.
///
/// Nothing is gathered while documents are added. A word's neighbour is the token that was added after it, if it stands at
/// the next position of the same field.
struct PairTableBuilder {
  private let documentLanguages: [UInt8]
  private let documentStarts: [Int]
  private let tokenPlaces: TokenColumn
  /// By slot (`SpellingPlaces`): whether pairs with the spelling can be common enough.
  private var isCounted: [Bool] = []

  init(documentLanguages: [UInt8], documentStarts: [Int], tokenPlaces: TokenColumn) {
    self.documentLanguages = documentLanguages
    self.documentStarts = documentStarts
    self.tokenPlaces = tokenPlaces
  }

  /// Bytes of memory that the table of so many tokens takes, about.
  static func estimatedByteCount(tokenCount: Int) -> Int { tokenCount }

  /// Adds the next term of the dictionary.
  mutating func append(_ term: Term) {
    let isWord = PairTable.isWord(term.key)
    for spelling in term.spellings {
      isCounted.append(
        isWord && spelling.documentCount >= PairTable.leastDocumentCount
          && !spelling.languages.isDisjoint(with: .writingSyllablesApart))
    }
  }

  /// The table, once all terms are added.
  consuming func makeTable(
    _ inverted: inout InvertedTokens, interner: SpellingInterner, places: SpellingPlaces
  ) -> FrontCodedTableWriter {
    var table = FrontCodedTableWriter()
    var tally = PairTally()
    var followers: [Follower] = []
    for rank in inverted.keyOrder.indices {
      let term = inverted.term(at: rank)
      guard term.spellings.contains(where: { isCounted[Int(places.slotOfSpelling[Int($0)])] }) else { continue }
      count(term, slots: places.slotOfSpelling, into: &tally)
      followers.removeAll(keepingCapacity: true)
      tally.drain { entry in
        guard entry.documentCount >= PairTable.leastDocumentCount else { return }
        let second = Int(truncatingIfNeeded: entry.pair & 0xFFFF_FFFF)
        followers.append(
          Follower(
            term: Int(places.terms[second]),
            count: PairCount(
              firstSpelling: Int(places.spellings[Int(entry.pair >> 32)]),
              secondSpelling: Int(places.spellings[second]),
              documentCount: Int(entry.documentCount))))
      }
      followers.sort { $0.term != $1.term ? $0.term < $1.term : PairCount.precedes($0.count, $1.count) }
      var key = Array(interner.keys[term.key])
      key.append(PairTable.separator)
      let prefixCount = key.count
      var start = 0
      while start < followers.count {
        let second = followers[start].term
        let end = followers[start...].firstIndex { $0.term != second } ?? followers.count
        key.removeSubrange(prefixCount...)
        key += interner.keys[inverted.keyOrder[second]]
        table.append(key: key, payload: PairTable.encode(followers[start..<end].lazy.map(\.count)))
        start = end
      }
    }
    return table
  }

  /// A word that follows the one whose pairs are being made.
  private struct Follower {
    /// The ordinal of its term.
    var term: Int
    var count: PairCount
  }

  /// Counts the words that follow a term's.
  private func count(_ term: InvertedTokens.Term, slots: [UInt32], into tally: inout PairTally) {
    let languages = LanguageSet.writingSyllablesApart.rawValue
    let tokenPlaces = tokenPlaces.numbers
    var document = 0
    for token in term.tokens {
      let token = Int(token)
      if token >= documentStarts[document + 1] {
        document = TermEncoder.document(of: token, from: document, in: documentStarts)
      }
      let next = token + 1
      guard languages & (1 << documentLanguages[document]) != 0, next < documentStarts[document + 1],
        Self.isNext(tokenPlaces[next], to: tokenPlaces[token])
      else { continue }
      let first = slots[Int(term.tokenSpellings[token])]
      let second = slots[Int(term.tokenSpellings[next])]
      if isCounted[Int(first)], isCounted[Int(second)] {
        tally.count(first: first, second: second, document: UInt32(document))
      }
    }
  }

  /// Whether a place is the next position in the same field, which is not the source.
  private static func isNext(_ place: UInt32, to previous: UInt32) -> Bool {
    place == previous &+ 1 && place >> 30 == previous >> 30 && place >> 30 != Field.source.rawValue
  }
}
