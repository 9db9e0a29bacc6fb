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
    writer.name("tookMicros")
    if let micros { writer.value(micros) } else { writer.null() }
    writer.name("articles")
    writer.beginObject()
    writer.member("total", articleTotal)
    writer.name("hits")
    writer.beginArray()
    for article in articles { article.write(to: &writer, offsets: offsets) }
    writer.endArray()
    Facet.write(articleFacets, to: &writer)
    articlePages.write(to: &writer)
    writer.endObject()
    for (name, entities) in [("units", units), ("people", people)] {
      writer.name(name)
      writer.beginObject()
      writer.member("total", entities.total)
      writer.name("hits")
      writer.beginArray()
      for entity in entities.hits { entity.write(to: &writer, offsets: offsets, counted: self.offsets) }
      writer.endArray()
      Facet.write(entities.facets, to: &writer)
      entities.pages.write(to: &writer)
      writer.endObject()
    }
    writer.endObject()
    return writer.bytes
  }
}

extension SearchAnswer.Pages {
  /// The members `next` and `previous`.
  fileprivate func write(to writer: inout JSONWriter) {
    writer.member("next", next)
    writer.member("previous", previous)
  }
}

extension SearchAnswer.Facet {
  /// The member `facets`: by name the values with their counts, or null.
  fileprivate static func write(_ facets: [SearchAnswer.Facet], to writer: inout JSONWriter) {
    writer.name("facets")
    writer.beginObject()
    for facet in facets {
      writer.name(facet.name)
      guard let values = facet.values else {
        writer.null()
        continue
      }
      writer.beginArray()
      for value in values {
        writer.beginObject()
        writer.member("value", value.value)
        if let type = value.type { writer.member("type", type) }
        writer.member("count", value.count)
        writer.endObject()
      }
      writer.endArray()
    }
    writer.endObject()
  }
}

extension SearchAnswer {
  fileprivate static func write(_ explanation: [(part: String, score: Double)], to writer: inout JSONWriter) {
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
}

extension SearchAnswer.Entity {
  /// `counted` is the unit that `Mention.counted` is in.
  fileprivate func write(
    to writer: inout JSONWriter, offsets: SearchAnswer.OffsetUnit, counted: SearchAnswer.OffsetUnit
  ) {
    writer.beginObject()
    writer.member("id", id)
    writer.member("score", score)
    writeCard(to: &writer)
    writer.member("articleCount", articleCount)
    writer.member("mentionCount", mentionCount)
    writer.name("mentions")
    writer.beginArray()
    for mention in mentions { mention.write(to: &writer, offsets: offsets, counted: counted) }
    writer.endArray()
    writer.member("why", why)
    if !explanation.isEmpty { SearchAnswer.write(explanation, to: &writer) }
    writer.endObject()
  }

  /// What the card says of the entity.
  func writeCard(to writer: inout JSONWriter) {
    writer.member("name", name)
    writer.member("kind", kind)
    writer.name("names")
    writer.beginObject()
    for (language, names) in names { writer.member(language, names) }
    writer.endObject()
    writer.member("honorifics", honorifics)
    writer.member("roles", roles)
    writer.name("places")
    writer.beginArray()
    for place in places {
      writer.beginObject()
      writer.member("name", place.name)
      writer.member("type", place.type)
      writer.member("implied", place.isImplied)
      writer.endObject()
    }
    writer.endArray()
  }
}

extension SearchAnswer.Entity.Mention {
  func write(
    to writer: inout JSONWriter, offsets: SearchAnswer.OffsetUnit, counted unit: SearchAnswer.OffsetUnit
  ) {
    writer.beginObject()
    writer.member("article", article)
    writer.member("path", path)
    let range = offsets == .utf8 ? utf8 : offsets == unit ? counted : nil
    if let range {
      writer.member(offsets.rawValue, range)
    } else {
      writer.name(offsets.rawValue)
      writer.null()
    }
    if let context {
      writer.name("context")
      writer.beginObject()
      writer.member("text", context.text)
      writer.name("highlights")
      writer.beginArray()
      writer.beginObject()
      writer.member(offsets.rawValue, offsets.range(context.highlight, in: context.text))
      writer.endObject()
      writer.endArray()
      writer.endObject()
    }
    writer.endObject()
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
    writer.name("alsoIn")
    writer.beginArray()
    for version in alsoIn {
      writer.beginObject()
      writer.member("id", version.id)
      writer.member("language", version.language)
      writer.endObject()
    }
    writer.endArray()
    writer.member("why", why)
    if !explanation.isEmpty { SearchAnswer.write(explanation, to: &writer) }
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
