import KheoIndex
import KheoText

/// Entries of the dictionaries of a collection that were looked up last, and stems of words: what planning tries for the
/// words of a query comes up again and again, in it and in the next.
///
/// Segments never change, so what was found stays true. Not thread-safe: one per task.
final class TermLookups {
  /// Entries of a kind that are kept; with the next all are let go. Some 1 KB each where a key
  /// has many spellings.
  private static let limit = 512
  /// Plans that are kept: some 20 KB each where a word has many forms.
  private static let planLimit = 256

  let segments: [Segment]
  private let stemmers: [Language: Stemmer]
  /// By segment and key; nil for a key that the segment does not have.
  private var terms: [[[UInt8]: Term?]]
  /// By segment, and by language and stem.
  private var members: [[[UInt8]: [StemMember]]]
  /// By `Language.rawValue` and spelling.
  private var stems: [[[UInt8]: [[UInt8]]]]
  private var digraphs: [[UInt8]: DigraphForms] = [:]
  /// By segment, and by whether the word is found in no other way and its spelling.
  private var compounds: [[[UInt8]: [CompoundFinder.Found]]]

  /// Of words in their circumstances.
  private(set) var plans: [WordCircumstances: SlotPlan] = [:]

  /// Other writings of a word by language, where there are any.
  typealias DigraphForms = [(language: Language, alternatives: [Digraphs.Alternative])]

  init(segments: [Segment], stemmers: [Language: Stemmer]) {
    self.segments = segments
    self.stemmers = stemmers
    terms = [[[UInt8]: Term?]](repeating: [:], count: segments.count)
    members = [[[UInt8]: [StemMember]]](repeating: [:], count: segments.count)
    compounds = [[[UInt8]: [CompoundFinder.Found]]](repeating: [:], count: segments.count)
    stems = [[[UInt8]: [[UInt8]]]](repeating: [:], count: Language.allCases.count)
  }

  /// Keeps the plan of a word for the next query that has it.
  func keep(_ plan: SlotPlan, _ circumstances: WordCircumstances) {
    if plans.count >= Self.planLimit { plans.removeAll(keepingCapacity: true) }
    plans[circumstances] = plan
  }

  func term(_ key: [UInt8], in segment: Int) throws(CorruptIndexError) -> Term? {
    if let known = terms[segment][key] { return known }
    let term = try segments[segment].term(key)
    if terms[segment].count >= Self.limit { terms[segment].removeAll(keepingCapacity: true) }
    terms[segment][key] = .some(term)
    return term
  }

  /// The spellings that are filed under a folded stem of a language.
  func members(ofStem stem: [UInt8], in language: Language, _ segment: Int) throws -> [StemMember] {
    let key = [language.rawValue] + stem
    if let known = members[segment][key] { return known }
    let found = try segments[segment].members(ofStem: stem, in: language)
    if members[segment].count >= Self.limit { members[segment].removeAll(keepingCapacity: true) }
    members[segment][key] = found
    return found
  }

  /// The folded stems of a spelling; none for a language without a stemmer.
  func foldedStems(of spelling: [UInt8], in language: Language) -> [[UInt8]] {
    let number = Int(language.rawValue)
    if let known = stems[number][spelling] { return known }
    let found = stemmers[language]?.foldedStems(of: spelling) ?? []
    if stems[number].count >= Self.limit { stems[number].removeAll(keepingCapacity: true) }
    stems[number][spelling] = found
    return found
  }

  /// Other writings of a spelling by language, where there are any.
  func digraphs(of spelling: [UInt8]) -> DigraphForms {
    if let known = digraphs[spelling] { return known }
    let found: DigraphForms = Language.allCases.compactMap { language in
      let alternatives = Digraphs.alternatives(of: spelling, in: language)
      return alternatives.isEmpty ? nil : (language, alternatives)
    }
    if digraphs.count >= Self.limit { digraphs.removeAll(keepingCapacity: true) }
    digraphs[spelling] = found
    return found
  }

  /// The compounds of a word. `isOnly` says that it is found in no other way.
  func compounds(
    of word: QueryWord, digraphs: DigraphForms, isOnly: Bool, model: RankingModel, in segment: Int
  ) throws -> [CompoundFinder.Found] {
    let key = [isOnly ? 1 : 0] + word.spelling
    if let known = compounds[segment][key] { return known }
    let finder = CompoundFinder(lookups: self) { model.share($0) }
    let found = try finder.compounds(of: word, digraphs: digraphs, isOnly: isOnly, in: segment)
    if compounds[segment].count >= Self.limit { compounds[segment].removeAll(keepingCapacity: true) }
    compounds[segment][key] = found
    return found
  }
}
