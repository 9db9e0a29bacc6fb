public import KheoIndex
import KheoText

/// Figures of an index: documents, terms, postings and bytes.
public struct IndexStatistics: Sendable {
  private let snapshot: Snapshot

  public init(snapshot: Snapshot) { self.snapshot = snapshot }

  /// One JSON object on one line. Throws `CorruptIndexError` where the index is damaged.
  public func json() throws -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("schemaVersion", 1)
    writer.member("generation", snapshot.generation)
    writer.member("created", Int(snapshot.manifest.created))
    writer.member("analysis", snapshot.manifest.analysis)
    writer.member("bytes", snapshot.segments.reduce(0) { $0 + $1.byteCount })
    writer.name("kinds")
    writer.beginObject()
    for (kind, name) in [(Kind.article, "articles"), (.unit, "units"), (.person, "people")] {
      writer.name(name)
      try write(snapshot.segments(of: kind), to: &writer)
    }
    writer.endObject()
    writer.endObject()
    return writer.bytes
  }

  /// The same figures for people, a line each.
  public func lines() throws -> [String] {
    var lines = ["generation  \(snapshot.generation)", "analysis    \(snapshot.manifest.analysis)"]
    for (kind, name) in [(Kind.article, "articles"), (.unit, "units"), (.person, "people")] {
      let segments = snapshot.segments(of: kind)
      guard !segments.isEmpty else { continue }
      let sum = { (value: (Segment) -> Int) in segments.reduce(0) { $0 + value($1) } }
      lines.append(
        "\(name)    \(sum(\.liveDocumentCount)) in \(segments.count) segments, \(sum(\.statistics.termCount)) terms, "
          + "\(try segments.reduce(0) { try $0 + $1.countPostings() }) postings")
      for part in SegmentPart.allCases {
        lines.append("  \(part.rawValue): \(sum { $0.byteCount(of: part) }) bytes")
      }
    }
    return lines
  }

  private func write(_ segments: [Segment], to writer: inout JSONWriter) throws {
    let sum = { (value: (Segment) -> Int) in segments.reduce(0) { $0 + value($1) } }
    writer.beginObject()
    writer.member("segments", segments.count)
    writer.member("documents", sum(\.liveDocumentCount))
    writer.member("deleted", sum { $0.documentCount - $0.liveDocumentCount })
    writer.member("terms", sum(\.statistics.termCount))
    writer.member("stems", sum(\.statistics.stemCount))
    writer.member("tokens", sum { $0.statistics.tokenCounts.reduce(0, +) })
    writer.member("postings", try segments.reduce(0) { try $0 + $1.countPostings() })
    writer.member("textBytes", sum(\.statistics.textByteCount))
    writer.name("languages")
    writer.beginObject()
    for language in Language.allCases {
      writer.member(language.code, sum { $0.statistics.languageCounts[Int(language.rawValue)] })
    }
    writer.endObject()
    writer.name("bytesByPart")
    writer.beginObject()
    for part in SegmentPart.allCases { writer.member(part.rawValue, sum { $0.byteCount(of: part) }) }
    writer.endObject()
    writer.endObject()
  }
}
