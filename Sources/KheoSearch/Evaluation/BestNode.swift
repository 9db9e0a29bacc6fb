import KheoIndex
import KheoText

/// The documents that match a word of the query in any of several ways; a document's score is that of its best way, never
/// a sum.
final class BestNode: MatchNode {
  private let slot: Int
  private let ways: NodeList
  /// By way, the only language whose documents it can match; nil for all.
  private let languages: [Language?]
  /// Of all ways but the first.
  private let phraseLanguages: LanguageSet
  private let columns: DocumentColumns
  private let documentLimit: UInt32
  /// What a pair can be worth in a document that matches in several ways: it may stand where any of them does.
  private let ceiling: Float

  /// `phrases` come each with the language of its documents.
  init(
    slot: Int, words: MatchNode, phrases: [(node: PhraseFormNode, language: Language)], segment: Segment,
    scorer: FieldScorer
  ) throws {
    self.slot = slot
    ceiling = scorer.ceiling(best: 1)
    columns = segment.columns
    documentLimit = UInt32(segment.documentCount)
    ways = NodeList([words] + phrases.map(\.node))
    languages = [nil] + phrases.map(\.language)
    phraseLanguages = phrases.reduce(into: LanguageSet()) { $0.formUnion(LanguageSet($1.language)) }
    super.init()
    try seek(to: 0)
  }

  deinit { ways.deallocate() }

  override var cost: Int { ways.cost(ofFirst: ways.count) }

  override func seek(to target: UInt32) throws {
    var target = target
    while true {
      var lowest = PostingCursor.end
      for index in 0..<ways.count { lowest = min(lowest, try ways.seek(index, to: target)) }
      document = lowest
      if lowest == PostingCursor.end { return }
      for index in 0..<ways.count where try isMatch(index) { return }
      target = lowest + 1
    }
  }

  /// A document of another language is not looked up in phrases, which would have to be walked there.
  override func probe(_ target: UInt32) throws -> UInt32 {
    if document >= target { return document }
    if try ways.seek(0, to: target) == target {
      document = target
      return target
    }
    guard target < documentLimit else { return PostingCursor.end }
    let language = columns.language(of: target)
    guard phraseLanguages.contains(language) else { return target + 1 }
    for index in 1..<ways.count where languages[index] == language {
      if try ways.seek(index, to: target) == target, try ways.holds(index) {
        document = target
        return target
      }
    }
    return target + 1
  }

  /// Whether a way matches the current document.
  private func isMatch(_ index: Int) throws -> Bool {
    if let language = languages[index], language != columns.language(of: document) { return false }
    return try ways.seek(index, to: document) == document && ways.holds(index)
  }

  override func fill(_ sheet: ScoreSheet) throws {
    var best = WordScore.none
    var count = 0
    for index in 0..<ways.count where try isMatch(index) {
      try ways.fill(sheet, of: index)
      if count == 0 || sheet[slot].score > best.score { best = sheet[slot] }
      count += 1
    }
    if count > 1 { best.ceiling = ceiling }
    sheet.enter(best, slot: slot)
  }

  override func distance(_ tiers: AgreementTiers) throws -> Int {
    var least = Int.max
    for index in 0..<ways.count where try isMatch(index) {
      least = min(least, try ways.distance(of: index, tiers))
    }
    return least == .max ? 0 : least
  }

  override func appendMatches(to matches: inout [Match]) throws {
    for index in 0..<ways.count where try isMatch(index) { try ways.appendMatches(of: index, to: &matches) }
  }

  override func score(_ window: ScoreWindow, operand: Int) throws {
    try ways.score(window, of: 0, operand: operand)
    var next = ways.document(of: 0)
    for index in 1..<ways.count {
      while ways.document(of: index) < window.high {
        if try ways.holds(index) { try score(index, window, operand: operand) }
        _ = try ways.seek(index, to: ways.document(of: index) + 1)
      }
      next = min(next, ways.document(of: index))
    }
    document = next
  }

  /// Enters what a way is worth in its document, where that is more than the ways before are.
  private func score(_ index: Int, _ window: ScoreWindow, operand: Int) throws {
    let document = ways.document(of: index)
    let sheet = window.sheet(of: document)
    let isKnown = window.isTouched(document, operand: operand)
    let known = isKnown ? sheet[slot] : .none
    try ways.fill(sheet, of: index)
    if isKnown {
      var best = sheet[slot].score <= known.score ? known : sheet[slot]
      best.ceiling = ceiling
      sheet.enter(best, slot: slot)
    }
    window.touch(document, operand: operand)
    if let tiers = window.tiers { window.enter(distance: try ways.distance(of: index, tiers), document, slot: slot) }
  }
}
