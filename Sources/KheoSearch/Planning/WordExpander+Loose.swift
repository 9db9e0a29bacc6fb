import KheoIndex
import KheoText

/// Ways of articles to words that are not the query's: as a part of compounds, as their beginning, in keys.
extension WordExpander {
  /// Letters of an unfinished last word that is not found.
  private static let unfinishedLength = 3
  /// Letters of a last word that is found and may yet be unfinished.
  private static let foundUnfinishedLength = 4
  /// Words that begin as an unfinished one, at most: the commonest.
  private static let beginningLimit = 24
  /// Corrections of a word that is found, at most.
  private static let neighbourLimit = 8
  /// A word in fewer documents leaves room on the page for what is only like it.
  private static let scarceCount = 10
  /// How many times as many documents a word is in that may have been meant by one that is found.
  private static let farCommonerTimes = 50
  /// A word in more documents than these and this share of them needs no compounds: they would stand behind it.
  private static let compoundCount = 200
  private static let compoundShare = 50

  /// Compounds of a word that is found, unless it is so common that they would not be seen.
  func offerCompounds(_ word: QueryWord, digraphs: TermLookups.DigraphForms, to all: inout [SlotCandidates]) throws {
    guard takesCompounds(word), all.contains(where: { !$0.isEmpty }) else { return }
    let total = segments.reduce(0) { $0 + $1.documentCount }
    if try documentCount(of: word) > max(Self.compoundCount, total / Self.compoundShare) { return }
    try offerCompounds(word, digraphs: digraphs, isOnly: false, to: &all)
  }

  /// Plans a word that articles do not have: by what its keys stand for, by what begins so where it is the last, and by
  /// compounds. Nil where there is none of these.
  func planUnfound(_ word: QueryWord) throws -> SlotPlan? {
    guard cards == nil, word.kind == .word else { return nil }
    var all = segments.indices.map { SlotCandidates(lookups: lookups, index: $0) }
    let keyed = options.keys ? try offerKeys(word, to: &all) : nil
    if options.prefixes, word.range.upperBound == lastEnd, word.key.count >= Self.unfinishedLength {
      try offerBeginnings(of: word, to: &all)
    }
    if takesCompounds(word) {
      try offerCompounds(word, digraphs: lookups.digraphs(of: word.spelling), isOnly: true, to: &all)
    }
    var slot = SlotPlan(word: word, terms: all.map { $0.finish() })
    guard !slot.isEmpty else { return nil }
    try setRarity(&slot)
    slot.correction = keyed
    return slot
  }

  /// Adds to the only word of a query, where it is in few documents, what begins so and what is one edit away.
  func fillUp(_ slot: inout SlotPlan) throws {
    let word = slot.word
    guard cards == nil, word.kind == .word, word.mode == .expanded,
      try documentCount(of: word) < Self.scarceCount
    else { return }
    var beginnings = segments.indices.map { SlotCandidates(lookups: lookups, index: $0) }
    var near = beginnings
    if options.prefixes, word.range.upperBound == lastEnd, word.key.count >= Self.foundUnfinishedLength {
      try offerBeginnings(of: word, to: &beginnings)
    }
    if options.typos, Self.mayBeMistyped(word) {
      for index in near.indices { try offerEdits(word, upTo: 1, share: model.foundEdit, to: &near[index]) }
    }
    let neighbours = near.map { $0.finish() }
    let commonest = Self.commonest(neighbours.map { $0.map(\.term) }, Self.neighbourLimit)
    for index in slot.terms.indices {
      let known = Set(slot.terms[index].map(\.term.key))
      let added = (beginnings[index].finish() + neighbours[index].filter { commonest.contains($0.term.key) }).filter {
        !known.contains($0.term.key)
      }
      guard !added.isEmpty else { continue }
      var keys: Set<[UInt8]> = []
      slot.terms[index] = (slot.terms[index] + added.filter { keys.insert($0.term.key).inserted }).sorted {
        $0.term.key.lexicographicallyPrecedes($1.term.key)
      }
    }
    try setRarity(&slot)
    slot.correction = try farCommoner(slot)
  }

  /// What a word may have been meant as that is in some documents: a spelling one edit away that is in very many more.
  private func farCommoner(_ slot: SlotPlan) throws -> [UInt8]? {
    let own = try max(1, documentCount(of: slot.word))
    var near = slot
    for index in near.terms.indices {
      near.terms[index].removeAll { term in
        !term.reasons.contains(.edit) || term.term.documentCount < own * Self.farCommonerTimes
      }
    }
    return near.isEmpty ? nil : try likeliestSpelling(near)
  }

  /// Plans words of one meaning, by their keys: the name of a month in every language.
  func plan(anyOf keys: [[UInt8]], like word: QueryWord) throws -> SlotPlan {
    var all = segments.indices.map { SlotCandidates(lookups: lookups, index: $0) }
    for index in all.indices {
      for key in keys { try all[index].offer(key: key, languages: .all) { _ in (model.marked, .concept) } }
    }
    var slot = SlotPlan(word: word, terms: all.map { $0.finish() })
    try setRarity(&slot)
    return slot
  }

  /// Whether edits are looked for: short words have no letter to spare.
  static func mayBeMistyped(_ word: QueryWord) -> Bool {
    word.kind == .word && String(decoding: word.key, as: UTF8.self).unicodeScalars.count >= 5
  }

  /// Whether a word is not in the collection, but a syllable is that its keys stand for.
  func standsForKeys(_ word: QueryWord) throws -> Bool {
    guard options.keys, cards == nil, word.kind == .word, try documentCount(of: word) == 0 else { return false }
    var all = segments.indices.map { SlotCandidates(lookups: lookups, index: $0) }
    return try offerKeys(word, to: &all) != nil
  }

  /// Plans words without a blank between them as the VNI keys of one syllable; nil where the collection has none such.
  func planKeys(_ words: [QueryWord]) throws -> SlotPlan? {
    let isRow = zip(words, words.dropFirst()).allSatisfy { $0.range.upperBound == $1.range.lowerBound }
    guard options.keys, cards == nil, var whole = words.first, isRow, words.contains(where: { $0.kind == .number })
    else {
      return nil
    }
    whole.spelling = words.flatMap(\.spelling)
    whole.key = words.flatMap(\.key)
    whole.range = whole.range.lowerBound..<(words.last?.range.upperBound ?? whole.range.upperBound)
    // One letter and a digit are a name more often than a syllable: A1.
    if whole.key.count < 3 { return nil }
    var all = segments.indices.map { SlotCandidates(lookups: lookups, index: $0) }
    guard let spelling = try offerKeys(whole, to: &all) else { return nil }
    var slot = SlotPlan(word: whole, terms: all.map { $0.finish() })
    try setRarity(&slot)
    slot.correction = spelling
    return slot
  }

  // MARK: Ways

  /// Offers the syllables that a word in keys stands for. Returns the commonest that the collection has.
  @discardableResult
  func offerKeys(_ word: QueryWord, to all: inout [SlotCandidates]) throws -> [UInt8]? {
    var best: (spelling: [UInt8], count: Int)?
    for spelling in VietnameseKeys.syllables(of: word.spelling) {
      let key = Folding.key(of: spelling)
      var count = 0
      for index in all.indices {
        try all[index].offer(key: key, languages: .all) { found in
          guard found.bytes == spelling else { return nil }
          count += found.documentCount
          return (model.keys, .keys)
        }
      }
      if count > best?.count ?? 0 { best = (spelling, count) }
    }
    return best?.spelling
  }

  private func takesCompounds(_ word: QueryWord) -> Bool {
    options.compounds && cards == nil && word.kind == .word && word.mode == .expanded
      && word.key.count >= CompoundRules.partLength - 1
  }

  private func offerCompounds(
    _ word: QueryWord, digraphs: TermLookups.DigraphForms, isOnly: Bool, to all: inout [SlotCandidates]
  ) throws {
    let found = try all.indices.map {
      try lookups.compounds(of: word, digraphs: digraphs, isOnly: isOnly, model: model, in: $0)
    }
    let commonest = Self.commonest(found.map { $0.map(\.term) }, CompoundFinder.limit)
    for index in all.indices {
      for compound in found[index] where commonest.contains(compound.term.key) {
        all[index].offer(
          model.part * compound.share, .part, term: compound.term, spelling: compound.spelling,
          languages: LanguageSet(compound.language))
      }
    }
  }

  /// Offers the commonest words that begin as a word does, with marks that do not contradict it.
  private func offerBeginnings(of word: QueryWord, to all: inout [SlotCandidates]) throws {
    var watch = Watch(deadline)
    let found = try all.map { candidates in
      var found: [Term] = []
      try candidates.segment.scanTerms(from: word.key) { key, decode in
        try watch.look()
        guard key.starts(with: word.key) else { return false }
        if key.count > word.key.count { found.append(try decode()) }
        return true
      }
      return found
    }
    let commonest = Self.commonest(found, Self.beginningLimit)
    for index in all.indices {
      for term in found[index] where commonest.contains(term.key) {
        for (number, spelling) in term.spellings.enumerated() {
          guard let share = share(MarkAgreement.ofPrefix(query: word.spelling, text: spelling.bytes)) else { continue }
          all[index].offer(model.prefix * share, .prefix, term: term, spelling: number, languages: spelling.languages)
        }
      }
    }
  }

  /// Documents that have the word's key, in any spelling.
  func documentCount(of word: QueryWord) throws -> Int {
    try segments.indices.reduce(0) { try $0 + (lookups.term(word.key, in: $1)?.documentCount ?? 0) }
  }

  private func share(_ agreement: MarkAgreement) -> Float? { model.share(agreement) }

  /// The keys in most documents, at most `limit`, of terms that were found segment by segment: the same however a collection
  /// is divided.
  private static func commonest(_ found: [[Term]], _ limit: Int) -> Set<[UInt8]> {
    var counts: [[UInt8]: Int] = [:]
    for term in found.joined() { counts[term.key, default: 0] += term.documentCount }
    if counts.count <= limit { return Set(counts.keys) }
    let sorted = counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key.lexicographicallyPrecedes($1.key) }
    return Set(sorted.prefix(limit).map(\.key))
  }
}

extension RankingModel {
  /// What letters are worth whose marks agree so; nil for another word.
  func share(_ agreement: MarkAgreement) -> Float? {
    switch agreement {
    case .same: same
    case .marked: marked
    case .unmarked: unmarked
    case .other: nil
    }
  }
}
