package import KheoIndex

/// The other articles that tell an article's story, as the index keeps them under the article's id.
///
/// ```
/// payload   varint version · varint n · (counted id · counted language tag) × n
/// ```
package struct StoredStory: Sendable, Equatable {
  package struct Version: Sendable, Equatable {
    package var id: String
    /// BCP 47.
    package var languageTag: String

    package init(id: String, languageTag: String) {
      self.id = id
      self.languageTag = languageTag
    }
  }

  private static let version = 1

  package var others: [Version]

  package init(others: [Version]) { self.others = others }

  package func encode() -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.appendVarint(Self.version)
    bytes.appendVarint(others.count)
    for other in others {
      bytes.appendCounted(other.id.utf8)
      bytes.appendCounted(other.languageTag.utf8)
    }
    return bytes
  }

  /// Decodes a payload. Throws `CorruptIndexError`.
  package init(payload: [UInt8]) throws {
    others = try payload.withUnsafeBytes { raw in
      var reader = ByteReader(raw, file: "stored story", fileOffset: 0)
      guard try reader.readVarint() == Self.version else { throw reader.malformed("an unknown version of a story") }
      var others: [Version] = []
      for _ in 0..<(try reader.readVarint()) {
        others.append(
          Version(
            id: String(decoding: try reader.readCounted(), as: UTF8.self),
            languageTag: String(decoding: try reader.readCounted(), as: UTF8.self)))
      }
      return others
    }
  }

  /// The story of an article; nil where no other article tells it. `segments` are those of the stories.
  package static func story(ofArticle id: String, in segments: [Segment]) throws -> StoredStory? {
    for segment in segments.reversed() {
      if let document = try segment.document(withIdentifier: id) {
        return try StoredStory(payload: segment.record(of: document).payload)
      }
    }
    return nil
  }
}
