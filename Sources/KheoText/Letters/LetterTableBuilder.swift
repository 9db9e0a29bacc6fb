import CICU

/// Asks ICU about every scalar of the table's ranges.
enum LetterTableBuilder {
  static func fill(classes: UnsafeMutablePointer<UInt8>, forms: UnsafeMutablePointer<LetterForm>) {
    let apostrophes = Apostrophes.scalars
    var letters: [UInt32] = []
    for scalar in LetterTable.ranges.joined() {
      let scalarClass = apostrophes.contains(scalar) ? ScalarClass.apostrophe : self.scalarClass(of: scalar)
      classes[Int(scalar)] = scalarClass
      if scalarClass == ScalarClass.letter { letters.append(scalar) }
    }
    let rules = FoldingRules.shared
    for scalar in letters { forms[Int(scalar)] = form(of: scalar, rules: rules) }
  }

  /// The class by Unicode's properties and the decisions written down in docs/ANALYSIS.md.
  static func scalarClass(of scalar: UInt32) -> UInt8 {
    switch scalar {
    case 0xB2, 0xB3, 0xB9, 0x2070, 0x2074...0x2079, 0x2080...0x2089: return ScalarClass.smallDigit
    case 0xB7, 0x0387, 0x2027: return ScalarClass.middleDot
    case 0x200B: return ScalarClass.format
    case 0x2116: return ScalarClass.letter  // №, read as "no".
    default: break
    }
    if kheo_digit_value(scalar) >= 0 { return ScalarClass.digit }
    switch Int(kheo_word_break(scalar)) {
    case KHEO_WB_LETTER where !kheo_is_alphabetic(scalar): return ScalarClass.other  // Modifier symbols such as ˖.
    case KHEO_WB_LETTER: return isOurs(scalar) ? ScalarClass.letter : ScalarClass.foreign
    case KHEO_WB_EXTEND: return ScalarClass.mark
    case KHEO_WB_FORMAT: return ScalarClass.format
    default: return isOurs(scalar) || !kheo_is_letter(scalar) ? ScalarClass.other : ScalarClass.foreign
    }
  }

  /// Whether the table has rules for the scalar's script.
  private static func isOurs(_ scalar: UInt32) -> Bool {
    switch Int(kheo_script(scalar)) {
    case KHEO_SCRIPT_COMMON, KHEO_SCRIPT_INHERITED, KHEO_SCRIPT_LATIN, KHEO_SCRIPT_GREEK, KHEO_SCRIPT_CYRILLIC: true
    default: false
    }
  }

  /// What ICU's Latin-ASCII makes of each Latin letter of the table that has no decomposition: đ → d, ß → ss.
  ///
  /// One call for all, a line feed between two letters, since opening the transliterator is dear.
  static func latinKeys() -> [UInt32: [UInt8]] {
    let letters = LetterTable.ranges.joined().filter { scalar in
      scalar >= 0x80 && Int(kheo_script(scalar)) == KHEO_SCRIPT_LATIN && kheo_is_letter(scalar)
        && UInt32(kheo_lowercase(scalar)) == scalar
    }
    var source: [UInt8] = []
    for letter in letters {
      appendUTF8(letter, to: &source)
      source.append(UInt8(ascii: "\n"))
    }
    guard let result = LatinASCII.transliterate(source) else { return [:] }
    let lines = result.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    var keys: [UInt32: [UInt8]] = [:]
    for (letter, line) in zip(letters, lines) {
      var source: [UInt8] = []
      appendUTF8(letter, to: &source)
      if !line.elementsEqual(source) { keys[letter] = line.compactMap(asciiLetter) }
    }
    return keys
  }

  /// The lower-case letter of an ASCII byte; nil for an apostrophe.
  private static func asciiLetter(_ byte: UInt8) -> UInt8? {
    byte == UInt8(ascii: "'") ? nil : byte &- 0x41 < 26 ? byte + 32 : byte
  }

  private static func form(of scalar: UInt32, rules: FoldingRules) -> LetterForm {
    var folder = WordFolder(rules: rules)
    var source: [UInt8] = []
    appendUTF8(scalar, to: &source)
    folder.fold(source)
    var form = LetterForm()
    let script = Int(kheo_script(scalar))
    if script == KHEO_SCRIPT_LATIN { form.flags |= LetterForm.latin }
    if script == KHEO_SCRIPT_GREEK || script == KHEO_SCRIPT_CYRILLIC { form.flags |= LetterForm.greekOrCyrillic }
    if kheo_is_uppercase(scalar) { form.flags |= LetterForm.uppercase }
    let (spelling, key) = (folder.spelling, folder.key)
    let vowel = VietnameseVowel.code(ofUTF8: spelling)
    form.vowel = vowel
    if VietnameseVowel.mayHaveStrayTone(vowel) { form.flags |= LetterForm.toned }
    if spelling.isEmpty || spelling.count > 4 || key.isEmpty || key.count > 4 {
      form.flags |= LetterForm.complex
    } else {
      form.spelling = packed(spelling)
      form.key = packed(key)
      form.spellingLength = UInt8(spelling.count)
      form.keyLength = UInt8(key.count)
    }
    return form
  }

  private static func packed(_ bytes: [UInt8]) -> UInt32 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }
}

/// ICU's transliterator Latin-ASCII over UTF-8.
enum LatinASCII {
  /// Nil if ICU has no such transliterator.
  static func transliterate(_ utf8: [UInt8]) -> [UInt8]? {
    var result = [CChar](repeating: 0, count: 8 * utf8.count + 64)
    let count = utf8.withUnsafeBytes { source in
      kheo_latin_ascii(
        source.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(utf8.count), &result, Int32(result.count))
    }
    return count < 0 ? nil : result[..<Int(count)].map { UInt8(bitPattern: $0) }
  }
}

/// The signs of `apostrophes.txt`.
enum Apostrophes {
  static let scalars: Set<UInt32> = Set(
    Resources.lines("text/apostrophes.txt").compactMap { line in
      line.split(separator: " ").first.flatMap { UInt32($0, radix: 16) }
    })
}
