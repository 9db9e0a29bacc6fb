import KheoTestSupport
import KheoText
import Testing

@testable import KheoIndex

/// Terms of several words in a segment, against a look at every place of every document.
@Suite struct PhraseFinderTests {
  /// Words whose letter is one of a term's: `a1` and `a2` are inflections of `a`.
  private static let words = ["a", "a1", "a2", "b", "b1", "c", "d"]
  private static let terms = ["a b", "a b c", "b c", "a a", "c a b", "d d d"]

  private static func key(of term: String) -> [UInt8] {
    PhraseKey.of(term.split(separator: " ").map { Array($0.utf8) }, in: .french)
  }

  /// By letter; a word in capitals is none.
  private static let lexicon = PhraseLexicon(
    terms.map { term in
      PhraseLexicon.Phrase(words: term.utf8.filter { $0 != 0x20 }.map(UInt32.init), key: key(of: term))
    }
  ) { language, key, spelling, stems in
    if language != .french { return [] }
    // As a word that is found by its letters and by its stem: twice.
    return spelling.count == 1 ? [UInt32(spelling[0])] : stems().map { UInt32($0[0]) } + [UInt32(key[0])]
  }

  /// A field's words by position, gaps empty.
  private static func document(_ number: Int, _ random: inout SplitMix64) -> (SyntheticDocument, [Field: [String]]) {
    var document = SyntheticDocument(identifier: "\(number)")
    document.language = Int.random(in: 0..<4, using: &random) == 0 ? .german : .french
    var texts: [Field: [String]] = [:]
    for field in [Field.title, .body, .caption, .source] where Bool.random(using: &random) {
      let text = (0..<Int.random(in: 1...12, using: &random)).map { _ in
        Int.random(in: 0..<8, using: &random) == 0 ? "" : words.randomElement(using: &random)!
      }
      let tokens = text.enumerated().filter { !$0.element.isEmpty }.map { position, word in
        SyntheticDocument.Word(key: word, spelling: word, position: UInt32(position))
      }
      if tokens.isEmpty { continue }
      document.fields.append((field, tokens))
      texts[field] = text
    }
    return (document, texts)
  }

  @Test("Every occurrence of a term is in its postings, and nothing else", arguments: UInt64(0)..<40)
  func findsAll(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let folder = ScratchFolder()
    let builder = try SegmentBuilder(
      path: folder.path + "/a.seg", kind: .article, identifier: [UInt8](repeating: 1, count: 16), phrases: Self.lexicon
    ) { _, spelling in [[spelling[0]]] }
    var expected: [String: [UInt32: [Place]]] = [:]
    for number in 0..<30 {
      let (document, texts) = Self.document(number, &random)
      try document.add(to: builder)
      guard document.language == .french else { continue }
      for (field, text) in texts where field != .source {
        for term in Self.terms {
          let letters = term.filter { $0 != " " }
          for start in text.indices
          where start + letters.count <= text.count
            && zip(letters, text[start...]).allSatisfy({ $0 == $1.first })
          {
            expected[term, default: [:]][UInt32(number), default: []]
              .append(Place(field: field, position: UInt32(start)))
          }
        }
      }
    }
    try builder.finish()
    let segment = try Segment(path: folder.path + "/a.seg", name: "a.seg")
    for term in Self.terms {
      var found: [UInt32: [Place]] = [:]
      if let entry = try segment.term(Self.key(of: term)) {
        #expect(entry.spellings.count == 1 && entry.spellings[0].languages == LanguageSet(.french))
        let arena = PostingArena()
        var cursor = try segment.postings(of: entry, arena: arena)
        while cursor.document != PostingCursor.end {
          var occurrences: [Occurrence] = []
          try cursor.appendOccurrences(to: &occurrences)
          found[cursor.document] = occurrences.map(\.place)
          cursor.next()
        }
      }
      let places = (expected[term] ?? [:]).mapValues { $0.sorted { $0.rawValue < $1.rawValue } }
      #expect(found == places, "seed \(seed): \(term)")
    }
    // They are no words of a field, and no word's stem leads to them.
    let log = VerificationLog(progress: nil)
    #expect(SegmentVerification.run(path: folder.path + "/a.seg", name: "a.seg", log: log) != nil)
  }
}
