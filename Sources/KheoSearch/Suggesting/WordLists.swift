import KheoIndex
import KheoText

/// The lists of one segment that a typed word leads to, and how well the spelling of each agrees with it.
struct WordLists {
  private let segment: Segment
  private let table: LineTable
  /// Terms that were looked up, by ordinal.
  private var terms: [Int: Term] = [:]
  /// Tiers of lists of the span that was asked for last: many lines have the same word.
  private var tiers: [Int: UInt64?] = [:]
  private var spanOfTiers: Span?

  init(segment: Segment, table: LineTable) {
    self.segment = segment
    self.table = table
  }

  /// Lists for one form of a word.
  struct Span: Equatable {
    var form: TypedText.Form
    var isPrefix: Bool
    var lists: Range<Int>

    /// Whether every list agrees: the word as typed, without marks.
    var isPlain: Bool { form.isPlain }
  }

  /// Spans for every form of a word, without those that are empty.
  func spans(of word: TypedText.Word) throws -> [Span] {
    try word.forms.compactMap { form in
      let terms = try word.isPrefix ? segment.terms(withPrefix: form.key) : segment.terms(withKey: form.key)
      let lists = try terms.isEmpty ? 0..<0 : table.lists(ofTerms: terms)
      return lists.isEmpty ? nil : Span(form: form, isPrefix: word.isPrefix, lists: lists)
    }
  }

  /// The tier of a list; nil where its word is no way to write the form.
  mutating func tier(ofList list: Int, in span: Span) throws -> UInt64? {
    if span.isPlain { return AgreementTier.agreeing }
    if spanOfTiers != span {
      tiers.removeAll(keepingCapacity: true)
      spanOfTiers = span
    }
    if let known = tiers[list] { return known }
    let tier = try makeTier(ofList: list, in: span)
    tiers[list] = .some(tier)
    return tier
  }

  private mutating func makeTier(ofList list: Int, in span: Span) throws -> UInt64? {
    let place = try table.place(ofList: list)
    if terms[place.term] == nil { terms[place.term] = try segment.term(at: place.term) }
    guard let spellings = terms[place.term]?.spellings, place.spelling < spellings.count else { return nil }
    let spelling = spellings[place.spelling]
    return AgreementTier.tier(
      of: spelling.bytes, languages: spelling.languages, as: span.form, isPrefix: span.isPrefix)
  }
}
