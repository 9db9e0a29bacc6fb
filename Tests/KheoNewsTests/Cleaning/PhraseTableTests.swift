import KheoTestSupport
import Testing

@testable import KheoNews

@Suite("Phrases and keys of lines")
struct PhraseTableTests {
  private static func kinds(_ table: PhraseTable, _ text: String) -> PhraseKinds {
    Array(text.utf8).withUnsafeBytes { table.kinds($0) }
  }

  private static func key(_ text: [UInt8]) -> [UInt8] {
    let key = LineKey()
    text.withUnsafeBytes { key.write($0) }
    return Array(key.view)
  }

  private static func key(_ text: String) -> String { String(decoding: key(Array(text.utf8)), as: UTF8.self) }

  @Test("the table says of every key what a dictionary says", arguments: [11, 12, 13] as [UInt64])
  func table(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var table = PhraseTable()
    var oracle: [String: PhraseKinds] = [:]
    let word = { (random: inout SplitMix64) in
      String((0..<Int(random.next() % 80)).map { _ in "abcâđ ".randomElement(using: &random) ?? "a" })
    }
    for _ in 0..<2000 {
      let phrase = word(&random)
      let kind = PhraseKinds(rawValue: 1 << UInt16(random.next() % 12))
      Array(phrase.utf8).withUnsafeBytes { table.insert($0, kind) }
      if !phrase.isEmpty { oracle[phrase, default: []].formUnion(kind) }
    }
    for phrase in oracle.keys {
      for key in [phrase, String(phrase.dropLast()), phrase + "a", String(phrase.reversed())] {
        #expect(Self.kinds(table, key) == oracle[key] ?? [], "seed \(seed), key \(key)")
      }
    }
  }

  @Test(
    "a key has small letters, single spaces and straight apostrophes",
    arguments: [
      ("  Bình\tLuận  (0) ", "bình luận (0)"), ("L\u{2019}Équipe", "l'équipe"), ("ÄÖÜ ẞ ŒUVRE", "äöü ß œuvre"),
      ("Soft\u{AD}hyphen\u{A0}\u{200B}here", "soft hyphen here"), ("İ", "i\u{307}"), ("ΑΣ ЖУК Ⓐ", "ας жук ⓐ"), ("", ""),
      (" \u{FEFF} ", ""),
    ])
  func form(text: String, key: String) {
    // Capitals are made small one by one: a final sigma is as any other.
    #expect(Self.key(text) == key.replacing("ς", with: "σ"))
  }

  @Test("composed and decomposed spellings have one key", arguments: ["Ý kiến bạn đọc", "Ảnh tư liệu", "Réagir", "på"])
  func canonicalEquivalence(text: String) {
    let decomposed = text.unicodeScalars.flatMap { scalar in Self.decomposed(scalar) }
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: decomposed)
    let other = String(scalars)
    #expect(!other.unicodeScalars.elementsEqual(text.unicodeScalars))
    #expect(Self.key(Array(other.utf8)) == Self.key(Array(text.utf8)))
  }

  /// The letters of this test in full canonical decomposition.
  private static func decomposed(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    let table: [Unicode.Scalar: [Unicode.Scalar]] = [
      "Ý": ["Y", "\u{301}"], "ế": ["e", "\u{302}", "\u{301}"], "ạ": ["a", "\u{323}"], "ọ": ["o", "\u{323}"],
      "Ả": ["A", "\u{309}"], "ư": ["u", "\u{31B}"], "ệ": ["e", "\u{323}", "\u{302}"], "é": ["e", "\u{301}"],
      "å": ["a", "\u{30A}"],
    ]
    return table[scalar] ?? [scalar]
  }

  @Test("what passes for composed is the same when the key is composed")
  func composed() {
    for value in UInt32(0x80)..<0x3_0000 where SmallLetters.isComposed(value) && !ByteText.isSpace(value) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let plain = Self.key(Array("a\(scalar)".utf8))
      let forced = Self.key(Array("a\(scalar) x\u{301}".utf8))
      #expect(forced == plain + Array(" x\u{301}".utf8), "U+\(String(value, radix: 16))")
    }
  }

  @Test("any bytes have a key, valid and of bounded length", arguments: [21, 22, 23] as [UInt64])
  func anyBytes(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let pieces = ["A", " ", "Ỹ", "\u{301}", "İ", "\u{1D160}", "Ⱥ", "\u{1F600}", "\u{2019}"].map { Array($0.utf8) }
    for _ in 0..<300 {
      var text: [UInt8] = []
      for _ in 0..<(random.next() % 400) {
        if random.next() % 3 == 0 {
          text.append(UInt8(truncatingIfNeeded: random.next()))
        } else {
          text += pieces[Int(random.next() % UInt64(pieces.count))]
        }
      }
      let key = Self.key(text)
      #expect(String(validating: key, as: UTF8.self) != nil, "seed \(seed)")
      #expect(key.count <= 9 * text.count + 16, "seed \(seed)")
      _ = Cleaner().clean(text, mode: .page)
    }
  }

  @Test(
    "a notice is found word for word, with punctuation around it",
    arguments: [
      ("wir haben © und mehr", true), ("(C) Copyright", true), ("c copyright x", false),
      ("„Bản quyền thuộc“ về báo", true),
      ("abản quyền thuộc", false), ("bản quyền", false), ("- - © -", true), ("", false),
    ])
  func notices(text: String, isNotice: Bool) {
    let key = Self.key(Array(text.utf8))
    #expect(key.withUnsafeBytes { DebrisLists.shared.holdsNotice($0) } == isNotice)
  }
}
