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
    try FuzzyTerms.forEach(of: segment, near: word, limit: edits, fixesFirst: false) { distance, cursor in
      let worth = 1 - Float(distance) / Float(max(1, min(word.count, cursor.key.count)))
      if worth > 0 { found.append((try cursor.postings(), worth)) }
    }
    return found
  }
}
