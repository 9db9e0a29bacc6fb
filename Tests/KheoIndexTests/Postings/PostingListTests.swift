import KheoTestSupport
import KheoText
import Testing

@testable import KheoIndex

/// A segment that has, for each of some lengths, a term with that many documents: the one fixture of these tests.
private struct Lists {
  let folder = ScratchFolder()
  let segment: Segment
  let naive: NaiveInvertedIndex
  static let documentCount = 900
  static let lengths = Array(1...400) + [512, 640, 767, 896, 900]

  static func key(_ length: Int) -> String { "t\(length)" }

  init() throws {
    var generator = SplitMix64(seed: 11)
    var documents = (0..<Self.documentCount).map { SyntheticDocument(identifier: "d\($0)") }
    for length in Self.lengths {
      let chosen = Array(0..<Self.documentCount).shuffled(using: &generator).prefix(length)
      let spellingCount = length % 4
      for document in chosen {
        for _ in 0..<(Int.random(in: 0..<4, using: &generator) == 0 ? 3 : 1) {
          let field =
            Int.random(in: 0..<3, using: &generator) > 0 ? Field.body : Field.allCases.randomElement(using: &generator)!
          let variant = spellingCount == 0 ? 0 : Int.random(in: 0...spellingCount, using: &generator)
          documents[document].fields.append(
            (
              field,
              [
                SyntheticDocument.Word(
                  key: Self.key(length), spelling: Self.key(length) + String(repeating: "'", count: variant),
                  position: UInt32.random(in: 0..<5000, using: &generator))
              ]
            ))
        }
      }
    }
    naive = NaiveInvertedIndex(documents)
    segment = try folder.makeSegment(documents)
  }

  static let shared = Result { try Lists() }
}

@Suite("Posting lists")
struct PostingListTests {
  private func list(
    _ length: Int
  ) throws -> (
    segment: Segment, term: Term, expected: [(document: UInt32, occurrences: [NaiveInvertedIndex.Occurrence])]
  ) {
    let lists = try Lists.shared.get()
    let key = Array(Lists.key(length).utf8)
    return (lists.segment, try #require(try lists.segment.term(key)), lists.naive.postings[key]!)
  }

  /// The occurrences on which a cursor stands, in the order of the naive index.
  private func occurrences(_ cursor: inout PostingCursor, _ term: Term) throws -> [NaiveInvertedIndex.Occurrence] {
    var found: [Occurrence] = []
    try cursor.appendOccurrences(to: &found)
    #expect(zip(found, found.dropFirst()).allSatisfy { $0.place <= $1.place })
    return found.map { .init(place: $0.place, spelling: term.spellings[$0.spelling].bytes) }.sorted()
  }

  @Test("a walk gives every document, field, spelling and occurrence", arguments: Lists.lengths)
  func walk(length: Int) throws {
    let (segment, term, expected) = try list(length)
    #expect(term.documentCount == length)
    #expect(term.occurrenceCount == expected.reduce(0) { $0 + $1.occurrences.count })
    let arena = PostingArena()
    var cursor = try segment.postings(of: term, arena: arena)
    for (document, wanted) in expected {
      #expect(cursor.document == document)
      #expect(Int(cursor.frequency) == wanted.count)
      let fields = cursor.fieldFrequencies
      for (field, count) in zip(Field.allCases, [fields.title, fields.body, fields.caption, fields.source]) {
        #expect(Int(count) == wanted.count { $0.place.field == field })
      }
      let spellings = Set(wanted.map(\.spelling))
      let spelling = cursor.spelling
      #expect(spelling.map { term.spellings[$0].bytes } == (spellings.count == 1 ? spellings.first : nil))
      #expect(try occurrences(&cursor, term) == wanted)
      cursor.next()
    }
    for _ in 0..<3 {
      #expect(cursor.document == PostingCursor.end)
      cursor.next()
      cursor.seek(to: 5)
    }
    withExtendedLifetime(arena) {}
  }

  @Test(
    "occurrences may be asked for some documents only, and twice", arguments: [3, 127, 128, 129, 255, 300, 400, 900])
  func sparseOccurrences(length: Int) throws {
    let (segment, term, expected) = try list(length)
    var generator = SplitMix64(seed: UInt64(length))
    let arena = PostingArena()
    for _ in 0..<5 {
      var cursor = try segment.postings(of: term, arena: arena)
      for (_, wanted) in expected {
        for _ in 0..<Int.random(in: 0...2, using: &generator) {
          #expect(try occurrences(&cursor, term) == wanted, "seed \(length)")
        }
        cursor.next()
      }
    }
  }

  @Test(
    "a new cursor finds the first document at or above every target", arguments: [1, 5, 127, 128, 129, 256, 257, 400])
  func seekEverywhere(length: Int) throws {
    let (segment, term, expected) = try list(length)
    for target in 0...UInt32(Lists.documentCount) {
      let arena = PostingArena()
      var cursor = try segment.postings(of: term, arena: arena)
      cursor.seek(to: target)
      let wanted = expected.first { $0.document >= target }
      #expect(cursor.document == wanted?.document ?? PostingCursor.end)
      withExtendedLifetime(arena) {}
    }
  }

  @Test("seeks and steps mix, and occurrences are those of the place reached", arguments: Lists.lengths)
  func mixedSeeks(length: Int) throws {
    let (segment, term, expected) = try list(length)
    var generator = SplitMix64(seed: UInt64(length) + 1000)
    let arena = PostingArena()
    var cursor = try segment.postings(of: term, arena: arena)
    var place = 0
    while place < expected.count {
      if Bool.random(using: &generator) {
        cursor.next()
        place += 1
      } else {
        let target = expected[place].document + UInt32.random(in: 0...120, using: &generator)
        cursor.seek(to: target)
        while place < expected.count, expected[place].document < target { place += 1 }
      }
      let wanted = place < expected.count ? expected[place] : (document: PostingCursor.end, occurrences: [])
      #expect(cursor.document == wanted.document)
      if place < expected.count, Bool.random(using: &generator) {
        #expect(try occurrences(&cursor, term) == wanted.occurrences)
      }
    }
    withExtendedLifetime(arena) {}
  }

  @Test("the largest documents and frequencies fit", arguments: [1, 2, 127, 128, 129, 256, 300])
  func extremes(count: Int) throws {
    var generator = SplitMix64(seed: UInt64(count))
    var documents: Set<UInt32> = [UInt32.max - 1]
    while documents.count < count { documents.insert(UInt32.random(in: 0..<UInt32.max, using: &generator)) }
    let sizes: [UInt32] = [0, 1, 2, 127, 128, 1 << 20, 1 << 29]
    let postings = documents.sorted().map { document in
      var fields = (0..<4).map { _ in sizes.randomElement(using: &generator)! }
      if fields == [0, 0, 0, 0] { fields[1] = 1 }
      return Posting(
        document: document,
        fieldFrequencies: FieldFrequencies(title: fields[0], body: fields[1], caption: fields[2], source: fields[3]),
        spellingCode: UInt32.random(in: 0...7, using: &generator))
    }
    var encoder = PostingListEncoder(spellingCount: 7)
    for posting in postings { encoder.append(posting, norm: 9, impact: 3, positionsEnd: 1) }
    let bytes = encoder.finish(positionsEnd: 1)
    let spelling = Spelling(bytes: [1], languages: .all, documentCount: 1)
    let term = Term(
      key: [1], documentCount: count, occurrenceCount: count, spellings: Array(repeating: spelling, count: 7),
      postingsOffset: 0, postingsByteCount: bytes.count, positionsByteCount: 1)
    let segment = try Lists.shared.get().segment
    let arena = PostingArena()
    bytes.withUnsafeBytes { bytes in
      var cursor = PostingCursor(segment: segment, term: term.postings, postings: bytes, arena: arena)
      for posting in postings {
        let fields = cursor.fieldFrequencies
        #expect(cursor.document == posting.document)
        #expect(cursor.frequency == posting.frequency)
        #expect(fields == posting.fieldFrequencies)
        #expect(cursor.spelling == (posting.spellingCode == 7 ? nil : Int(posting.spellingCode)))
        cursor.next()
      }
      #expect(cursor.document == PostingCursor.end)
    }
    withExtendedLifetime(arena) {}
  }
}
