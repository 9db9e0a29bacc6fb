import KheoIndex

/// The terms of a segment within some edits of a word.
enum PlainFuzzy {
  /// Each with what it is worth: the share of the shorter word's letters that are not edited (Lucene's `FuzzyTermsEnum`).
  ///
  /// Throws `CorruptIndexError` where the index is damaged.
  static func terms(
    of segment: Segment, near word: [UInt8], edits: Int
  ) throws -> [(postings: TermPostings, worth: Float)] {
    var found: [(postings: TermPostings, worth: Float)] = []
    var distance = EditDistance(word: word, limit: edits, fixesFirst: false)
    try segment.scanPostings(passing: { distance.deadPrefix }) { key, postings in
      guard let edits = distance.distance(to: key) else { return }
      let worth = 1 - Float(edits) / Float(max(1, min(word.count, key.count)))
      if worth > 0 { found.append((try postings(), worth)) }
    }
    return found
  }
}
