/// Encodes the postings and the positions of a segment's terms, one after the other.
struct TermEncoder {
  /// Length codes of the documents, by `Field.rawValue`.
  private let norms: [[UInt8]]
  private let impacts: Impacts

  private var occurrences: [Occurrence] = []

  init(norms: [[UInt8]], impacts: Impacts) {
    self.norms = norms
    self.impacts = impacts
  }

  /// What becomes of a term.
  struct Encoded {
    /// Its entry in the dictionary.
    var term: Term
    /// Its postings followed by its positions.
    var bytes: [UInt8]
    /// The numbers of its spellings, in their order.
    var spellingNumbers: [UInt32]
    /// Documents that have it in another field than the source.
    var textDocumentCount: Int
  }

  /// Encodes a term whose postings come at an offset of their section.
  mutating func encode(
    _ inverted: InvertedTokens.Term, interner: SpellingInterner, places: TokenColumn, documentStarts: [Int],
    postingsOffset: Int
  ) -> Encoded {
    let order = inverted.spellings.sorted {
      interner.spellings[$0].lexicographicallyPrecedes(interner.spellings[$1])
    }
    var spellings = order.map { number in
      Spelling(
        bytes: Array(interner.spellings[number]), languages: interner.languages[Int(number)], documentCount: 0)
    }
    var indexOfSpelling: [UInt32: Int] = [:]
    if order.count > 1 { for (index, number) in order.enumerated() { indexOfSpelling[number] = index } }

    var postings = PostingListEncoder(spellingCount: order.count)
    var positions = PositionsEncoder()
    var (documentCount, textDocumentCount) = (0, 0)
    let places = places.numbers
    var next = inverted.tokens.startIndex
    var document = 0
    while next < inverted.tokens.endIndex {
      document = Self.document(of: Int(inverted.tokens[next]), from: document, in: documentStarts)
      let end = documentStarts[document + 1]
      occurrences.removeAll(keepingCapacity: true)
      while next < inverted.tokens.endIndex, Int(inverted.tokens[next]) < end {
        let token = Int(inverted.tokens[next])
        occurrences.append(
          Occurrence(
            place: Place(rawValue: places[token]),
            spelling: order.count > 1 ? indexOfSpelling[inverted.tokenSpellings[token]]! : 0))
        next += 1
      }
      let posting = makePosting(document: UInt32(document), spellings: &spellings)
      positions.append(occurrences[...], spellingsDiffer: posting.spellingCode == order.count)
      postings.append(
        posting, norm: norms[Int(Field.body.rawValue)][document],
        impact: impacts.impact(posting.fieldFrequencies) { norms[Int($0.rawValue)][document] },
        positionsEnd: positions.bytes.count)
      documentCount += 1
      if posting.frequency > posting.fieldFrequencies.source { textDocumentCount += 1 }
    }
    let bytes = postings.finish(positionsEnd: positions.bytes.count)
    let term = Term(
      key: Array(interner.keys[inverted.key]), documentCount: documentCount,
      occurrenceCount: inverted.tokens.count, spellings: spellings, postingsOffset: postingsOffset,
      postingsByteCount: bytes.count, positionsByteCount: positions.bytes.count)
    return Encoded(
      term: term, bytes: bytes + positions.bytes, spellingNumbers: order, textDocumentCount: textDocumentCount)
  }

  /// The posting of `occurrences`, which it puts in order; counts the document for each spelling in it.
  private mutating func makePosting(document: UInt32, spellings: inout [Spelling]) -> Posting {
    if zip(occurrences, occurrences.dropFirst()).contains(where: { $0.place > $1.place }) {
      occurrences.sort { $0.place < $1.place }
    }
    var frequencies = FieldFrequencies()
    for occurrence in occurrences {
      frequencies.add(occurrence.place.field)
    }
    let first = occurrences[0].spelling
    if occurrences.allSatisfy({ $0.spelling == first }) {
      spellings[first].documentCount += 1
      return Posting(document: document, fieldFrequencies: frequencies, spellingCode: UInt32(first))
    }
    for spelling in Set(occurrences.map(\.spelling)) { spellings[spelling].documentCount += 1 }
    return Posting(document: document, fieldFrequencies: frequencies, spellingCode: UInt32(spellings.count))
  }

  /// The document that holds a token, at or behind `start`: gallops, then halves.
  static func document(of token: Int, from start: Int, in documentStarts: [Int]) -> Int {
    var low = start
    var step = 1
    while low + step < documentStarts.count, documentStarts[low + step] <= token {
      low += step
      step *= 2
    }
    var high = min(low + step, documentStarts.count - 1)
    while low + 1 < high {
      let middle = (low + high) / 2
      if documentStarts[middle] <= token { low = middle } else { high = middle }
    }
    return low
  }
}
