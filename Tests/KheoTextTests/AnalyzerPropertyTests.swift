import CICU
import KheoTestSupport
import KheoText
import Testing

private let seeds = 0..<150 as Range<UInt64>

/// A number as the analyzer reads it, without where it stood.
private func forms(_ tokens: [ReadableToken]) -> [String] { tokens.map { "\($0.key)|\($0.spelling)|\($0.kind)" } }

@Suite struct AnalyzerPropertyTests {
  @Test(
    "Any bytes: tokens lie in order within the text, do not overlap, and begin and end at scalar edges",
    arguments: seeds)
  func tokensAreWellPlaced(seed: UInt64) {
    var random = RandomText(seed: seed)
    let analyzer = Analyzer()
    for _ in 0..<6 {
      let bytes = random.bytes(Int.random(in: 0..<200, using: &random.generator))
      for numbers in [.text(.french), .query, .text(.german)] as [Analyzer.Numbers] {
        check(tokens(of: bytes, numbers: numbers, analyzer: analyzer), in: bytes, "seed \(seed)")
      }
    }
  }

  @Test("Any scalars: tokens are well placed and have keys without upper case", arguments: seeds)
  func anyScalarIsTaken(seed: UInt64) {
    var random = RandomText(seed: seed)
    let bytes = Array(random.anyScalars(200).utf8)
    check(tokens(of: bytes, numbers: .text(.other)), in: bytes, "seed \(seed)")
  }

  private func check(_ tokens: [ReadableToken], in bytes: [UInt8], _ note: String) {
    var (end, position) = (0, -1)
    for token in tokens {
      #expect(token.start >= end && token.end > token.start && token.end <= bytes.count, "\(note): \(token)")
      #expect(token.position > position, "\(note): \(token)")
      #expect(isEdge(token.start, bytes) && isEdge(token.end, bytes), "\(note): \(token) in \(bytes)")
      #expect(
        !token.key.isEmpty && token.key.utf8.count <= 255 && token.spelling.utf8.count <= 255, "\(note): \(token)")
      #expect(
        String(decoding: Folding.key(of: Array(token.spelling.utf8)), as: UTF8.self) == token.key, "\(note): \(token)")
      if token.kind == .number { #expect(token.key == token.spelling, "\(note): \(token)") }
      (end, position) = (token.end, token.position)
    }
  }

  /// Whether no continuation byte of a well-formed scalar follows: ill-formed bytes are edges on both sides.
  private func isEdge(_ index: Int, _ bytes: [UInt8]) -> Bool {
    guard index < bytes.count, bytes[index] & 0xC0 == 0x80 else { return true }
    var start = index
    while start > 0, index - start < 3, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    let length = bytes[start] >= 0xF0 ? 4 : bytes[start] >= 0xE0 ? 3 : bytes[start] >= 0xC0 ? 2 : 1
    guard start + length > index, start + length <= bytes.count else { return true }
    return String(validating: bytes[start..<start + length], as: UTF8.self) == nil
  }

  @Test("Composed, decomposed and mixed writing of a text give the same keys and spellings", arguments: seeds)
  func normalizationDoesNotMatter(seed: UInt64) {
    var random = RandomText(seed: seed)
    let composed = ICU.normalize(random.words(12), KHEO_NFC)
    let decomposed = ICU.normalize(composed, KHEO_NFD)
    let mixed = composed.split(separator: " ").enumerated().map {
      $0.isMultiple(of: 2) ? String($1) : ICU.normalize(String($1), KHEO_NFD)
    }
    .joined(separator: " ")
    let expected = forms(tokens(of: composed, .vietnamese))
    #expect(forms(tokens(of: decomposed, .vietnamese)) == expected, "seed \(seed): \(composed)")
    #expect(forms(tokens(of: mixed, .vietnamese)) == expected, "seed \(seed): \(composed)")
  }

  @Test("Compatibility forms of letters give the same keys and spellings", arguments: seeds)
  func compatibilityFormsDoNotMatter(seed: UInt64) {
    var random = RandomText(seed: seed)
    let text = random.words(12, from: RandomText.latin + Array("ﬁﬂﬀĳǆⅣＡｂﾀªºſ".unicodeScalars.filter { $0 != "ﾀ" }))
    let expected = forms(tokens(of: text, .german))
    for form in [KHEO_NFKC, KHEO_NFKD] {
      #expect(forms(tokens(of: ICU.normalize(text, form), .german)) == expected, "seed \(seed): \(text)")
    }
  }

  @Test("Marks and invisible characters stacked in any way: decomposing changes nothing", arguments: seeds)
  func stackedMarksHaveOneOrder(seed: UInt64) {
    var random = RandomText(seed: seed)
    let marks = Array(
      "\u{300}\u{301}\u{302}\u{303}\u{306}\u{309}\u{31B}\u{323}\u{308}\u{30A}\u{327}\u{AD}\u{200D}".unicodeScalars)
    let text = random.scalars(30, from: [RandomText.latin, marks, ["x"]])
    let expected = forms(tokens(of: text, .german))
    for form in [KHEO_NFC, KHEO_NFD] {
      #expect(forms(tokens(of: ICU.normalize(text, form), .german)) == expected, "seed \(seed): \(hex(text))")
    }
  }

  @Test("A query and a text read words alike", arguments: seeds)
  func queryEqualsText(seed: UInt64) {
    var random = RandomText(seed: seed)
    let text = random.words(10) + " " + random.scalars(20, from: [RandomText.latin, RandomText.foreign])
    let query = tokens(of: Array(text.utf8), numbers: .query)
    for language in Language.allCases {
      #expect(forms(tokens(of: text, language)) == forms(query), "seed \(seed): \(text)")
    }
  }

  @Test("A text in upper case has the keys of the text in lower case", arguments: seeds)
  func caseDoesNotMatter(seed: UInt64) {
    var random = RandomText(seed: seed)
    let text = random.words(12, from: RandomText.latin.filter { !"İıẞßŉ".unicodeScalars.contains($0) })
    #expect(
      forms(tokens(of: text.uppercased(), .other)) == forms(tokens(of: text.lowercased(), .other)), "seed \(seed)")
  }

  @Test("Tokens begin and end at grapheme edges in well-formed text", arguments: seeds)
  func tokensKeepGraphemesWhole(seed: UInt64) {
    var random = RandomText(seed: seed)
    let marks = Array("\u{300}\u{301}\u{302}\u{31B}\u{323}\u{200D}\u{FE0F}".unicodeScalars)
    let text = random.scalars(40, from: [RandomText.latin, marks, RandomText.foreign, [" ", "1", "²", "-"]])
    let edges = Set([0] + ICU.boundaries(text, words: false).map(\.end))
    let found = tokens(of: text, .other)
    for (index, token) in found.enumerated() {
      // A mark that follows nothing it could stand on belongs to the sign before it.
      #expect(edges.contains(token.end), "seed \(seed): \(token) in \(hex(text))")
      #expect(edges.contains(token.start) || index > 0, "seed \(seed): \(token) in \(hex(text))")
    }
  }

  @Test("A word is read alike wherever it stands and however often it came before", arguments: seeds)
  func cacheChangesNothing(seed: UInt64) {
    var random = RandomText(seed: seed)
    let words = random.scalars(120, from: [RandomText.latin, RandomText.latin, RandomText.odd]).split(separator: " ")
    let analyzer = Analyzer()
    for word in words + words {
      // At the end of the text no cache is asked; with a long tail it is.
      let short = tokens(of: Array(word.utf8), numbers: .text(.other))
      let long = tokens(
        of: Array((word + " (and then a longer tail of plain words)").utf8), numbers: .text(.other), analyzer: analyzer)
      #expect(Array(long.prefix(short.count)) == short, "seed \(seed): \(hex(String(word)))")
    }
  }

  @Test("A word of any length is cut into joined pieces that lose nothing", arguments: [255, 256, 1000, 70_000])
  func longWordsAreCut(length: Int) {
    for letter in ["a", "ế", "e\u{302}\u{301}", "ß", "я", "ก"] {
      let text = String(repeating: letter, count: length)
      let found = tokens(of: text, .other)
      #expect(found.allSatisfy { $0.key.utf8.count <= 255 && $0.spelling.utf8.count <= 255 })
      #expect(found.dropFirst().allSatisfy { $0.flags.contains(.joined) })
      #expect(zip(found, found.dropFirst()).allSatisfy { $0.end == $1.start })
      #expect(found.first?.start == 0 && found.last?.end == text.utf8.count)
    }
  }
}
