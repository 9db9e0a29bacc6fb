import KheoEntities
public import KheoNews
import KheoText

/// What cleaning and extraction make of documents, without an index.
///
/// Not thread-safe (it holds an analyzer): one per task.
public final class Extractor {
  private let articles = ArticleReader()
  private let facts = FactExtractor()
  private let entities = EntityExtractor()

  public init() {}

  /// One document's extraction as a JSON object on one line (the contract of `kheo extract --json`).
  ///
  /// Ranges are bytes of the document's file as it lies on disk, or of the `text` of a JSON line.
  public func json(of document: SourceDocument) -> [UInt8] {
    let article = articles.read(document)
    var writer = JSONWriter()
    writer.beginObject()
    if document.format == .json { writer.member("id", document.id) }
    writer.member("path", document.path)
    writer.member("language", article.languageTag)
    writer.member("title", article.title)
    writer.member("displayTitle", article.displayTitle)
    writer.member("date", article.date)
    writer.member("source", article.site)
    writer.member("url", article.url)
    writer.member("author", article.author)
    writer.name("lines")
    writer.beginArray()
    for line in article.lines {
      writer.beginObject()
      writer.member("line", line.line)
      writer.member("class", line.class.rawValue)
      writer.endObject()
    }
    writer.endArray()
    let found = entities.extract(EntityText(article))
    write(found.people, document, &writer)
    write(found.units, document, &writer)
    write(facts.documents(in: document.text, lines: article.lines, language: article.language), document, &writer)
    write(facts.numbers(in: document.text, lines: article.lines, language: article.language), document, &writer)
    writer.endObject()
    return writer.bytes
  }

  /// One document's extraction for people to read.
  public func summary(of document: SourceDocument) -> String {
    let article = articles.read(document)
    var lines = [
      "\(document.path)\(document.line.map { ":\($0)" } ?? "")",
      "  title     \(article.title ?? article.displayTitle + " (derived)")",
      "  language  \(article.languageTag)",
    ]
    for (name, value) in [
      ("date", article.date), ("source", article.site), ("url", article.url), ("author", article.author),
    ] {
      if let value { lines.append("  " + name + String(repeating: " ", count: 10 - name.count) + value) }
    }
    let counts = Dictionary(grouping: article.lines, by: \.class).mapValues(\.count)
    let classes = LineClass.allCases.compactMap { kind in counts[kind].map { "\($0) \(kind.rawValue)" } }
    lines.append("  lines     " + classes.joined(separator: ", "))
    let found = entities.extract(EntityText(article))
    for person in found.people {
      lines.append("  person    " + ([person.name] + person.roles.map(\.text)).joined(separator: ", "))
    }
    for unit in found.units {
      let places = unit.places.isEmpty ? "" : " (" + unit.places.map(\.name).joined(separator: ", ") + ")"
      lines.append("  unit      " + unit.kind + ": " + unit.name + places)
    }
    let documents = facts.documents(in: document.text, lines: article.lines, language: article.language)
    if !documents.isEmpty { lines.append("  documents " + documents.map(\.number).joined(separator: ", ")) }
    return lines.joined(separator: "\n")
  }

  private func write(_ people: [ExtractedPerson], _ source: SourceDocument, _ writer: inout JSONWriter) {
    writer.name("people")
    writer.beginArray()
    for person in people {
      writer.beginObject()
      writer.member("name", person.name)
      writer.member("honorific", person.honorifics.first)
      writer.member("honorifics", person.honorifics)
      writer.member("roles", person.roles.map(\.text))
      write(person.places, &writer)
      write(person.mentions, source, &writer)
      writer.endObject()
    }
    writer.endArray()
  }

  private func write(_ units: [ExtractedUnit], _ source: SourceDocument, _ writer: inout JSONWriter) {
    writer.name("units")
    writer.beginArray()
    for unit in units {
      writer.beginObject()
      writer.member("name", unit.name)
      writer.member("kind", unit.kind)
      write(unit.places, &writer)
      write(unit.mentions, source, &writer)
      writer.endObject()
    }
    writer.endArray()
  }

  private func write(_ places: [PlaceMember], _ writer: inout JSONWriter) {
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

  private func write(_ documents: [DocumentMention], _ source: SourceDocument, _ writer: inout JSONWriter) {
    writer.name("documents")
    writer.beginArray()
    for document in documents {
      writer.beginObject()
      writer.member("number", document.number)
      writer.member("date", document.date)
      write(document.ranges, source, &writer)
      writer.endObject()
    }
    writer.endArray()
  }

  private func write(_ numbers: [NumberMention], _ source: SourceDocument, _ writer: inout JSONWriter) {
    writer.name("numbers")
    writer.beginArray()
    for number in numbers {
      writer.beginObject()
      switch number.value {
      case .integer(let value): writer.member("value", value)
      case .decimal(let text):
        writer.name("value")
        writer.raw(text.utf8)
      case .ratio(let text): writer.member("value", text)
      }
      write(number.ranges, source, &writer)
      writer.endObject()
    }
    writer.endArray()
  }

  private func write(_ ranges: [Range<Int>], _ source: SourceDocument, _ writer: inout JSONWriter) {
    writer.name("mentions")
    writer.beginArray()
    for range in ranges {
      let original = source.sourceMap.sourceRange(of: range)
      writer.beginObject()
      writer.member("utf8", original)
      writer.endObject()
    }
    writer.endArray()
  }
}
