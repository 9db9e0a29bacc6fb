import KheoText

/// Checks the norms, the columns and the sums of a segment against its postings.
struct StatisticsVerification {
  let file: SegmentFile
  let columns: DocumentColumns
  let log: VerificationLog

  /// `fieldLengths` are occurrences counted from the postings, `field × documents + document`.
  func run(
    _ statistics: SegmentStatistics, fieldLengths: [UInt32], termCount: Int, stemCount: Int
  ) throws(CorruptIndexError) {
    var expected = SegmentStatistics()
    expected.termCount = termCount
    expected.stemCount = stemCount
    // The size of the source texts is in no other place.
    expected.textByteCount = statistics.textByteCount
    for field in Field.allCases {
      let start = Int(field.rawValue) * file.documentCount
      for document in 0..<file.documentCount {
        let length = Int(fieldLengths[start + document])
        expected.tokenCounts[Int(field.rawValue)] += length
        if length > 0 { expected.fieldDocumentCounts[Int(field.rawValue)] += 1 }
        if columns.norm(of: UInt32(document), field: field) != LengthNorm.code(of: length) {
          log.problem(file.malformed(.norms, start + document, "not the length of the field \(field)"))
        }
      }
    }
    let languages = try file.bytes(of: .columns, from: 0, count: file.documentCount)
    for (document, language) in languages.enumerated() {
      if Language(rawValue: language) == nil {
        log.problem(file.malformed(.columns, document, "a language that does not exist"))
      } else {
        expected.languageCounts[Int(language)] += 1
      }
    }
    guard expected.encode().elementsEqual(try file.bytes(of: .statistics)) else {
      throw file.malformed(.statistics, 0, "the sums are not those of the documents")
    }
  }
}
