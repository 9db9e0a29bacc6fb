import KheoIndex

/// BM25 over a document as one text: all its fields together, each occurrence alike (Robertson and Zaragoza, "The
/// Probabilistic Relevance Framework", 2009), with k1 = 1.2 and b = 0.75.
///
/// A term adds `weight × tf ÷ (tf + k1 × (1 − b + b × length ÷ average length))`, and `weight` is idf × (k1 + 1).
final class PlainScorer {
  static let k1: Float = 1.2
  static let b: Float = 0.75

  /// By segment and document the length code of all fields together.
  private let lengths: [UnsafeMutablePointer<UInt8>]
  /// By length code, what is added to a frequency under the fraction.
  private let dampings: UnsafeMutablePointer<Float>
  private let documentCount: Int

  init(segments: [Segment]) {
    let statistics = CollectionStatistics(segments: segments)
    documentCount = statistics.documentCount
    let average = Float(statistics.tokenCounts.reduce(0, +)) / Float(max(1, documentCount))
    dampings = .allocate(capacity: 256)
    for code in 0...255 {
      let length = Float(LengthNorm.length(of: UInt8(code)))
      (dampings + code).initialize(to: Self.k1 * (1 - Self.b + Self.b * length / max(1, average)))
    }
    lengths = segments.map { segment in
      let codes = UnsafeMutablePointer<UInt8>.allocate(capacity: segment.documentCount)
      for document in 0..<segment.documentCount {
        let length = Field.allCases.reduce(0) { sum, field in
          sum + LengthNorm.length(of: segment.columns.norm(of: UInt32(document), field: field))
        }
        (codes + document).initialize(to: LengthNorm.code(of: length))
      }
      return codes
    }
  }

  deinit {
    for codes in lengths { codes.deallocate() }
    dampings.deallocate()
  }

  /// What a term is worth at most, that so many documents have.
  func weight(documentCount count: Int) -> Float {
    RankingModel.idf(documentCount: count, of: documentCount) * (Self.k1 + 1)
  }

  /// The scores of a segment's documents. Valid as long as the scorer.
  func view(of segment: Int) -> PlainSaturation {
    PlainSaturation(lengths: lengths[segment], dampings: dampings)
  }
}

/// The saturation of frequencies in the documents of one segment.
struct PlainSaturation {
  fileprivate let lengths: UnsafeMutablePointer<UInt8>
  fileprivate let dampings: UnsafeMutablePointer<Float>

  @inline(__always)
  func score(weight: Float, frequency: UInt32, document: UInt32) -> Float {
    let frequency = Float(frequency)
    return weight * (frequency / (frequency + dampings[Int(lengths[Int(document)])]))
  }

  /// What no document of a block scores above. The text is as long as its body, or longer.
  @inline(__always)
  func bound(weight: Float, maxima: (frequency: UInt8, norm: UInt8)) -> Float {
    if maxima.frequency == 255 { return weight }
    let frequency = Float(maxima.frequency)
    // A little more, for rounding.
    return weight * (frequency / (frequency + dampings[Int(maxima.norm)])) * (1 + 0x1p-20)
  }
}
