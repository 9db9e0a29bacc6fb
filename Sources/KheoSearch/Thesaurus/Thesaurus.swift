import KheoText

/// Terms of several languages by what they stand for: what lets a query in one language find a text in another.
///
/// Made of a resource file, one concept a line (`search/thesaurus.tsv`). Look-up is by hashes of folded words and of
/// stems (`FormTable`); the words of all terms lie in one piece of memory.
package struct Thesaurus: Sendable {
  /// A word of a term, as tokens of a text have it.
  package struct Word: Sendable, Equatable {
    package var key: [UInt8]
    package var spelling: [UInt8]
  }

  /// A term of one language for one concept.
  struct Term {
    var concept: Int32
    var language: Language
    /// Whether it is only understood in queries and never looked for in texts, where it would mean other things too.
    var isOnlyAsked: Bool
    /// Into `words`.
    var words: Range<Int32>
  }

  /// Where a word lies in `arena`.
  private struct Extent {
    var keyStart: UInt32
    var spellingStart: UInt32
    var keyLength: UInt16
    var spellingLength: UInt16
  }

  /// Those of one concept stand together.
  private(set) var terms: [Term] = []
  /// By concept, its first term; one more than there are concepts.
  private var starts: [Int32] = [0]
  private var words: [Extent] = []
  private var arena: [UInt8] = []
  /// From the joined hashes of a term's keys to its number.
  private(set) var byKeys = FormTable()
  /// The same of stems.
  private(set) var byStems: [Language: FormTable] = [:]
  /// Words of the longest term.
  private(set) var longest = 0

  /// What the resource file says, read once a process, when an article is first searched for.
  package static let shared = Thesaurus(Resources.bytes("search/thesaurus.tsv"))

  /// The languages of the columns behind the first, which has a concept's name.
  private static let languages: [Language] = [.vietnamese, .german, .french, .norwegian]

  package var conceptCount: Int { starts.count - 1 }
  package var termCount: Int { terms.count }

  /// Reads a resource: a line is a concept with columns apart by tabs, its English name, then its terms in Vietnamese,
  /// German, French and Norwegian, apart by semicolons. A term in parentheses is only understood in queries; a column may be
  /// empty or a hyphen.
  package init(_ resource: UnsafeRawBufferPointer) {
    let analyzer = Analyzer()
    var stems = StemHashes()
    var buffer = TokenBuffer()
    for line in resource.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
      let columns = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).dropFirst()
      for (language, column) in zip(Self.languages, columns) {
        for text in column.split(separator: UInt8(ascii: ";")) {
          analyzer.analyze(UnsafeRawBufferPointer(rebasing: text), language: language, into: &buffer)
          let isOnlyAsked = text.first { $0 != UInt8(ascii: " ") } == UInt8(ascii: "(")
          add(buffer, language: language, isOnlyAsked: isOnlyAsked, &stems)
        }
      }
      if terms.count > starts[starts.count - 1] { starts.append(Int32(terms.count)) }
    }
    byKeys.sort()
    for language in byStems.keys { byStems[language]!.sort() }
  }

  private mutating func add(
    _ buffer: TokenBuffer, language: Language, isOnlyAsked: Bool, _ stems: inout StemHashes
  ) {
    let tokens = buffer.tokens.filter { $0.kind != .symbol }
    if tokens.isEmpty { return }
    let number = Int32(terms.count)
    let first = Int32(words.count)
    var stemHashes: [UInt64] = []
    for token in tokens {
      let spelling = buffer.spelling(of: token)
      words.append(append(key: buffer.key(of: token), spelling: spelling))
      if let hash = stems.hash(of: spelling, language: language) { stemHashes.append(hash) }
    }
    terms.append(
      Term(
        concept: Int32(conceptCount), language: language, isOnlyAsked: isOnlyAsked, words: first..<Int32(words.count)))
    longest = max(longest, tokens.count)
    byKeys.add(FormTable.join(tokens.map { FormTable.hash(buffer.key(of: $0)) }), concept: number)
    if stemHashes.count == tokens.count {
      byStems[language, default: FormTable()].add(FormTable.join(stemHashes), concept: number)
    }
  }

  private mutating func append(key: ArraySlice<UInt8>, spelling: ArraySlice<UInt8>) -> Extent {
    let keyStart = UInt32(arena.count)
    arena += key
    let spellingStart = key == spelling ? keyStart : UInt32(arena.count)
    if key != spelling { arena += spelling }
    return Extent(
      keyStart: keyStart, spellingStart: spellingStart, keyLength: UInt16(key.count),
      spellingLength: UInt16(spelling.count))
  }

  /// The words of a term, in order.
  func words(of term: Term) -> [Word] {
    term.words.map { number in
      let extent = words[Int(number)]
      return Word(
        key: Array(arena[Int(extent.keyStart)..<Int(extent.keyStart) + Int(extent.keyLength)]),
        spelling: Array(arena[Int(extent.spellingStart)..<Int(extent.spellingStart) + Int(extent.spellingLength)]))
    }
  }

  /// The terms of a concept.
  func terms(ofConcept concept: Int32) -> ArraySlice<Term> {
    terms[Int(starts[Int(concept)])..<Int(starts[Int(concept) + 1])]
  }
}
