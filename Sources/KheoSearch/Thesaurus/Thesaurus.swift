import KheoText

/// Terms of several languages by what they stand for: what lets a query in one language find a text in another.
///
/// Made of a resource file, one concept a line (`search/thesaurus.tsv`). A program that asks one question waits for it, so
/// the file is walked through once for where terms begin, which takes a millisecond, and they are read when a query's words
/// begin as they do (`ThesaurusReader`).
package struct Thesaurus: Sendable {
  /// A term of one language for one concept.
  struct Term {
    var concept: Int32
    var language: Language
    /// Whether it is only understood in queries and never looked for in texts, where it would mean other things too.
    var isOnlyAsked: Bool
    /// Into the resource.
    var bytes: Range<Int32>
    /// The next term of the same chain; -1 at its end.
    var next: Int32 = -1
  }

  private static let chainCount = 4096

  private let resource: [UInt8]
  /// Those of one concept stand together.
  private(set) var terms: [Term] = []
  /// By concept, its first term; one more than there are concepts.
  private var starts: [Int32] = [0]
  /// By the hash of how their keys start, the first term of each chain; -1 for none.
  private var chains = [Int32](repeating: -1, count: chainCount)

  /// What the resource file says, walked through once a process, when an article is first searched for.
  package static let shared = Thesaurus(Resources.bytes("search/thesaurus.tsv"))

  /// The languages of the columns behind the first, which has a concept's name.
  static let languages: [Language] = [.vietnamese, .german, .french, .norwegian]

  package var conceptCount: Int { starts.count - 1 }
  package var termCount: Int { terms.count }

  /// Reads a resource: a line is a concept with columns apart by tabs, its English name, then its terms in Vietnamese,
  /// German, French and Norwegian, apart by semicolons. A term in parentheses is only understood in queries; a column may be
  /// empty or a hyphen.
  package init(_ resource: UnsafeRawBufferPointer) {
    self.resource = Array(resource)
    terms.reserveCapacity(resource.count / 24)
    self.resource.withUnsafeBufferPointer { bytes in
      var start = 0
      while start < bytes.count {
        let end = Self.end(of: UInt8(ascii: "\n"), in: bytes, start..<bytes.count)
        if bytes[start] != UInt8(ascii: "#") { addConcept(bytes, start..<end) }
        start = end + 1
      }
    }
  }

  /// The text of a term.
  func text<Result>(of term: Term, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    resource.withUnsafeBytes {
      body(UnsafeRawBufferPointer(rebasing: $0[Int(term.bytes.lowerBound)..<Int(term.bytes.upperBound)]))
    }
  }

  /// The numbers of the terms of a concept.
  func terms(ofConcept concept: Int32) -> Range<Int> { Int(starts[Int(concept)])..<Int(starts[Int(concept) + 1]) }

  /// Calls `body` with the numbers of terms whose first word may start as `start` says, and of some others.
  func forEachTerm(startingAs start: UInt32, _ body: (Int) -> Void) {
    var number = chains[Self.chain(start)]
    while number >= 0 {
      body(Int(number))
      number = terms[Int(number)].next
    }
  }

  private static func chain(_ start: UInt32) -> Int { Int((start &* 0x9E37_79B1) >> 20) }

  private static func end(of byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
    var end = range.lowerBound
    while end < range.upperBound, bytes[end] != byte { end += 1 }
    return end
  }

  private mutating func addConcept(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) {
    let first = terms.count
    var start = Self.end(of: UInt8(ascii: "\t"), in: bytes, line) + 1
    for language in Self.languages where start < line.upperBound {
      let end = Self.end(of: UInt8(ascii: "\t"), in: bytes, start..<line.upperBound)
      var low = start
      while low < end {
        let high = Self.end(of: UInt8(ascii: ";"), in: bytes, low..<end)
        addTerm(bytes, low..<high, language: language)
        low = high + 1
      }
      start = end + 1
    }
    if terms.count > first { starts.append(Int32(terms.count)) }
  }

  private mutating func addTerm(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, language: Language) {
    var low = range.lowerBound
    while low < range.upperBound, bytes[low] == UInt8(ascii: " ") { low += 1 }
    let keyStart = KeyStart.of(text: UnsafeBufferPointer(rebasing: bytes[low..<range.upperBound]))
    if keyStart == 0 { return }
    let chain = Self.chain(keyStart)
    terms.append(
      Term(
        concept: Int32(conceptCount), language: language, isOnlyAsked: bytes[low] == UInt8(ascii: "("),
        bytes: Int32(low)..<Int32(range.upperBound), next: chains[chain]))
    chains[chain] = Int32(terms.count - 1)
  }
}
