import KheoIndex
import KheoText

/// Finds the compounds that a word is a part of, among the words of a collection: `Bundestagsabgeordnete` for Bundestag,
/// `folkerådet` for råd.
///
/// A compound begins with the word, or ends with it or an inflection of it by the stemmer, as spelled. What stands beside the
/// word is to be a word of the collection too; for a part of six letters or more, or a word that is found in no
/// other way, it is enough that it is as long as one (`compounds.txt`). Of many the commonest are given.
struct CompoundFinder {
  /// Compounds of one word at most, in one segment.
  static let limit = 24
  /// Words that are looked at, the commonest first.
  private static let candidateLimit = 96
  /// Letters of a part whose neighbour need not be known.
  private static let sureLength = 6
  /// What a compound is worth whose other part is not known.
  private static let unknownRest: Float = 0.75

  struct Found {
    var term: Term
    var spelling: Int
    var language: Language
    /// How well it agrees with the word.
    var share: Float
  }

  /// The word in one writing.
  private struct Form {
    var key: [UInt8]
    var spelling: [UInt8]
  }

  /// What is looked for in one language.
  private struct Search {
    let language: Language
    let rules: CompoundRules
    var forms: [Form]
    var stems: Set<[UInt8]> = []
    /// Keys of the forms, and of the word without an inflection.
    var bases: [[UInt8]] = []
  }

  let lookups: TermLookups
  let agreement: (MarkAgreement) -> Float?

  /// The compounds of a word in a segment. `isOnly` says that the word is found in no other way.
  func compounds(
    of word: QueryWord, digraphs: TermLookups.DigraphForms, isOnly: Bool, in segment: Int
  ) throws -> [Found] {
    var found: [Found] = []
    for language in [Language.german, .norwegian] {
      guard let rules = CompoundRules.all[language] else { continue }
      let others = digraphs.first { $0.language == language }?.alternatives ?? []
      let forms =
        [Form(key: word.key, spelling: word.spelling)] + others.map { Form(key: $0.key, spelling: $0.spelling) }
      var search = Search(language: language, rules: rules, forms: forms)
      prepare(&search, shortest: isOnly ? CompoundRules.partLength - 1 : CompoundRules.partLength)
      if search.bases.isEmpty { continue }
      for ordinal in try candidates(search, segment) {
        if let compound = try compound(ordinal, search, isOnly: isOnly, segment) { found.append(compound) }
        if found.count == Self.limit { break }
      }
    }
    return found
  }

  private func prepare(_ search: inout Search, shortest: Int) {
    for form in search.forms { search.stems.formUnion(lookups.foldedStems(of: form.spelling, in: search.language)) }
    for form in search.forms where form.key.allSatisfy({ $0 &- 0x61 < 26 }) {
      if form.key.count >= shortest { search.bases.append(form.key) }
      for ending in search.rules.endings where form.key.count - ending.count >= shortest {
        guard form.spelling.suffix(ending.count).elementsEqual(ending) else { continue }
        let base = Array(form.key.dropLast(ending.count))
        let stems = lookups.foldedStems(of: Array(form.spelling.dropLast(ending.count)), in: search.language)
        if !search.bases.contains(base), stems.contains(where: search.stems.contains) { search.bases.append(base) }
      }
    }
  }

  /// The commonest words that begin or end as a base does.
  private func candidates(_ search: Search, _ segment: Int) throws -> [Int] {
    let parts = try lookups.segments[segment].parts()
    var byMagnitude = [[Int]](repeating: [], count: 65)
    var seen: Set<[UInt8]> = []
    for base in search.bases {
      for ending in [[]] + search.rules.endings where seen.insert(base + ending).inserted {
        parts.ordinals(endingWith: base + ending) { byMagnitude[Int($1)].append($0) }
      }
      for ordinal in try lookups.segments[segment].ordinals(ofTermsFrom: base) {
        let magnitude = parts.magnitude(of: ordinal)
        if magnitude > 0 { byMagnitude[Int(magnitude)].append(ordinal) }
      }
    }
    var chosen: [Int] = []
    for ordinals in byMagnitude.reversed() where chosen.count < Self.candidateLimit {
      chosen += ordinals.prefix(Self.candidateLimit - chosen.count)
    }
    var known: Set<Int> = []
    return chosen.filter { known.insert($0).inserted }
  }

  private func compound(_ ordinal: Int, _ search: Search, isOnly: Bool, _ segment: Int) throws -> Found? {
    let term = try lookups.segments[segment].term(at: ordinal)
    if search.forms.contains(where: { $0.key == term.key }) { return nil }
    var best: Found?
    for (number, spelling) in term.spellings.enumerated() where spelling.languages.contains(search.language) {
      for base in search.bases {
        for share in [
          try asHead(base, term.key, spelling.bytes, search, isOnly: isOnly),
          try asTail(base, term.key, spelling.bytes, search, isOnly: isOnly),
        ] {
          if let share, share > best?.share ?? 0 {
            best = Found(term: term, spelling: number, language: search.language, share: share)
          }
        }
      }
    }
    return best
  }

  private func asHead(
    _ base: [UInt8], _ key: [UInt8], _ spelling: [UInt8], _ search: Search, isOnly: Bool
  ) throws -> Float? {
    guard key.starts(with: base) else { return nil }
    let rests = search.rules.unlinkedRests(Array(key.dropFirst(base.count))).filter(search.rules.canFollow)
    if rests.isEmpty { return nil }
    let cut = MarkAgreement.byteCount(of: spelling, coveredByKeyOf: base.count)
    guard let share = share(of: Array(spelling[..<cut]), base, search) else { return nil }
    return try worth(share, part: base, others: rests, isOnly: isOnly)
  }

  private func asTail(
    _ base: [UInt8], _ key: [UInt8], _ spelling: [UInt8], _ search: Search, isOnly: Bool
  ) throws -> Float? {
    for ending in [[]] + search.rules.endings {
      let tail = base + ending
      guard key.count > tail.count, key.suffix(tail.count).elementsEqual(tail) else { continue }
      let head = Array(key.dropLast(tail.count))
      guard search.rules.canPrecede(head) else { continue }
      let cut = MarkAgreement.byteCount(of: spelling, coveredByKeyOf: head.count)
      guard let share = share(of: Array(spelling[cut...]), tail, search) else { continue }
      return try worth(share, part: base, others: search.rules.unlinked(head), isOnly: isOnly)
    }
    return nil
  }

  /// How well a part of a word, as spelled, agrees with the word of the query; nil where it is another.
  private func share(of part: [UInt8], _ key: [UInt8], _ search: Search) -> Float? {
    if let form = search.forms.first(where: { $0.key == key }) {
      return agreement(MarkAgreement.of(query: form.spelling, text: part))
    }
    return lookups.foldedStems(of: part, in: search.language).contains(where: search.stems.contains) ? 0.9 : nil
  }

  private func worth(_ share: Float, part: [UInt8], others: [[UInt8]], isOnly: Bool) throws -> Float? {
    for other in others where other.count >= CompoundRules.restLength - 1 {
      for index in lookups.segments.indices where try lookups.term(other, in: index) != nil { return share }
    }
    return isOnly || part.count >= Self.sureLength ? share * Self.unknownRest : nil
  }
}
