import KheoIndex

/// A term of a segment within some edits of a word.
struct PlainFuzzyTerm {
  var key: [UInt8]
  var postings: TermPostings
  /// The share of the shorter word's letters that are not edited (Lucene's `FuzzyTermsEnum`).
  var worth: Float
}

/// The terms of a segment within some edits of a word.
enum PlainFuzzy {
  /// In bytewise order of their keys; without those that no letter is left of.
  ///
  /// Throws `CorruptIndexError` where the index is damaged.
  static func terms(of segment: Segment, near word: [UInt8], edits: Int) throws -> [PlainFuzzyTerm] {
    var found: [PlainFuzzyTerm] = []
    try FuzzyTerms.forEach(of: segment, near: word, limit: edits, fixesFirst: false) { distance, cursor in
      let worth = 1 - Float(distance) / Float(max(1, min(word.count, cursor.key.count)))
      if worth > 0 {
        found.append(PlainFuzzyTerm(key: Array(cursor.key), postings: try cursor.postings(), worth: worth))
      }
    }
    return found
  }
}
