extension SearchAnswer {
  /// The unit that ranges in an answer count.
  public enum OffsetUnit: String, Sendable, CaseIterable {
    case utf8
    case utf16
    case scalar

    /// A range of bytes of `text`, counted in this unit.
    func range(_ range: Range<Int>, in text: String) -> Range<Int> {
      if self == .utf8 { return range }
      let start = text.utf8.index(text.startIndex, offsetBy: range.lowerBound)
      let end = text.utf8.index(text.startIndex, offsetBy: range.upperBound)
      let before = text[..<start]
      let inside = text[start..<end]
      let offset = self == .utf16 ? before.utf16.count : before.unicodeScalars.count
      let count = self == .utf16 ? inside.utf16.count : inside.unicodeScalars.count
      return offset..<offset + count
    }
  }

  /// The answer as one JSON object on one line, without a line end. `qid` is put first where it is given.
  public func json(offsets: OffsetUnit = .utf8, qid: String? = nil) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    if let qid { writer.member("qid", qid) }
    writer.member("schemaVersion", 1)
    writer.member("generation", generation)
    writer.name("query")
    writer.beginObject()
    writer.member("text", text)
    writer.member("parsed", parsed)
    writer.member("escaped", isEscaped)
    writer.member("matched", matched.rawValue)
    writer.member("suggestion", suggestion)
    writer.endObject()
    writer.member("tookMicros", micros)
    writer.name("articles")
    writer.beginObject()
    writer.member("total", articleTotal)
    writer.name("hits")
    writer.beginArray()
    for article in articles { article.write(to: &writer, offsets: offsets) }
    writer.endArray()
    writer.endObject()
    for kind in ["units", "people"] {
      writer.name(kind)
      writer.beginObject()
      writer.member("total", 0)
      writer.member("hits", [])
      writer.endObject()
    }
    writer.endObject()
    return writer.bytes
  }
}

extension SearchAnswer.Article {
  fileprivate func write(to writer: inout JSONWriter, offsets: SearchAnswer.OffsetUnit) {
    writer.beginObject()
    writer.member("id", id)
    writer.member("path", path)
    writer.member("score", score)
    writer.member("language", language)
    writer.member("title", title)
    writer.member("titleDerived", isTitleDerived)
    Self.write(titleHighlights, named: "titleHighlights", of: title, to: &writer, offsets: offsets)
    writer.member("date", date)
    writer.member("source", source)
    writer.member("url", url)
    writer.name("snippet")
    writer.beginObject()
    writer.member("text", snippet)
    Self.write(highlights, named: "highlights", of: snippet, to: &writer, offsets: offsets)
    writer.endObject()
    writer.member("why", why)
    if !explanation.isEmpty {
      writer.name("explanation")
      writer.beginArray()
      for part in explanation {
        writer.beginObject()
        writer.member("part", part.part)
        writer.member("score", part.score)
        writer.endObject()
      }
      writer.endArray()
    }
    writer.endObject()
  }

  private static func write(
    _ ranges: [Range<Int>], named name: String, of text: String, to writer: inout JSONWriter,
    offsets: SearchAnswer.OffsetUnit
  ) {
    writer.name(name)
    writer.beginArray()
    for range in ranges {
      let counted = offsets.range(range, in: text)
      writer.beginObject()
      writer.member(offsets.rawValue, counted)
      writer.endObject()
    }
    writer.endArray()
  }
}
