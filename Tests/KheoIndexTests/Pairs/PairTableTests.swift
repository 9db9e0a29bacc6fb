import KheoTestSupport
import KheoText
import Testing

@testable import KheoIndex

/// The pairs of a segment, held against the documents they were made of.
@Suite("Pairs of neighbouring words")
struct PairTableTests {
  private let folder = ScratchFolder()

  /// Words by their spelling, keys without marks, at positions 0, 1, 2, …; `_` leaves a position free.
  private func document(_ body: String, _ fields: [(Field, String)] = [], language: Language = .vietnamese)
    -> SyntheticDocument
  {
    var document = SyntheticDocument(identifier: body)
    document.language = language
    document.fields = ([(.body, body)] + fields).map { field, text in
      (
        field,
        text.split(separator: " ").enumerated().filter { $0.element != "_" }.map { position, word in
          let key = word.decomposed.replacing("đ", with: "d")
          return SyntheticDocument.Word(key: key, spelling: String(word), position: UInt32(position))
        }
      )
    }
    return document
  }

  private func pairs(_ segment: Segment, _ first: String, _ second: String) throws -> [PairCount] {
    try segment.pairs(Array(first.utf8), Array(second.utf8))
  }

  /// All pairs of a segment, spelled out.
  private func contents(of segment: Segment) throws -> [[String]: Int] {
    var contents: [[String]: Int] = [:]
    try segment.pairs.scan(from: []) { key, payload in
      let words = key.split(separator: 0x20, omittingEmptySubsequences: false).map(Array.init)
      let terms = try words.map { try #require(try segment.term($0)) }
      var reader = ByteReader(payload, file: "", fileOffset: 0)
      let counts = try PairTable.decode(&reader)
      #expect(try segment.pairs(words[0], words[1]) == counts)
      #expect(counts.map(\.documentCount) == counts.map(\.documentCount).sorted(by: >))
      for count in counts {
        let spellings = [terms[0].spellings[count.firstSpelling], terms[1].spellings[count.secondSpelling]]
        contents[(words + spellings.map(\.bytes)).map { String(decoding: $0, as: UTF8.self) }] = count.documentCount
      }
      return true
    }
    return contents
  }

  /// The same as a reader of the format's page would count it: by places, without regard to the order of adding.
  private func naive(_ documents: [SyntheticDocument]) -> [[String]: Int] {
    var counts: [[String]: Int] = [:]
    for document in documents where document.language == .vietnamese {
      var found: Set<[String]> = []
      for (field, words) in document.fields where field != .source {
        for first in words where first.key.first?.isNumber != true {
          for second in words where second.position == first.position + 1 && second.key.first?.isNumber != true {
            found.insert([first.key, second.key, first.spelling, second.spelling])
          }
        }
      }
      for pair in found { counts[pair, default: 0] += 1 }
    }
    return counts.filter { $0.value > 1 }
  }

  @Test("the table holds the pairs of two documents or more, as counted by places", arguments: [1, 2, 3, 4, 5])
  func equalsNaive(seed: UInt64) throws {
    var random = RandomDocuments(seed: seed, vocabularyCount: seed == 5 ? 100 : 40)
    let documents = (0..<600).map { random.next(identifier: "d\($0)") }
    let segment = try folder.makeSegment(documents)
    let expected = naive(documents)
    #expect(expected.count > 50, "seed \(seed)")
    #expect(try contents(of: segment) == expected, "seed \(seed)")
  }

  @Test("a pair counts documents, by spellings, the commonest first, in titles, bodies and captions")
  func spellings() throws {
    let segment = try folder.makeSegment([
      document("công ty công ty"), document("một _", [(.caption, "công ty")]),
      document("cong ty", [(.title, "cong ty")]),
      document("công ty"), document("cong ty cống tỵ"), document("cống tỵ"),
    ])
    // Spellings rise by their bytes: cong, công, cống; ty, tỵ.
    #expect(
      try pairs(segment, "cong", "ty") == [
        PairCount(firstSpelling: 1, secondSpelling: 0, documentCount: 3),
        PairCount(firstSpelling: 0, secondSpelling: 0, documentCount: 2),
        PairCount(firstSpelling: 2, secondSpelling: 1, documentCount: 2),
      ])
    // "ty công" stands in one document.
    #expect(try pairs(segment, "ty", "cong") == [])
    #expect(try pairs(segment, "cong", "mot") == [])
    #expect(try pairs(segment, "cong", "absent") == [] && pairs(segment, "", "") == [])
  }

  @Test("no pair reaches over a gap, from field to field, from document to document")
  func gaps() throws {
    let documents = [
      document("một _ hai", [(.title, "ba"), (.caption, "bốn")]), document("một _ hai", [(.title, "ba")]),
    ]
    let segment = try folder.makeSegment(documents + documents)
    #expect(try contents(of: segment) == [:])
  }

  @Test(
    "sources, numbers, a single document and other languages have no pairs",
    arguments: [
      ("một 2", .vietnamese), ("2 một", .vietnamese), ("ein haus", .german), ("une maison", .french),
      ("et hus", .norwegian), ("một hai", .other),
    ] as [(String, Language)])
  func without(body: String, language: Language) throws {
    let documents = (0..<3).map { _ in document(body, [(.source, "một hai")], language: language) }
    #expect(try contents(of: folder.makeSegment(documents)) == [:])
    #expect(try contents(of: folder.makeSegment([document("một hai một hai")], named: "two.seg")) == [:])
  }

  @Test(
    "cards have no pairs, and every other kind has the two sections, empty", arguments: [Kind.unit, .person, .story])
  func otherKinds(kind: Kind) throws {
    let segment = try folder.makeSegment([document("một hai"), document("một hai")], kind: kind)
    #expect(try pairs(segment, "mot", "hai") == [] && contents(of: segment) == [:])
    #expect(segment.byteCount(of: .pairs) == 8)
  }

  @Test("a word with a blank or a control character, and a place at the limit, make no pair and no trap")
  func oddWords() throws {
    var odd = SyntheticDocument(identifier: "odd")
    odd.language = .vietnamese
    let limit = Place.positionLimit
    odd.fields = [
      (.body, [.init(key: "a b", spelling: "a b", position: 0), .init(key: "c", spelling: "c", position: 1)]),
      (.body, [.init(key: "c", spelling: "c", position: 5), .init(key: "", spelling: "'", position: 6)]),
      (.body, [.init(key: "c", spelling: "c", position: 7), .init(key: "\u{1}d", spelling: "d", position: 8)]),
      (.body, [.init(key: "c", spelling: "c", position: limit - 1)]),
      (.caption, [.init(key: "c", spelling: "c", position: 0)]),
      (.source, [.init(key: "c", spelling: "c", position: limit - 1), .init(key: "c", spelling: "c", position: 0)]),
    ]
    let segment = try folder.makeSegment([odd, odd])
    #expect(try contents(of: segment) == [:])
    #expect(try pairs(segment, "a b", "c") == [] && pairs(segment, "a", "b c") == [])
  }

  @Test("a tally counts each document once, however many pairs there are, and begins anew", arguments: [7, 8])
  func tally(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    var tally = PairTally()
    for pairLimit in [3, 5000, 40, 90_000] as [UInt32] {
      var expected: [UInt64: Set<UInt32>] = [:]
      for document in 0..<400 as Range<UInt32> {
        for _ in 0..<200 {
          let (first, second) = (
            UInt32.random(in: 0...2, using: &generator), UInt32.random(in: 0..<pairLimit, using: &generator)
          )
          tally.count(first: first, second: second, document: document)
          expected[UInt64(first) << 32 | UInt64(second), default: []].insert(document)
        }
      }
      var found: [UInt64: Int] = [:]
      tally.drain { found[$0.pair, default: 0] += Int($0.documentCount) }
      #expect(found == expected.mapValues(\.count), "seed \(seed)")
    }
  }

  @Test("gathering pairs is in the figure of memory, for languages that have them")
  func memory() throws {
    func memory(_ language: Language) throws -> Int {
      let name = "\(language).seg"
      let builder = try SegmentBuilder(
        path: folder.path + "/" + name, kind: .article, identifier: Array(0..<16), stemming: shorteningStems)
      try document(String(repeating: "một hai ", count: 5000), language: language).add(to: builder)
      return builder.memoryByteCount
    }
    #expect(try memory(.vietnamese) > memory(.german))
  }
}

extension Substring {
  /// Without combining marks.
  fileprivate var decomposed: String {
    var text = ""
    for character in self {
      switch character {
      case "ô", "ố", "ộ", "ó": text += "o"
      case "ỵ", "ý": text += "y"
      default: text.append(character)
      }
    }
    return text
  }
}
