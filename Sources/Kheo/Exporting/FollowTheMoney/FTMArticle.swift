import KheoSearch

/// An article as entities of FollowTheMoney: the Article, and a link for each entity that it names.
struct FTMArticle {
  let id: SHA1.Digest
  private let identifier: String
  private let article: StoredArticle
  private var links: [Link] = []

  /// What an article says of one entity: texts in the order of the article, each with the bytes of the file it stands at.
  private struct Link {
    var mention: LocatedMention
    var texts: [(text: String, offsets: [String])] = []

    mutating func add(_ text: String, at range: Range<Int>) {
      let offsets = "\(range.lowerBound)-\(range.upperBound)"
      if let known = texts.firstIndex(where: { $0.text == text }) {
        texts[known].offsets.append(offsets)
      } else {
        texts.append((text, [offsets]))
      }
    }
  }

  init(_ article: StoredArticle, identifier: String, id: SHA1.Digest, mentions: ArraySlice<LocatedMention>) {
    self.article = article
    self.identifier = identifier
    self.id = id
    if mentions.isEmpty { return }
    let source = SourceOffsets(article)
    for mention in mentions {
      guard let range = source.textRange(of: mention.range),
        let text = FTMText.name(String(decoding: article.text[range], as: UTF8.self))
      else { continue }
      if links.last?.mention.card != mention.card { links.append(Link(mention: mention)) }
      links[links.count - 1].add(text, at: mention.range)
    }
  }

  func write(to output: ExportOutput, identifiers: inout FTMIdentifiers) throws {
    var entity = FTMEntity(id: id, schema: "Article")
    entity.add("title", FTMText.label(article.displayTitle))
    entity.add("fileName", FTMText.label(fileName) ?? id.hex)
    entity.add("author", article.author.flatMap { FTMText.label($0) })
    entity.add("language", FTMVocabulary.shared.language(ofTag: article.languageTag))
    entity.add("publishedAt", FTMValues.date(article.date))
    entity.add("sourceUrl", FTMValues.url(article.url))
    entity.add("publisher", article.source.flatMap { FTMText.label($0) })
    entity.add("bodyText", FTMText.texts(article.text, lines: lines))
    entity.add("peopleMentioned", texts { $0.isPerson })
    entity.add("companiesMentioned", texts { !$0.isPerson && $0.isMentioned })
    entity.add("locationMentioned", texts { !$0.isMentioned }.compactMap { FTMText.address([$0]) })
    try entity.write(to: output)
    for link in links {
      if link.mention.isMentioned {
        try writeMentions(link, to: output, identifiers: &identifiers)
      } else {
        try writeDocumentation(link, to: output, identifiers: &identifiers)
      }
    }
  }

  /// The last part of the path, or the id where there is none.
  private var fileName: String {
    let name = article.path.split(separator: "/").last.map(String.init) ?? ""
    return name.isEmpty || name == "-" ? identifier : name
  }

  /// Lines of body and captions: what is searched. The whole text where the article has none.
  private var lines: [Range<Int>] {
    article.regions.isEmpty ? [0..<article.text.count] : article.regions.map(\.range)
  }

  private func texts(_ isIncluded: (LocatedMention) -> Bool) -> [String] {
    links.flatMap { link in isIncluded(link.mention) ? link.texts.map(\.text) : [] }
  }

  private func writeMentions(_ link: Link, to output: ExportOutput, identifiers: inout FTMIdentifiers) throws {
    let entity = link.mention.entity
    for (text, offsets) in link.texts {
      var mention = FTMEntity(id: identifiers.mention(of: entity, in: id, text), schema: "Mention")
      mention.add("document", id.hex)
      mention.add("name", text)
      mention.add("resolved", entity.hex)
      mention.add("detectedSchema", link.mention.schema)
      mention.offsets = offsets
      try mention.write(to: output)
    }
  }

  /// A Mention can resolve to legal entities only; a place is linked by a Documentation.
  private func writeDocumentation(_ link: Link, to output: ExportOutput, identifiers: inout FTMIdentifiers) throws {
    let entity = link.mention.entity
    var documentation = FTMEntity(id: identifiers.documentation(of: entity, in: id), schema: "Documentation")
    documentation.add("document", id.hex)
    documentation.add("entity", entity.hex)
    documentation.add("role", "mention")
    documentation.add("namesMentioned", link.texts.map(\.text))
    documentation.offsets = link.texts.flatMap(\.offsets)
    try documentation.write(to: output)
  }
}
