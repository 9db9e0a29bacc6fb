import KheoIndex
import KheoText

/// Finds the terms of a collection that one word of a query may stand for, each with its price.
///
/// Every way is a path from the word to keys of the dictionary; the text is never rewritten. Where several ways lead to
/// one spelling, the best counts.
struct WordExpander {
  let segments: [Segment]
  let model: RankingModel
  var options: SearchOptions
  /// Whether some word of the query has marks.
  var isMarked = false
  let stemmers: [Language: Stemmer]
  /// Set where the collection is one of cards.
  var cards: CardWays? = nil
  /// Terms of other languages for the words of the query, by their ranges.
  var translations: [Range<Int>: [Translation]] = [:]
  var deadline = Deadline.none
  /// Segments of units and people: their words are names, which are proposed before others.
  var names: [Segment] = []
  /// Where the last word of the query ends, in bytes: it may not be typed to its end. -1 where it is not looked at.
  var lastEnd = -1
  /// Whether other words of the query are keys of Telex or VNI: then all may be.
  var takesKeys = false
  /// Whether dates are found in other words.
  var takesDates = false
  let lookups: TermLookups

  init(
    segments: [Segment], model: RankingModel, options: SearchOptions, stemmers: [Language: Stemmer],
    cards: CardWays? = nil, deadline: Deadline = .none, lookups: TermLookups? = nil
  ) {
    self.segments = segments
    self.model = model
    self.options = options
    self.stemmers = stemmers
    self.cards = cards
    self.deadline = deadline
    self.lookups = lookups ?? TermLookups(segments: segments, stemmers: stemmers)
  }

  /// Plans a word. `wholes` are the keys of the word with its neighbours in the query, for words that the text writes as one.
  func plan(_ word: QueryWord, wholes: [[UInt8]] = []) throws -> SlotPlan {
    guard cards == nil, word.mode == .expanded || word.mode == .folded else { return try made(word, wholes: wholes) }
    let circumstances = WordCircumstances(
      word, wholes: try wholes.filter(exists), translations: translations[word.range] ?? [], isMarked: isMarked,
      takesKeys: takesKeys, options: options)
    if var known = lookups.plans[circumstances] {
      known.move(to: word)
      return known
    }
    let plan = try made(word, wholes: circumstances.wholes)
    lookups.keep(plan, circumstances)
    return plan
  }

  private func exists(_ key: [UInt8]) throws -> Bool {
    try segments.indices.contains { try lookups.term(key, in: $0) != nil }
  }

  private func made(_ word: QueryWord, wholes: [[UInt8]]) throws -> SlotPlan {
    var slot = SlotPlan(word: word, terms: [])
    let digraphs = digraphs(of: word)
    let stems = try stems(of: word, digraphs: digraphs)
    var all: [SlotCandidates] = []
    for index in segments.indices {
      var candidates = SlotCandidates(lookups: lookups, index: index)
      switch word.mode {
      case .exact: try offerKey(word, to: &candidates, exactly: true)
      case .folded, .expanded:
        try offerForms(word, wholes: wholes, digraphs: digraphs, stems: stems, to: &candidates)
        if cards?.isLoose == true, word.mode == .expanded { try offerLoosely(word, stems: stems, to: &candidates) }
      case .prefix: try offerPrefix(word, to: &candidates)
      case .fuzzy(let edits):
        try offerForms(word, wholes: [], digraphs: digraphs, stems: stems, to: &candidates)
        try offerEdits(word, upTo: edits, to: &candidates)
      }
      all.append(candidates)
    }
    if takesKeys, word.mode == .expanded, all.contains(where: { !$0.isEmpty }) { try offerKeys(word, to: &all) }
    try offerCompounds(word, digraphs: digraphs, to: &all)
    slot.terms = all.map { $0.finish() }
    try setRarity(&slot)
    return slot
  }

  /// Plans a word that cards do not have, as a part of their words; nil for other collections.
  func planLoosely(_ word: QueryWord) throws -> SlotPlan? {
    guard let cards, !cards.isPartial else { return nil }
    var slot = SlotPlan(word: word, terms: [])
    let stems = try stems(of: word, digraphs: digraphs(of: word))
    for index in segments.indices {
      var candidates = SlotCandidates(lookups: lookups, index: index)
      try offerLoosely(word, stems: stems, to: &candidates)
      slot.terms.append(candidates.finish())
    }
    try setRarity(&slot)
    return slot.isEmpty ? nil : slot
  }

  /// Plans a word as if mistyped: words within one edit, or two where the word is long and one finds nothing.
  ///
  /// Edits count letters, never marks. Short words have no letter to spare and get none.
  func planCorrected(_ word: QueryWord) throws -> SlotPlan? {
    guard Self.mayBeMistyped(word), cards?.mayCorrect(word) ?? true else { return nil }
    let letters = String(decoding: word.key, as: UTF8.self).unicodeScalars.count
    for edits in 1...(letters >= 8 ? 2 : 1) {
      var slot = SlotPlan(word: word, terms: [])
      for index in segments.indices {
        var candidates = SlotCandidates(lookups: lookups, index: index)
        try offerEdits(word, upTo: edits, to: &candidates)
        slot.terms.append(candidates.finish())
      }
      if !slot.isEmpty {
        try setRarity(&slot)
        slot.correction = try likeliestSpelling(slot)
        return slot
      }
    }
    return nil
  }

  // MARK: Ways

  private typealias DigraphForms = TermLookups.DigraphForms

  /// Other writings of a word by language, where there are any.
  private func digraphs(of word: QueryWord) -> DigraphForms {
    guard options.digraphs, word.kind == .word else { return [] }
    switch word.mode {
    case .expanded, .folded, .fuzzy: break
    case .exact, .prefix: return []
    }
    return lookups.digraphs(of: word.spelling)
  }

  private func offerForms(
    _ word: QueryWord, wholes: [[UInt8]], digraphs: DigraphForms, stems: [Language: Set<[UInt8]>],
    to candidates: inout SlotCandidates
  ) throws {
    try offerKey(word, to: &candidates, exactly: false)
    for key in word.alternativeKeys {
      try candidates.offer(key: key, languages: .all) { _ in (model.digraph, .number) }
    }
    guard word.kind == .word else { return }
    for (language, alternatives) in digraphs {
      for alternative in alternatives { try offerDigraph(alternative, language: language, to: &candidates) }
    }
    guard word.mode != .folded else { return }
    try offerStems(stems, of: word.key, digraphs: digraphs, to: &candidates)
    for concept in cards?.meanings[word.range] ?? [] {
      try candidates.offer(key: CardMark.concept(concept), languages: .all) { _ in (model.concept, .concept) }
    }
    for translation in translations[word.range] ?? [] { try offer(translation, to: &candidates) }
    if options.joining {
      for whole in wholes {
        try candidates.offer(key: whole, languages: .all) { _ in (model.joined, .joined) }
      }
    }
  }

  /// The word's own key: agreement of marks decides among its spellings.
  private func offerKey(_ word: QueryWord, to candidates: inout SlotCandidates, exactly: Bool) throws {
    if isMarked || word.isAcronym, !exactly {
      try offerBesideMarks(word, to: &candidates)
      return
    }
    try candidates.offer(key: word.key, languages: .all) { spelling in
      switch MarkAgreement.of(query: word.spelling, text: spelling.bytes) {
      case .same: (model.same, .same)
      case .marked: exactly ? nil : (model.marked, .marked)
      case .unmarked: exactly ? nil : (model.unmarked, .unmarked)
      case .other: exactly || !options.otherMarks ? nil : (model.otherMarks, .otherMarks)
      }
    }
  }

  /// As `offerKey`, for a word of a query that has marks: where marks make other words, one without has none on purpose.
  private func offerBesideMarks(_ word: QueryWord, to candidates: inout SlotCandidates) throws {
    let apart = LanguageSet.writingSyllablesApart
    for languages in [apart, LanguageSet.all.subtracting(apart)] {
      try candidates.offer(key: word.key, languages: languages) { spelling in
        switch MarkAgreement.of(query: word.spelling, text: spelling.bytes) {
        case .same: (model.same, .same)
        case .marked: (languages == apart ? model.markedBesideMarks : model.marked, .marked)
        case .unmarked: (model.unmarked, .unmarked)
        case .other: options.otherMarks ? (model.otherMarks, .otherMarks) : nil
        }
      }
    }
  }

  private func offerDigraph(
    _ alternative: Digraphs.Alternative, language: Language, to candidates: inout SlotCandidates
  ) throws {
    try candidates.offer(key: alternative.key, languages: LanguageSet(language)) { spelling in
      switch MarkAgreement.of(query: alternative.spelling, text: spelling.bytes) {
      case .same: (model.digraph, .digraph)
      case .marked: (model.digraph * model.marked, .digraph)
      case .unmarked, .other: nil
      }
    }
  }

  /// The stems of a word by language: those of the word, and of the spellings that the collection has for its key, so that
  /// an unmarked word reaches the stems of the marked one. Empty for a word that takes no inflections.
  private func stems(
    of word: QueryWord, digraphs: DigraphForms
  ) throws -> [Language: Set<[UInt8]>] {
    guard options.stems, word.kind == .word else { return [:] }
    switch word.mode {
    case .expanded, .fuzzy: break
    case .exact, .folded, .prefix: return [:]
    }
    var spellings: Set<[UInt8]> = [word.spelling]
    for index in segments.indices {
      for spelling in try lookups.term(word.key, in: index)?.spellings ?? []
      where MarkAgreement.of(query: word.spelling, text: spelling.bytes) == .marked { spellings.insert(spelling.bytes) }
    }
    return Dictionary(
      uniqueKeysWithValues: stemmers.keys.map { language in
        var forms = spellings
        for other in digraphs where other.language == language { forms.formUnion(other.alternatives.map(\.spelling)) }
        return (language, Set(forms.flatMap { lookups.foldedStems(of: $0, in: language) }))
      })
  }

  /// Inflections: whatever a language's stemmer files under one of the stems.
  private func offerStems(
    _ stems: [Language: Set<[UInt8]>], of key: [UInt8], digraphs: DigraphForms, to candidates: inout SlotCandidates
  ) throws {
    for (language, stems) in stems {
      let others = digraphs.first { $0.language == language }?.alternatives.map(\.key) ?? []
      for stem in stems {
        for member in try candidates.members(ofStem: stem, in: language) {
          // Words that differ in their marks are no inflections of each other, nor are two writings of one word.
          if member.term.key == key || others.contains(member.term.key) { continue }
          candidates.offer(
            model.stem, .stem, term: member.term, spelling: member.spelling, languages: LanguageSet(language))
        }
      }
    }
  }

  private func offerPrefix(_ word: QueryWord, to candidates: inout SlotCandidates) throws {
    let segment = candidates.segment
    var watch = Watch(deadline)
    try segment.scanTerms(from: word.key) { key, decode in
      try watch.look()
      guard key.starts(with: word.key) else { return false }
      let term = try decode()
      for (index, spelling) in term.spellings.enumerated() {
        candidates.offer(model.prefix, .prefix, term: term, spelling: index, languages: spelling.languages)
      }
      return true
    }
  }

  /// What cards are found by where a word is not among theirs: words that begin as the last word of a query, which may not
  /// be typed to its end, and compounds.
  private func offerLoosely(
    _ word: QueryWord, stems: [Language: Set<[UInt8]>], to candidates: inout SlotCandidates
  ) throws {
    guard word.kind == .word, let cards else { return }
    if word.range.upperBound == cards.end, word.key.count >= CardWays.prefixLength {
      try offerPrefix(word, to: &candidates)
      try offer(cards.language.concepts(beginningWith: word.key), .prefix, to: &candidates)
    }
    for language in [Language.german, .norwegian] where word.key.count >= CardWays.partLength {
      let parts = stems[language, default: []].union([word.key]).filter { $0.count >= CardWays.partLength }
      try offerCompounds(of: parts, language: language, to: &candidates)
      try offer(cards.language.concepts(ofCompoundsWith: parts, language: language), .part, to: &candidates)
    }
  }

  private func offer(_ concepts: [String], _ reason: MatchReason, to candidates: inout SlotCandidates) throws {
    for concept in Set(concepts) {
      try candidates.offer(key: CardMark.concept(concept), languages: .all) { _ in (model.part * model.concept, reason)
      }
    }
  }

  /// Longer words that begin with one of `parts`, or end with it but for an inflection.
  private func offerCompounds(
    of parts: Set<[UInt8]>, language: Language, to candidates: inout SlotCandidates
  ) throws {
    guard let cards else { return }
    var watch = Watch(deadline)
    for ordinal in try cards.compounds.table(of: candidates.segment).candidates(of: parts) {
      try watch.look()
      let term = try candidates.segment.term(at: ordinal)
      guard parts.contains(where: { CardWays.isCompound(term.key, of: $0) }) else { continue }
      for (index, spelling) in term.spellings.enumerated() where spelling.languages.contains(language) {
        candidates.offer(model.part, .part, term: term, spelling: index, languages: LanguageSet(language))
      }
    }
  }

  func offerEdits(
    _ word: QueryWord, upTo edits: Int, share: Float = 1, to candidates: inout SlotCandidates
  ) throws {
    var watch = Watch(deadline)
    let fixesFirst = word.key.count < EditDistance.fixedFirstLength
    try FuzzyTerms.forEach(
      of: candidates.segment, near: word.key, limit: edits, fixesFirst: fixesFirst, look: { try watch.look() }
    ) { distance, cursor in
      if distance == 0 { return }
      let term = try cursor.term()
      let weight = (0..<distance).reduce(share) { weight, _ in weight * model.edit }
      for (index, spelling) in term.spellings.enumerated() {
        candidates.offer(weight, .edit, term: term, spelling: index, languages: spelling.languages)
      }
    }
  }

  // MARK: Corrections

  /// The spelling to propose among those of the best weight: that of a name before others, then that in most documents; of
  /// equals the first in bytewise order.
  func likeliestSpelling(_ slot: SlotPlan) throws -> [UInt8]? {
    var found: [[UInt8]: (weight: Float, isName: Bool, count: Int)] = [:]
    for slotTerm in slot.terms.joined() {
      for spelling in slotTerm.term.spellings {
        let known = try found[spelling.bytes] ?? (0, isName(spelling.bytes, key: slotTerm.term.key), 0)
        found[spelling.bytes] = (
          max(known.weight, slotTerm.bestWeight), known.isName, known.count + spelling.documentCount
        )
      }
    }
    return found.max { a, b in
      if a.value.weight != b.value.weight { return a.value.weight < b.value.weight }
      if a.value.isName != b.value.isName { return b.value.isName }
      return a.value.count != b.value.count
        ? a.value.count < b.value.count : b.key.lexicographicallyPrecedes(a.key)
    }?.key
  }

  private func isName(_ spelling: [UInt8], key: [UInt8]) throws -> Bool {
    try names.contains { try $0.term(key)?.spellings.contains { $0.bytes == spelling } ?? false }
  }
}
