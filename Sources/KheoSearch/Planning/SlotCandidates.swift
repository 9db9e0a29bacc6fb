import KheoIndex
import KheoText

/// The terms of one segment that a word may stand for, as they are gathered.
struct SlotCandidates {
  private let lookups: TermLookups
  /// The segment's index in the collection.
  private let index: Int
  private var terms: [SlotTerm] = []
  /// By key, the index in `terms`.
  private var numbers: [[UInt8]: Int] = [:]
  /// The index of the term that was offered last: its spellings come one after the other.
  private var last: Int?

  init(lookups: TermLookups, index: Int) {
    self.lookups = lookups
    self.index = index
  }

  var segment: Segment { lookups.segments[index] }

  /// Looks up a key and offers each of its spellings what `worth` says; nil is no match.
  mutating func offer(
    key: [UInt8], languages: LanguageSet, _ worth: (Spelling) -> (Float, MatchReason)?
  ) throws {
    guard let term = try lookups.term(key, in: index) else { return }
    for (number, spelling) in term.spellings.enumerated() {
      let common = languages.intersection(spelling.languages)
      guard common.rawValue != 0, let (weight, reason) = worth(spelling) else { continue }
      offer(weight, reason, term: term, spelling: number, languages: common)
    }
  }

  mutating func offer(
    _ weight: Float, _ reason: MatchReason, term: Term, spelling: Int, languages: LanguageSet
  ) {
    let number = number(of: term)
    terms[number].offer(weight, reason, spelling: spelling, languages: languages)
  }

  private mutating func number(of term: Term) -> Int {
    if let last, terms[last].term.key == term.key { return last }
    let number = numbers[term.key] ?? terms.count
    if number == terms.count {
      terms.append(SlotTerm(term: term))
      numbers[term.key] = number
    }
    last = number
    return number
  }

  /// The spellings that are filed under a folded stem of a language.
  func members(ofStem stem: [UInt8], in language: Language) throws -> [StemMember] {
    try segment.members(ofStem: stem, in: language)
  }

  /// In bytewise order of keys.
  func finish() -> [SlotTerm] {
    terms.count < 2 ? terms : terms.sorted { $0.term.key.lexicographicallyPrecedes($1.term.key) }
  }
}

/// Entries of the dictionaries of a collection that were looked up for one query: its words, and what planning tries for
/// them, come up again and again.
final class TermLookups {
  let segments: [Segment]
  /// By segment and key; nil for a key that the segment does not have.
  private var found: [[[UInt8]: Term?]]

  init(segments: [Segment]) {
    self.segments = segments
    found = [[[UInt8]: Term?]](repeating: [:], count: segments.count)
  }

  func term(_ key: [UInt8], in segment: Int) throws(CorruptIndexError) -> Term? {
    if let known = found[segment][key] { return known }
    let term = try segments[segment].term(key)
    found[segment][key] = .some(term)
    return term
  }
}
