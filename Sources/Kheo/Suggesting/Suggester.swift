public import KheoIndex
import KheoSearch
import KheoText

/// Proposes what may be meant while somebody types: units and people by name, titles of articles, words.
///
/// Nothing is built when one is made: what suggestions need lies in the index. Not thread-safe (it holds an analyzer): one
/// per task. The snapshot behind it can be shared.
public final class Suggester {
  /// Suggestions of a list, and at most.
  public static let (defaultLimit, limitMaximum) = (8, 20)

  public let snapshot: Snapshot
  private let analyzer = Analyzer()
  private var buffer = TokenBuffer()
  /// Made when first asked for.
  private var tables: [Kind: [SegmentLines]] = [:]

  public init(snapshot: Snapshot) { self.snapshot = snapshot }

  /// Opens the live generation of the index in a folder. Throws `IndexError` or `CorruptIndexError`.
  public convenience init(folder: String) throws { try self.init(snapshot: Snapshot(folder: folder)) }

  /// What `prefix` may become, best first: names that begin with it, other names, titles, words.
  ///
  /// Marks left out match all marks; marks that were typed put names that have them first. A blank behind the last word
  /// says that it is whole. Empty for a text without words, and for one of more than 256 bytes or 16 words. `limit` is cut to
  /// 1 … 20. Throws `CorruptIndexError` where the index is damaged.
  public func suggest(
    _ prefix: String, limit: Int = Suggester.defaultLimit, kinds: Set<Suggestion.Kind> = Set(Suggestion.Kind.allCases)
  ) throws -> [Suggestion] {
    let typed = TypedText(prefix, analyzer: analyzer)
    if typed.words.isEmpty { return [] }
    let limit = max(1, min(limit, Self.limitMaximum))
    let units = kinds.contains(.unit) ? try names(typed, .unit, limit) : []
    let people = kinds.contains(.person) ? try names(typed, .person, limit) : []
    var titles = kinds.contains(.article) ? try titles(typed, limit) : []
    // Words that go with nothing but the last one are poor guesses behind others.
    let termLimit = typed.isSingleWord || kinds == [.term] ? limit : max(1, limit / 2)
    let terms = kinds.contains(.term) ? try terms(typed, termLimit) : []
    var mix = SuggestionMix(
      names: units.count + people.count, titles: titles.count, terms: terms.count, limit: limit)
    let headed = try headings(of: titles, typed, count: mix.titles)
    if headed.count < mix.titles {
      // Some titles say the same: their places go to others.
      titles = Array(titles.prefix(headed.count))
      mix = SuggestionMix(
        names: units.count + people.count, titles: headed.count, terms: terms.count, limit: limit)
    }
    let named = SuggestionMix.merge(units, people, count: mix.names) { $0.isBefore($1) }
    return named.map(\.suggestion) + headed.prefix(mix.titles) + terms.prefix(mix.terms)
  }

  // MARK: Names

  private struct SegmentLines {
    var segment: Segment
    var table: LineTable
  }

  private func lines(of kind: Kind) throws -> [SegmentLines] {
    if let known = tables[kind] { return known }
    let made = try snapshot.segments(of: kind).map {
      SegmentLines(segment: $0, table: try $0.lineTable())
    }
    tables[kind] = made
    return made
  }

  /// A name with what its place in the list goes by.
  private struct RankedName {
    var suggestion: Suggestion
    var tier: Int
    var place: TypedCover.Place
    var foldedText: [UInt8]

    func isBefore(_ other: RankedName) -> Bool {
      if tier != other.tier { return tier < other.tier }
      if place != other.place { return place < other.place }
      return suggestion.count > other.suggestion.count
    }
  }

  /// The best names of a kind, each card and each folded text once.
  private func names(_ typed: TypedText, _ kind: Kind, _ limit: Int) throws -> [RankedName] {
    var names: [RankedName] = []
    for lines in try lines(of: kind) {
      var search = LineSearch(segment: lines.segment, table: lines.table, limit: limit * 2)
      var found = try search.run(typed)
      if typed.words.last?.isPrefix == true {
        // A name that is the typed words and no more may have heavier ones before it.
        var whole = LineSearch(segment: lines.segment, table: lines.table, limit: limit * 2)
        let known = Set(found.map(\.line))
        found += try whole.run(typed, wholeLastWord: true).filter { !known.contains($0.line) && !$0.isLater }
      }
      for line in found { names.append(try name(line, lines.table, typed, kind)) }
    }
    let order = names.indices.sorted { a, b in
      names[a].isBefore(names[b]) || (!names[b].isBefore(names[a]) && a < b)
    }
    var (cards, texts): (Set<String>, Set<[UInt8]>) = ([], [])
    var distinct: [RankedName] = []
    for index in order where distinct.count < limit {
      let suggestion = names[index].suggestion
      guard !cards.contains(suggestion.id ?? ""), texts.insert(names[index].foldedText).inserted else { continue }
      cards.insert(suggestion.id ?? "")
      distinct.append(names[index])
    }
    return distinct
  }

  private func name(_ found: FoundLine, _ table: LineTable, _ typed: TypedText, _ kind: Kind) throws -> RankedName {
    let line = try NameLine(record: table.record(ofLine: found.line))
    let cover = TypedCover.of(typed, in: line.name, language: line.language, analyzer: analyzer, buffer: &buffer)
    let suggestion = Suggestion(
      kind: kind == .unit ? .unit : .person, text: line.name, id: line.identifier,
      detail: line.detail.isEmpty ? nil : line.detail, language: line.language.code, matched: cover.range,
      count: line.articleCount)
    return RankedName(suggestion: suggestion, tier: found.tier, place: cover.place, foldedText: cover.foldedText)
  }

  // MARK: Titles

  /// A title that was found and not read yet.
  private struct FoundTitle {
    var segment: Segment
    var document: UInt32
    var tier: Int
    var weight: UInt64
  }

  /// The best titles of all segments, best first.
  private func titles(_ typed: TypedText, _ limit: Int) throws -> [FoundTitle] {
    var titles: [FoundTitle] = []
    for lines in try lines(of: .article) {
      var search = LineSearch(segment: lines.segment, table: lines.table, limit: limit * 2)
      for line in try search.run(typed) {
        let columns = lines.segment.columns
        let weight = TitleLine.weight(
          date: columns.date(of: line.document), norm: columns.norm(of: line.document, field: .title))
        titles.append(
          FoundTitle(segment: lines.segment, document: line.document, tier: line.tier, weight: weight))
      }
    }
    return titles.enumerated().sorted { a, b in
      if a.element.tier != b.element.tier { return a.element.tier < b.element.tier }
      return a.element.weight != b.element.weight ? a.element.weight > b.element.weight : a.offset < b.offset
    }.map(\.element)
  }

  /// The first `count` titles, read from the index, each folded text once.
  private func headings(of titles: [FoundTitle], _ typed: TypedText, count: Int) throws -> [Suggestion] {
    var suggestions: [Suggestion] = []
    var texts: Set<[UInt8]> = []
    for title in titles where suggestions.count < count {
      try title.segment.forEachRecord(of: CollectionOfOne(title.document)) { _, id, payload in
        let heading = try ArticleHeading(payload: payload)
        guard let text = heading.title else { return }
        let cover = TypedCover.of(
          typed, in: text, language: Language(tag: heading.languageTag), analyzer: analyzer, buffer: &buffer)
        guard texts.insert(cover.foldedText).inserted else { return }
        let detail = [heading.source, heading.date].compactMap { $0 }.joined(separator: ", ")
        suggestions.append(
          Suggestion(
            kind: .article, text: text, id: String(decoding: id, as: UTF8.self), detail: detail.isEmpty ? nil : detail,
            language: heading.languageTag, matched: cover.range, count: 1))
      }
    }
    return suggestions
  }

  // MARK: Terms

  /// What was typed with its last word completed, the commonest words first.
  private func terms(_ typed: TypedText, _ limit: Int) throws -> [Suggestion] {
    guard let last = typed.words.last else { return [] }
    let head = typed.bytes[..<last.range.lowerBound]
    let search = TermSearch(segments: snapshot.segments(of: .article), limit: limit + 1)
    return try search.run(last).filter { $0.spelling != last.forms[0].spelling }.prefix(limit).map { term in
      let covered = MarkAgreement.byteCount(of: term.spelling, coveredByKeyOf: term.form.key.count)
      let languages = Language.allCases.filter(term.languages.contains)
      return Suggestion(
        kind: .term, text: String(decoding: head + term.spelling, as: UTF8.self), id: nil, detail: nil,
        language: languages.count == 1 ? languages[0].code : nil,
        matched: 0..<head.count + min(covered, term.spelling.count), count: term.documentCount)
    }
  }
}
