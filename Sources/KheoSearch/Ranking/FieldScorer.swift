package import KheoIndex

/// BM25 over fields of one collection: the saturated, length-normalised frequency of a term in a document.
///
/// BM25F as in Robertson, Zaragoza and Taylor, "Simple BM25 Extension to Multiple Weighted Fields" (2004): frequencies
/// of the fields are normalised each by its own length, weighted, added, and saturated once.
struct FieldScorer: Sendable {
  private let k1: Float
  /// For each field and length code the factor of a frequency: weight ÷ (1 − b + b × length ÷ average).
  private let factors: [Float]
  /// By segment, the most that a frequency exceeds the impact that the index has for it (`Impacts`).
  private let impactRatios: [Float]

  /// Averages are over the documents that have the field.
  init(model: RankingModel, segments: [Segment]) {
    let statistics = CollectionStatistics(segments: segments)
    k1 = model.k1
    var factors: [Float] = []
    factors.reserveCapacity(Field.allCases.count * 256)
    for field in Field.allCases {
      let number = Int(field.rawValue)
      let average = max(1, statistics.averageLength(of: field))
      for code in 0...255 {
        let length = LengthNorm.lengths[code]
        factors.append(model.fieldWeights[number] / (1 - model.b[number] + model.b[number] * length / average))
      }
    }
    self.factors = factors
    impactRatios = segments.map { segment in
      zip(factors, segment.impacts.factors).reduce(0) { max($0, $1.0 / Float($1.1)) }
    }
  }

  /// The most that a frequency can be in a block of a segment's postings, by the code of the block's greatest impact.
  func mostFrequency(_ code: UInt8, inSegment index: Int) -> Float { impactRatios[index] * Impacts.values[Int(code)] }

  /// The sum over the fields of how often they have a word, each by its length and its weight.
  func frequency(_ frequencies: FieldFrequencies, document: UInt32, columns: DocumentColumns) -> Float {
    withTable { $0.frequency(frequencies, document: document, columns: columns) }
  }

  /// The factors in plain memory, for loops that run once a document.
  struct Table {
    fileprivate let factors: UnsafePointer<Float>

    @inline(__always)
    func frequency(_ frequencies: FieldFrequencies, document: UInt32, columns: DocumentColumns) -> Float {
      var frequency = Float(0)
      if frequencies.body > 0 { frequency += Float(frequencies.body) * factor(.body, document, columns) }
      if frequencies.title > 0 { frequency += Float(frequencies.title) * factor(.title, document, columns) }
      if frequencies.caption > 0 { frequency += Float(frequencies.caption) * factor(.caption, document, columns) }
      if frequencies.source > 0 { frequency += Float(frequencies.source) * factor(.source, document, columns) }
      return frequency
    }

    @inline(__always)
    func factor(_ field: Field, _ document: UInt32, _ columns: DocumentColumns) -> Float {
      factors[Int(field.rawValue) &* 256 &+ Int(columns.norm(of: document, field: field))]
    }
  }

  /// Calls `body` with the factors, which are valid as long as the call.
  @inline(__always)
  func withTable<Result>(_ body: (Table) throws -> Result) rethrows -> Result {
    try factors.withUnsafeBufferPointer { try body(Table(factors: $0.baseAddress!)) }
  }

  /// What one occurrence in a field adds to a frequency.
  func factor(_ field: Field, _ document: UInt32, _ columns: DocumentColumns) -> Float {
    factors[Int(field.rawValue) &* 256 &+ Int(columns.norm(of: document, field: field))]
  }

  /// What a word is worth that occurs in several forms: `best` is the weight of the best of them, `frequency` the sum of
  /// their frequencies, each times its weight.
  ///
  /// A form adds to the frequency as much as it is worth beside the best one, and all saturate together: at most
  /// `best` × (k1 + 1), however many weak forms there are.
  func value(best: Float, frequency: Float) -> Float {
    frequency > 0 ? best * frequency * (k1 + 1) / (k1 * best + frequency) : 0
  }

  /// The most that `value` can be of a frequency that may be infinite.
  func bound(best: Float, frequency: Float) -> Float {
    (frequency.isFinite ? value(best: best, frequency: frequency) : ceiling(best: best)) * 1.0001
  }

  /// The most that a form of a weight can be worth.
  func ceiling(best: Float) -> Float { best * (k1 + 1) }
}

/// Sums over all segments of a collection.
package struct CollectionStatistics: Sendable {
  package var documentCount = 0
  package var tokenCounts = [Int](repeating: 0, count: Field.allCases.count)
  package var fieldDocumentCounts = [Int](repeating: 0, count: Field.allCases.count)

  package init(segments: [Segment]) {
    for segment in segments {
      documentCount += segment.documentCount
      for field in tokenCounts.indices {
        tokenCounts[field] += segment.statistics.tokenCounts[field]
        fieldDocumentCounts[field] += segment.statistics.fieldDocumentCounts[field]
      }
    }
  }

  /// Tokens of the field in a document that has it.
  func averageLength(of field: Field) -> Float {
    let number = Int(field.rawValue)
    return Float(tokenCounts[number]) / Float(max(1, fieldDocumentCounts[number]))
  }
}
