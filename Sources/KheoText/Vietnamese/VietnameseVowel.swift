/// The vowel letters of Vietnamese: twelve shapes in six tones.
enum VietnameseVowel {
  /// Each shape followed by its tones grave, acute, tilde, hook, dot.
  static let rows = [
    "aàáãảạ", "ăằắẵẳặ", "âầấẫẩậ", "eèéẽẻẹ", "êềếễểệ", "iìíĩỉị", "oòóõỏọ", "ôồốỗổộ", "ơờớỡởợ", "uùúũủụ", "ưừứữửự",
    "yỳýỹỷỵ",
  ]

  /// 8 · (row + 1) + tone of a vowel in composed lower-case UTF-8; 0 for anything else.
  static func code(ofUTF8 utf8: [UInt8]) -> UInt8 { codes[utf8] ?? 0 }

  /// Whether the vowel of a code bears a tone that could belong to a neighbour: one on ă, â, ê, ô, ơ never does, for no
  /// other vowel with a mark of shape follows these in a rime.
  static func mayHaveStrayTone(_ code: UInt8) -> Bool {
    code & 7 != 0 && !["ă", "â", "ê", "ô", "ơ"].contains(rows[Int(code >> 3) - 1].first)
  }

  private static let codes: [[UInt8]: UInt8] = {
    var codes: [[UInt8]: UInt8] = [:]
    for (row, vowels) in rows.enumerated() {
      for (tone, vowel) in vowels.unicodeScalars.enumerated() {
        codes[Array(String(vowel).utf8)] = UInt8(8 * (row + 1) + tone)
      }
    }
    return codes
  }()

  /// Packed UTF-8 of each code: bytes from the lowest, their number in the highest byte.
  static let packed: [UInt32] = {
    var packed = [UInt32](repeating: 0, count: 128)
    for (utf8, code) in codes {
      let bytes = utf8.reversed().reduce(0) { $0 << 8 | UInt32($1) }
      packed[Int(code)] = bytes | UInt32(utf8.count) << 24
    }
    return packed
  }()
}
