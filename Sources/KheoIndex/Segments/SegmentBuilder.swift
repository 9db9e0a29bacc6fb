package import KheoText

/// Gathers documents in memory and writes them as one segment.
///
/// Stored documents go to the file as they come; what is kept is eight bytes a token (its spelling and its place) and the
/// distinct spellings. `finish` sorts the tokens by term, a share of the terms at a time, and encodes term after term.
package final class SegmentBuilder {
  /// Folded stems under which a spelling is filed in a language; empty for a language without a stemmer.
  package typealias Stemming = (Language, [UInt8]) -> [[UInt8]]

  package let kind: Kind
  let identifier: [UInt8]
  private let path: String
  private let stemming: Stemming
  private let file: SegmentFileWriter
  private var stored = StoredDocumentsWriter()
  private var interner = SpellingInterner()
  private var phrases: PhraseFinder?
  private var statistics = SegmentStatistics()
  private var lines = LineTableBuilder()

  /// The spelling of each token, document after document.
  private let tokenSpellings = TokenColumn()
  /// The place of each token.
  private let tokenPlaces = TokenColumn()
  /// Tokens among which neighbours are counted.
  private var pairedTokenCount = 0
  /// The first token of each document, and of the one that is being added.
  private var documentStarts: [Int] = [0]
  private var hashes: [UInt64] = []
  private var languages: [UInt8] = []
  private var dates: [Int32] = []
  private var sources = SourceColumnWriter()
  /// Length codes by field.
  private var norms = [[UInt8]](repeating: [], count: Field.allCases.count)
  /// Tokens of the current document by field.
  private var fieldLengths = [Int](repeating: 0, count: Field.allCases.count)

  /// Starts a segment file at `path`. The terms of `phrases` are indexed beside their words. Throws `IndexError.system`.
  package init(
    path: String, kind: Kind, identifier: [UInt8], phrases: PhraseLexicon? = nil, stemming: @escaping Stemming
  ) throws {
    self.path = path
    self.kind = kind
    self.identifier = identifier
    self.stemming = stemming
    self.phrases = phrases.map { PhraseFinder($0, stemming: stemming) }
    file = try SegmentFileWriter(path: path, kind: kind, identifier: identifier)
    try file.begin(.storedBlocks)
  }

  /// Documents added so far.
  package var documentCount: Int { hashes.count }

  /// Bytes of memory that `finish` will need at most, about: what is held, and what a share of the tokens is sorted in.
  package var memoryByteCount: Int {
    tokenSpellings.byteCount + tokenPlaces.byteCount
      + InvertedTokens.estimatedByteCount(tokenCount: tokenSpellings.count)
      + interner.byteCount + hashes.count * 48
      + sources.byteCount
      + lines.byteCount + PairTableBuilder.estimatedByteCount(tokenCount: pairedTokenCount)
  }

  /// Adds tokens of the current document.
  ///
  /// Calls for one field come in the order of its text. `positionBase` is added to each position. Tokens whose position
  /// does not fit `Place.positionLimit` are left out. With a `line` the tokens are also words of a text that is proposed.
  package func addTokens(
    _ buffer: borrowing TokenBuffer, field: Field, positionBase: UInt32, language: Language, line: Line? = nil
  ) {
    let firstToken = tokenSpellings.count
    let languages = LanguageSet(language)
    let arena = buffer.arena
    let spellings = tokenSpellings.reserve(buffer.tokens.count)
    let places = tokenPlaces.reserve(buffer.tokens.count)
    var count = 0
    arena.withUnsafeBytes { arena in
      for token in buffer.tokens {
        let (position, overflow) = token.position.addingReportingOverflow(positionBase)
        if overflow || position >= Place.positionLimit { continue }
        let spelling = UnsafeRawBufferPointer(
          rebasing: arena[Int(token.spellingStart)..<Int(token.spellingStart) + Int(token.spellingLength)])
        let key = UnsafeRawBufferPointer(
          rebasing: arena[Int(token.keyStart)..<Int(token.keyStart) + Int(token.keyLength)])
        spellings[count] = interner.intern(spelling: spelling, key: key, language: languages)
        places[count] = Place(field: field, position: position).rawValue
        count += 1
      }
    }
    tokenSpellings.advance(by: count)
    tokenPlaces.advance(by: count)
    fieldLengths[Int(field.rawValue)] += count
    if kind == .article, field != .source, language.writesSyllablesApart {
      pairedTokenCount += count
    }
    if let line { lines.append(line, words: tokenSpellings.suffix(from: firstToken), document: documentCount) }
    if field != .source { addPhrases(from: firstToken, language) }
  }

  /// Adds the terms of several words among the last tokens: they are no words of a field, and stand where their first word does.
  private func addPhrases(from firstToken: Int, _ language: Language) {
    var found: [(key: [UInt8], place: UInt32)] = []
    phrases?.forEach(
      in: tokenSpellings.suffix(from: firstToken), tokenPlaces.suffix(from: firstToken), language: language,
      interner: interner
    ) { found.append(($0, $1)) }
    for (key, place) in found {
      let spelling = key.withUnsafeBytes { interner.intern(spelling: $0, key: $0, language: LanguageSet(language)) }
      tokenSpellings.append(spelling)
      tokenPlaces.append(place)
    }
  }

  /// Ends the current document and stores it.
  ///
  /// `date` is in days since 1970-01-01; `source` is what facets count. Throws `IndexError` where the disk refuses.
  package func endDocument(
    identifier: String, language: Language, date: Int32?, source: String? = nil, payload: [UInt8], textByteCount: Int
  ) throws {
    try stored.append(identifier: identifier, payload: payload, to: file)
    documentStarts.append(tokenSpellings.count)
    hashes.append(Identifiers.hash(identifier))
    languages.append(language.rawValue)
    dates.append(date ?? DocumentColumns.noDate)
    sources.append(source)
    for field in fieldLengths.indices {
      norms[field].append(LengthNorm.code(of: fieldLengths[field]))
      statistics.tokenCounts[field] += fieldLengths[field]
      if fieldLengths[field] > 0 { statistics.fieldDocumentCounts[field] += 1 }
      fieldLengths[field] = 0
    }
    statistics.languageCounts[Int(language.rawValue)] += 1
    statistics.textByteCount += textByteCount
  }

  /// Writes the segment and flushes it to the disk. The builder holds at least one document and is used up by this.
  package func finish() throws {
    precondition(documentCount > 0, "a segment holds at least one document")
    let storedIndex = try stored.finish(file)
    try file.begin(.storedIndex)
    try file.write(storedIndex)
    try file.begin(.identifiers)
    try file.write(Identifiers.encode(hashes))
    try file.begin(.columns)
    try file.write(languages)
    var dateBytes: [UInt8] = []
    for date in dates { dateBytes.appendLittleEndian(date) }
    try file.write(dateBytes)
    try file.begin(.sources)
    try file.write(sources.encode())
    try file.begin(.norms)
    for field in norms { try file.write(field) }

    var inverted = InvertedTokens(interner: interner, tokenSpellings: tokenSpellings)
    var terms = FrontCodedTableWriter()
    var stems = StemTableBuilder(stemming: stemming)
    try file.begin(.postings)
    var encoder = TermEncoder(norms: norms, impacts: Impacts(statistics: statistics))
    var weights: [UInt8] = []
    var filter = TermFilterBuilder()
    var places = SpellingPlaces(spellingCount: interner.spellings.count)
    var pairs = PairTableBuilder(documentLanguages: languages, documentStarts: documentStarts, tokenPlaces: tokenPlaces)
    for rank in inverted.keyOrder.indices {
      let encoded = encoder.encode(
        inverted.term(at: rank), interner: interner, places: tokenPlaces, documentStarts: documentStarts,
        postingsOffset: file.sectionByteCount)
      let term = encoded.term
      try file.write(encoded.bytes)
      terms.append(key: term.key, payload: term.encodePayload())
      if !PhraseKey.isPhrase(term.key) {
        stems.add(term, ordinal: rank)
        filter.add(term.key)
      }
      weights.append(TermWeights.weight(key: term.key, documentCount: encoded.textDocumentCount))
      places.append(encoded.spellingNumbers, ordinal: rank)
      pairs.append(term)
    }
    statistics.termCount = terms.entryCount
    try file.begin(.termBlocks)
    try file.write(terms.blocks)
    try file.begin(.termBlockOffsets)
    try file.write(terms.makeOffsets())
    try file.begin(.termFilter)
    try file.write(filter.finish())
    let stemTable = stems.finish()
    statistics.stemCount = stemTable.entryCount
    try file.begin(.stemBlocks)
    try file.write(stemTable.blocks)
    try file.begin(.stemBlockOffsets)
    try file.write(stemTable.makeOffsets())
    try file.begin(.termWeights)
    try file.write(TermWeights.encode(weights))
    try lines.write(to: file, places: places)
    let pairTable =
      pairedTokenCount > 0
      ? pairs.makeTable(&inverted, interner: interner, places: places) : FrontCodedTableWriter()
    try file.begin(.pairBlocks)
    try file.write(pairTable.blocks)
    try file.begin(.pairBlockOffsets)
    try file.write(pairTable.makeOffsets())
    try file.begin(.statistics)
    try file.write(statistics.encode())
    try file.finish(documentCount: documentCount)
  }
}
