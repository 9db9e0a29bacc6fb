import KheoText

@testable import KheoIndex
@testable import KheoSearch

/// A document of a test: its fields as plain text.
struct TestDocument: Sendable, CustomStringConvertible {
  var title = ""
  var body = ""
  var caption = ""
  var source = ""
  var language = Language.other
  var date: Int32?
  /// What facets count.
  var site: String?

  var description: String { "\(language.code) [\(title)] [\(body)] [\(caption)] [\(source)]" }

  var text: DocumentText {
    let text = Array((body + "\n" + caption).utf8)
    let regions = [
      DocumentText.Region(field: .body, range: 0..<body.utf8.count),
      DocumentText.Region(field: .caption, range: body.utf8.count + 1..<text.count),
    ]
    return DocumentText(
      title: Array(title.utf8), text: text, regions: regions.filter { !$0.range.isEmpty },
      sources: source.isEmpty ? [] : [Array(source.utf8)], language: language)
  }
}

/// A token of a document as the index has it.
struct TestToken: Sendable {
  var place: Place
  var key: [UInt8]
  var spelling: [UInt8]
}

/// Segments made of documents in memory, and the same documents for a naive look at them.
struct TestCollection {
  struct Entry {
    var document: TestDocument
    var segment: Int
    var number: UInt32
    var isLive: Bool
    var tokens: [TestToken]
  }

  private let folder = ScratchFolder()
  private(set) var segments: [Segment] = []
  /// In the order of the collection.
  private(set) var entries: [Entry] = []

  /// The terms of several words of the thesaurus that programs have.
  private static let phrases = Thesaurus.shared.phraseLexicon()

  /// One segment a group; `deleted` counts documents through the whole collection. The terms of `thesaurus`, nil for the shared
  /// one, are indexed.
  init(_ groups: [[TestDocument]], deleted: Set<Int> = [], thesaurus: Thesaurus? = nil) throws {
    let phrases = thesaurus?.phraseLexicon() ?? Self.phrases
    let stemmers = Dictionary(
      uniqueKeysWithValues: Language.allCases.compactMap { language in Stemmer(language).map { (language, $0) } })
    var tokenizer = DocumentTokenizer(analyzer: Analyzer())
    for (segment, group) in groups.enumerated() {
      let path = folder.path + "/\(segment).seg"
      let builder = try SegmentBuilder(
        path: path, kind: .article, identifier: [UInt8](repeating: UInt8(segment + 1), count: 16), phrases: phrases,
        stemming: { stemmers[$0]?.foldedStems(of: $1) ?? [] })
      var deletions = Deletions(documentCount: group.count)
      for (number, document) in group.enumerated() {
        let isLive = !deleted.contains(entries.count)
        if !isLive { deletions.insert(UInt32(number)) }
        var tokens: [TestToken] = []
        tokenizer.forEachStretch(of: document.text) { field, buffer, base, _, _ in
          builder.addTokens(buffer, field: field, positionBase: base, language: document.language)
          for token in buffer.tokens {
            tokens.append(
              TestToken(
                place: Place(field: field, position: token.position + base), key: Array(buffer.key(of: token)),
                spelling: Array(buffer.spelling(of: token))))
          }
        }
        try builder.endDocument(
          identifier: "\(entries.count)", language: document.language, date: document.date, source: document.site,
          payload: [], textByteCount: document.body.utf8.count)
        entries.append(
          Entry(document: document, segment: segment, number: UInt32(number), isLive: isLive, tokens: tokens))
      }
      try builder.finish()
      segments.append(try Segment(path: path, name: "\(segment).seg", deletions: deletions))
    }
  }

  /// One segment.
  init(_ documents: [TestDocument], thesaurus: Thesaurus? = nil) throws {
    try self.init([documents], thesaurus: thesaurus)
  }

  /// One segment of documents that have a body alone.
  init(bodies: [String], language: Language = .other) throws {
    try self.init(bodies.map { TestDocument(body: $0, language: language) })
  }

  /// The number of a hit's document through the whole collection.
  func number(of hit: Hit) -> Int {
    segments[..<hit.segment].reduce(Int(hit.document)) { $0 + $1.documentCount }
  }

  /// What a query finds, best first.
  func search(
    _ query: String, count: Int = 1000, options: SearchOptions = SearchOptions(), filters: [QueryFilter] = [],
    listsAll: Bool = false, sort: SearchSort = .relevance, deadline: Deadline = .none, thesaurus: Thesaurus? = nil
  ) throws -> CollectionResult {
    try CollectionSearcher(segments: segments, thesaurus: thesaurus).search(
      QueryParser.parse(query, analyzer: Analyzer()).tree, conditions: SearchConditions(filters: filters),
      listsAll: listsAll, count: count, options: options, sort: sort, deadline: deadline, countsFacets: true)
  }

  /// The best documents for a query, with whatever cannot be among them left out and not counted.
  func best(
    _ query: String, count: Int, options: SearchOptions = SearchOptions(), thesaurus: Thesaurus? = nil
  ) throws -> CollectionResult {
    try CollectionSearcher(segments: segments, thesaurus: thesaurus).search(
      QueryParser.parse(query, analyzer: Analyzer()).tree, count: count, options: options, countsTotal: false)
  }

  /// The documents that a query finds, best first, by their numbers through the whole collection.
  func find(_ query: String, options: SearchOptions = SearchOptions()) throws -> [Int] {
    try search(query, options: options).hits.map(number)
  }
}
