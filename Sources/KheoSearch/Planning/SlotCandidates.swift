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

  /// Whether nothing has been offered.
  var isEmpty: Bool { terms.isEmpty }

  /// Looks up a key and offers each of its spellings what `worth` says; nil is no match.
  mutating func offer(
    key: [UInt8], wordCount: Int = 1, languages: LanguageSet, _ worth: (Spelling) -> (Float, MatchReason)?
  ) throws {
    guard let term = try lookups.term(key, in: index) else { return }
    for (number, spelling) in term.spellings.enumerated() {
      let common = languages.intersection(spelling.languages)
      guard common.rawValue != 0, let (weight, reason) = worth(spelling) else { continue }
      offer(weight, reason, term: term, wordCount: wordCount, spelling: number, languages: common)
    }
  }

  mutating func offer(
    _ weight: Float, _ reason: MatchReason, term: Term, wordCount: Int = 1, spelling: Int, languages: LanguageSet
  ) {
    let number = number(of: term, wordCount)
    terms[number].offer(weight, reason, spelling: spelling, languages: languages)
  }

  private mutating func number(of term: Term, _ wordCount: Int) -> Int {
    if let last, terms[last].term.key == term.key { return last }
    let number = numbers[term.key] ?? terms.count
    if number == terms.count {
      terms.append(SlotTerm(term: term, wordCount: wordCount))
      numbers[term.key] = number
    }
    last = number
    return number
  }

  /// The spellings that are filed under a folded stem of a language.
  func members(ofStem stem: [UInt8], in language: Language) throws -> [StemMember] {
    try lookups.members(ofStem: stem, in: language, index)
  }

  /// In bytewise order of keys.
  func finish() -> [SlotTerm] {
    terms.count < 2 ? terms : terms.sorted { $0.term.key.lexicographicallyPrecedes($1.term.key) }
  }
}
