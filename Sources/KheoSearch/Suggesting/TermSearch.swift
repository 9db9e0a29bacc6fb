package import KheoIndex
package import KheoText

/// A word of a collection that begins with what was typed.
package struct FoundTerm: Sendable {
  package var key: [UInt8]
  /// The commonest spelling, of those whose marks agree best.
  package var spelling: [UInt8]
  /// The languages of the documents with the spelling.
  package var languages: LanguageSet
  /// Documents that have the word, in any spelling; where marks were typed, in this one.
  package var documentCount: Int
  /// How well the marks agree: 0 is best.
  package var tier: Int
  /// The way of writing the typed word that it begins with.
  package var form: TypedText.Form
}

/// Finds the commonest words of a collection that begin with an unfinished word.
///
/// In each segment the weights of terms say which are worth a look; their documents are then added up over all segments.
package struct TermSearch {
  /// Terms of a segment whose spellings are compared with a word that was typed with marks: the best so many, and if too
  /// few of them agree, the best of the second number.
  static let comparedCounts = [64, 256]
  /// Documents of a term up to which deleted ones are told from the others one by one.
  static let liveCountLimit = 256

  private let segments: [Segment]
  private let limit: Int

  package init(segments: [Segment], limit: Int) {
    self.segments = segments
    self.limit = limit
  }

  /// The best words: those whose marks agree before others, then by documents.
  package func run(_ word: TypedText.Word) throws -> [FoundTerm] {
    guard word.isPrefix else { return [] }
    var terms: [[UInt8]: [Int: Term]] = [:]
    for (number, segment) in segments.enumerated() {
      for term in try commonest(in: segment, word) {
        terms[term.key, default: [:]][number] = term
      }
    }
    var found: [FoundTerm] = []
    for (key, known) in terms {
      var all = known
      for number in segments.indices where all[number] == nil { all[number] = try segments[number].term(key) }
      if let term = try merge(key, all, word) { found.append(term) }
    }
    found.sort { a, b in
      if a.tier != b.tier { return a.tier < b.tier }
      return a.documentCount != b.documentCount
        ? a.documentCount > b.documentCount : a.key.lexicographicallyPrecedes(b.key)
    }
    return Array(found.prefix(limit))
  }

  /// The best terms of a segment.
  private func commonest(in segment: Segment, _ word: TypedText.Word) throws -> [Term] {
    var best = LeastKeys(limit: limit)
    var terms: [UInt32: Term] = [:]
    for form in word.forms {
      for count in form.isPlain ? [limit] : Self.comparedCounts {
        let candidates = try heaviest(in: segment, form, count: count)
        var agreeingCount = 0
        for candidate in candidates.elements where candidate.key < best.bound {
          let term = try terms[candidate.name] ?? segment.term(at: Int(candidate.name))
          terms[candidate.name] = term
          guard let tier = form.isPlain ? AgreementTier.agreeing : Self.tier(of: term, as: form) else { continue }
          if tier == AgreementTier.agreeing { agreeingCount += 1 }
          let key = tier << 40 | candidate.key
          if key < best.bound { best.insert(key, name: candidate.name) }
        }
        if agreeingCount >= limit / 2 || !candidates.isFull { break }
      }
    }
    return best.elements.compactMap { terms[$0.name] }
  }

  /// The ordinals of the terms of a segment that weigh most, whatever their marks, by a number that falls with the weight.
  private func heaviest(in segment: Segment, _ form: TypedText.Form, count: Int) throws -> LeastKeys {
    var found = LeastKeys(limit: count)
    let terms = try segment.terms(withPrefix: form.key)
    if terms.isEmpty { return found }
    let weights = try segment.weights(ofTerms: terms)
    let size = TermWeights.blockTermCount
    let blocks = terms.lowerBound / size..<(terms.upperBound - 1) / size + 1
    let greatest = try segment.greatestWeights(ofBlocks: blocks)
    for block in blocks where Self.key(greatest[block - blocks.lowerBound]) < found.bound {
      for ordinal in max(block * size, terms.lowerBound)..<min((block + 1) * size, terms.upperBound) {
        let weight = weights[ordinal - terms.lowerBound]
        let key = Self.key(weight)
        if weight > 0, key < found.bound { found.insertNew(key, name: UInt32(truncatingIfNeeded: ordinal)) }
      }
    }
    return found
  }

  /// Less for a greater weight.
  private static func key(_ weight: UInt8) -> UInt64 { UInt64(255 - weight) }

  /// The tier of the spelling that agrees best.
  private static func tier(of term: Term, as form: TypedText.Form) -> UInt64? {
    term.spellings.compactMap {
      AgreementTier.tier(of: $0.bytes, languages: $0.languages, as: form, isPrefix: true)
    }.min()
  }

  /// One word of the terms of all segments; nil where no document that is left has it.
  private func merge(_ key: [UInt8], _ terms: [Int: Term], _ word: TypedText.Word) throws -> FoundTerm? {
    var spellings: [[UInt8]: (languages: LanguageSet, count: Int)] = [:]
    var documentCount = 0
    for (number, term) in terms {
      let live = try liveCount(of: term, in: segments[number])
      if live == 0 { continue }
      documentCount += live
      for spelling in term.spellings {
        spellings[spelling.bytes, default: ([], 0)].count += spelling.documentCount
        spellings[spelling.bytes]!.languages.formUnion(spelling.languages)
      }
    }
    var best: FoundTerm?
    for form in word.forms where key.starts(with: form.key) {
      for (bytes, spelling) in spellings {
        guard
          let tier = AgreementTier.tier(of: bytes, languages: spelling.languages, as: form, isPrefix: true),
          best.map({ Self.isBetter((Int(tier), spelling.count, bytes), than: $0) }) ?? true
        else { continue }
        best = FoundTerm(
          key: key, spelling: bytes, languages: spelling.languages, documentCount: spelling.count, tier: Int(tier),
          form: form)
      }
    }
    if let form = best?.form, form.languages == nil, !form.isMarked { best?.documentCount = documentCount }
    return best
  }

  private static func isBetter(_ new: (tier: Int, count: Int, spelling: [UInt8]), than old: FoundTerm) -> Bool {
    if new.tier != old.tier { return new.tier < old.tier }
    if new.count != old.documentCount { return new.count > old.documentCount }
    return new.spelling.lexicographicallyPrecedes(old.spelling)
  }

  /// Documents of a term; where it has few, those that are not deleted.
  private func liveCount(of term: Term, in segment: Segment) throws -> Int {
    guard segment.deletions != nil, term.documentCount <= Self.liveCountLimit else { return term.documentCount }
    let arena = PostingArena()
    var cursor = try segment.postings(of: term, arena: arena)
    var count = 0
    while cursor.document != PostingCursor.end {
      if segment.isLive(cursor.document) { count += 1 }
      cursor.next()
    }
    withExtendedLifetime(arena) {}
    return count
  }
}
