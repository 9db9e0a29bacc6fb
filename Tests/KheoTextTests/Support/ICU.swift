import CICU

/// ICU as the oracle of the tests, over strings.
enum ICU {
  static func normalize(_ text: String, _ form: Int) -> String {
    let source = Array(text.utf8)
    var result = [CChar](repeating: 0, count: 64 * source.count + 64)
    let count = source.withUnsafeBytes { bytes in
      kheo_normalize(
        Int32(form), bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(source.count), &result,
        Int32(result.count))
    }
    precondition(count >= 0, "ICU cannot normalize")
    return String(decoding: result[..<Int(count)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  static func latinASCII(_ text: String) -> String {
    let source = Array(text.utf8)
    var result = [CChar](repeating: 0, count: 16 * source.count + 64)
    let count = source.withUnsafeBytes { bytes in
      kheo_latin_ascii(
        bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(source.count), &result, Int32(result.count))
    }
    precondition(count >= 0, "ICU cannot transliterate")
    return String(decoding: result[..<Int(count)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// NFKC_Casefold, marks stripped, Latin-ASCII: what a folded key should be.
  static func folded(_ text: String) -> String {
    let decomposed = normalize(normalize(text, KHEO_NFKC_CASEFOLD), KHEO_NFD)
    let bare = decomposed.unicodeScalars.filter { !kheo_is_mark($0.value) }
    return normalize(latinASCII(String(String.UnicodeScalarView(bare))), KHEO_NFKC_CASEFOLD)
  }

  /// Word or grapheme boundaries in bytes, with whether what ends there is a word; 0 is not among them.
  static func boundaries(_ text: String, words: Bool) -> [(end: Int, isWord: Bool)] {
    let source = Array(text.utf8)
    guard !source.isEmpty, let breaker = kheo_breaker_open(words) else { return [] }
    defer { kheo_breaker_close(breaker) }
    return source.withUnsafeBytes { bytes in
      _ = kheo_breaker_set_text(breaker, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int64(source.count))
      var boundaries: [(end: Int, isWord: Bool)] = []
      while true {
        let end = kheo_breaker_next(breaker)
        if end < 0 { return boundaries }
        boundaries.append((Int(end), words && kheo_breaker_is_word(breaker)))
      }
    }
  }
}
