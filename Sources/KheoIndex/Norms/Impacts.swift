/// How much the occurrences of a term in a document weigh, as one number: what the maxima of a block bound (FORMAT.md, Impacts).
///
/// The frequency of BM25F (Robertson, Zaragoza and Taylor, "Simple BM25 Extension to Multiple Weighted Fields", 2004): each
/// field's occurrences by its length and its weight, added. Fixed numbers stand for those of a ranking model and the
/// segment's own averages for those of the collection; a reader that ranks by others multiplies a bound by the most that
/// its factor of any field and length exceeds the factor here.
package struct Impacts: Sendable {
  /// By `Field.rawValue`: title, body, caption, source. Part of the format.
  private static let weights: [Double] = [5, 1, 0.8, 0.3]
  private static let lengthShares: [Double] = [0.6, 0.55, 0.5, 0.2]
  /// The code of impacts without a bound.
  private static let unbounded: UInt8 = 255

  /// By `Field.rawValue × 256 + length code`, what one occurrence weighs.
  package let factors: [Double]

  /// Of a segment with these sums.
  package init(statistics: SegmentStatistics) {
    factors = Field.allCases.flatMap { field in
      let number = Int(field.rawValue)
      let documents = max(1, statistics.fieldDocumentCounts[number])
      let average = max(1, Double(statistics.tokenCounts[number]) / Double(documents))
      let share = Self.lengthShares[number]
      return LengthNorm.lengths.map { Self.weights[number] / (1 - share + share * Double($0) / average) }
    }
  }

  /// The impact of occurrences in fields of these length codes.
  func impact(_ frequencies: FieldFrequencies, norm: (Field) -> UInt8) -> Double {
    var impact = 0.0
    if frequencies.title > 0 { impact += Double(frequencies.title) * factor(.title, norm(.title)) }
    if frequencies.body > 0 { impact += Double(frequencies.body) * factor(.body, norm(.body)) }
    if frequencies.caption > 0 { impact += Double(frequencies.caption) * factor(.caption, norm(.caption)) }
    if frequencies.source > 0 { impact += Double(frequencies.source) * factor(.source, norm(.source)) }
    return impact
  }

  private func factor(_ field: Field, _ norm: UInt8) -> Double { factors[Int(field.rawValue) * 256 + Int(norm)] }

  // MARK: Codes

  /// The least code whose value is not below an impact.
  static func code(of impact: Double) -> UInt8 {
    guard impact > 0x1p-4 else { return 0 }
    // An impact of 2^e up to twice that has its code in row e + 4.
    let exponent = Int(impact.exponent)
    guard exponent <= 11 else { return unbounded }
    let step = (impact * Double(sign: .plus, exponent: 4 - exponent, significand: 1)).rounded(.up)
    return UInt8(min(Int(unbounded), (exponent + 4) * 16 + Int(step) - 16))
  }

  /// The impact that a code stands for: `(16 + (code & 15)) × 2^((code >> 4) - 8)`, infinite for 255.
  package static func value(of code: UInt8) -> Float {
    code == unbounded
      ? .infinity : Float(16 + (code & 15)) * Float(sign: .plus, exponent: Int(code >> 4) - 8, significand: 1)
  }

  /// The value of every code.
  package static let values: [Float] = (0...255).map { value(of: UInt8($0)) }
}
