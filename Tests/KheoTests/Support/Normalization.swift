import CICU

/// The normalization forms of Unicode (UAX #15), by ICU.
enum Normalization {
  static let forms = [KHEO_NFC, KHEO_NFD, KHEO_NFKC, KHEO_NFKD]

  static func apply(_ form: Int, _ text: String) -> String {
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
}
