import CICU
import KheoTestSupport
import Testing

@testable import KheoText

/// Where words stand, by ICU's word breaker and the cuts that docs/ANALYSIS.md adds.
private func expectedWords(_ text: String) -> [Range<Int>] {
  var words: [Range<Int>] = []
  let bytes = Array(text.utf8)
  var start = 0
  for (end, isWord) in ICU.boundaries(text, words: true) {
    // ICU gives no status to a word that ends in a connector with a mark on it ("x_\u{301}").
    if isWord || bytes[start..<end].contains(UInt8(ascii: "_")) { words += runs(in: bytes, start..<end) }
    start = end
  }
  return words
}

/// Runs of letters in one word of ICU's, without invisible characters, apostrophes or dots at their ends.
private func runs(in bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
  var runs: [Range<Int>] = []
  var (runStart, runEnd, isPending): (Int?, Int, Bool) = (nil, 0, false)
  var index = range.lowerBound
  bytes.withUnsafeBufferPointer { buffer in
    while index < range.upperBound {
      let scalar = decodeScalar(buffer.baseAddress!, at: index, count: bytes.count)
      let next = index + scalar.byteCount
      switch LetterTable.shared.scalarClass(scalar.value) {
      case ScalarClass.letter, ScalarClass.foreign:
        runStart = runStart ?? index
        (runEnd, isPending) = (next, false)
      case ScalarClass.mark: if runStart != nil, !isPending { runEnd = next }
      case ScalarClass.apostrophe, ScalarClass.middleDot: isPending = true
      case ScalarClass.format: break
      default:
        if let start = runStart { runs.append(start..<runEnd) }
        (runStart, isPending) = (nil, false)
      }
      index = next
    }
  }
  if let start = runStart { runs.append(start..<runEnd) }
  return runs
}

private func words(_ text: String, _ analyzer: Analyzer) -> [Range<Int>] {
  tokens(of: Array(text.utf8), numbers: .text(.other), analyzer: analyzer)
    .filter { $0.kind != .number }.map { $0.start..<$0.end }
}

@Suite struct SegmentationTests {
  /// Letters that are no article, so that nothing is elided.
  private static let letters: [Unicode.Scalar] = Array("bxkzwBKéộßĐøжДλΩ\u{E0}".unicodeScalars)
  private static let marks: [Unicode.Scalar] = Array(
    "\u{301}\u{323}\u{302}\u{200D}\u{AD}\u{2060}\u{FE0F}".unicodeScalars)
  private static let signs: [Unicode.Scalar] = Array("'’‘·.:@_-/ ,;\n\t\u{A0}(\u{2024}\u{2027}&$1٣".unicodeScalars)
  private static let foreign: [Unicode.Scalar] = Array(
    "ไทยภาษา中文漢かなカ한국אבגדعربآपहि\u{94D}\u{5B8}\u{64E}".unicodeScalars)

  @Test(
    "Words stand where ICU and the added cuts put them, in random Latin, Greek and Cyrillic text",
    arguments: 0..<400 as Range<UInt64>)
  func wordsAreThoseOfICU(seed: UInt64) {
    var random = RandomText(seed: seed)
    let analyzer = Analyzer()
    for _ in 0..<10 {
      let text = random.scalars(24, from: [Self.letters, Self.letters, Self.marks, Self.signs])
      #expect(words(text, analyzer) == expectedWords(text), "seed \(seed): \(hex(text))")
    }
  }

  @Test("Words stand where ICU puts them in text that mixes scripts", arguments: 0..<200 as Range<UInt64>)
  func foreignWordsAreThoseOfICU(seed: UInt64) {
    var random = RandomText(seed: seed)
    let analyzer = Analyzer()
    for _ in 0..<10 {
      let text = random.scalars(16, from: [Self.foreign, Self.foreign, Self.letters, [" ", ".", ",", "1"]])
      #expect(words(text, analyzer) == expectedWords(text), "seed \(seed): \(hex(text))")
    }
  }

  @Test(
    "Every scalar of the table cuts or joins letters as ICU does",
    arguments: ["x%", "%x", "x%x", "x%%x", "1%1", "x%1", "%", " % "])
  func everyScalarInContext(context: String) {
    let analyzer = Analyzer()
    for value in LetterTable.ranges.joined() where !Self.decided.contains(value) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = String(context.flatMap { $0 == "%" ? Array(String(scalar)) : [$0] })
      // Modifier symbols are signs to Kheo, letters to ICU.
      if Int(kheo_word_break(value)) == KHEO_WB_LETTER, !kheo_is_alphabetic(value) { continue }
      let found = words(text, analyzer)
      let expected = expectedWords(text).filter { hasKey(text, $0) }
      #expect(found == expected, "U+\(hex(String(scalar))) in \(context)")
    }
  }

  /// Decisions of ours: apostrophes beyond ICU's, the zero-width space, №, small digits.
  private static let decided: Set<UInt32> = Apostrophes.scalars.subtracting([0x27, 0x2018, 0x2019])
    .union([0x200B, 0x2116, 0xB2, 0xB3, 0xB9, 0x2070]).union(0x2074...0x2079).union(0x2080...0x2089)

  /// A word whose key is empty (U+037A, a mark on its own) is no token.
  private func hasKey(_ text: String, _ range: Range<Int>) -> Bool {
    !Folding.key(of: Array(Array(text.utf8)[range])).isEmpty
  }
}
