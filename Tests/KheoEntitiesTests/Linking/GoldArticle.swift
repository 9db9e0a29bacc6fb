import Glibc
import KheoEntities
import KheoNews
import KheoText

/// A seed and its gold, where the shared folder is at hand: beside the package, or beside the folder it is in.
struct GoldArticle {
  /// Where the types of places come from.
  enum Types { case gold, asWritten }
  /// What tells apart units of one kind, host and place: the words of an extraction that knows them in both languages, or
  /// in each language other words.
  enum Subjects { case known, unknown }

  static let shared: String? = {
    let root = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    return ["/\(root)/../shared", "/\(root)/../../shared"].first { access($0 + "/gold/seeds/links.json", R_OK) == 0 }
  }()

  let gold: JSONValue
  let text: [UInt8]
  let id: String
  private let byteOffsets: [Int]

  init(stem: String) {
    let folder = Self.shared!
    gold = JSONValue(Self.read("\(folder)/gold/seeds/\(stem).json"))
    let text = Self.read("\(folder)/seeds/\(stem).txt")
    self.text = text
    id = gold["id"].string!
    byteOffsets = text.indices.filter { text[$0] & 0xC0 != 0x80 } + [text.count]
  }

  static func read(_ path: String) -> [UInt8] {
    let file = fopen(path, "rb")!
    defer { fclose(file) }
    fseek(file, 0, SEEK_END)
    var bytes = [UInt8](repeating: 0, count: ftell(file))
    rewind(file)
    precondition(fread(&bytes, 1, bytes.count, file) == bytes.count)
    return bytes
  }

  /// Bytes of a span that counts scalars.
  func range(_ span: JSONValue) -> Range<Int> { byteOffsets[span["start"].int!]..<byteOffsets[span["end"].int!] }

  func mentions(_ entity: JSONValue) -> [Range<Int>] {
    entity["mentions"].array.map(range).sorted { $0.lowerBound < $1.lowerBound }
  }

  /// What a right extraction would have made of the article, as far as the gold tells it.
  func record(types: Types, subjects: Subjects) -> EntityRecord {
    var maker = GoldEntities(article: self, types: types, subjects: subjects)
    return EntityRecord(
      id: id, path: gold["file"].string!, language: Language(tag: gold["article"]["language"].string!),
      date: gold["article"]["date_published"].string, url: gold["article"]["source_url"].string,
      numbers: gold["numbers"].array.compactMap { $0["value"].int.map { String($0) } ?? $0["value"].string },
      documentNumbers: gold["documents"].array.compactMap { $0["number"].string }, entities: maker.entities())
  }
}

extension GoldArticle {
  /// What reading and extraction make of the article, without its gold.
  func extractedRecord() -> EntityRecord {
    let document = SourceDocument(id: id, path: gold["file"].string!, format: .plain, text: text)
    let article = ArticleReader().read(document)
    let stretches = article.lines.compactMap { line -> EntityText.Stretch? in
      guard [LineClass.title, .body, .caption].contains(line.class) else { return nil }
      return EntityText.Stretch(range: line.content, isCaption: line.class == .caption)
    }
    let facts = FactExtractor()
    let numbers = facts.numbers(in: text, lines: article.lines, language: article.language)
    return EntityRecord(
      id: id, path: document.path, language: article.language, date: article.date, url: article.url,
      numbers: numbers.compactMap { if case .integer(let value) = $0.value { String(value) } else { nil } },
      documentNumbers: facts.documents(in: text, lines: article.lines, language: article.language).map(\.number),
      entities: EntityExtractor().extract(
        EntityText(text: text, stretches: stretches, language: article.language, author: article.author)))
  }
}

/// People and units of the gold in the shape of extraction's.
private struct GoldEntities {
  let article: GoldArticle
  let types: GoldArticle.Types
  let subjects: GoldArticle.Subjects
  private var byID: [String: JSONValue] = [:]

  /// Words for types of places in German, French and Norwegian.
  private static let typeWords: [(word: String, type: String)] = [
    ("bezirk", "district"), ("gemeinde", "commune"), ("stadt", "city"), ("dorf", "village"), ("provinz", "province"),
    ("straße", "street"), ("gruppe", "residential_group"), ("quartier", "ward"), ("ville", "city"),
    ("district", "district"), ("commune", "commune"), ("village", "village"), ("rue", "street"),
    ("groupe", "residential_group"), ("zone", "residential_group"),
  ]

  init(article: GoldArticle, types: GoldArticle.Types, subjects: GoldArticle.Subjects) {
    self.article = article
    self.types = types
    self.subjects = subjects
    for unit in article.gold["units"].array { byID[unit["id"].string!] = unit }
  }

  mutating func entities() -> ArticleEntities {
    let gold = article.gold["units"].array.sorted {
      article.mentions($0)[0].lowerBound < article.mentions($1)[0].lowerBound
    }
    var units = gold.map(unit)
    var counts: [[String]: Int] = [:]
    let keys = units.map { $0.signature.concepts + $0.signature.names + ["|"] + $0.places.map(\.name) }
    for key in keys { counts[key, default: 0] += 1 }
    for (index, key) in keys.enumerated()
    where (counts[key]! > 1 || units[index].places.isEmpty) && !isPlace(gold[index]) {
      let subject = gold[index]["id"].string! + (subjects == .known ? "" : article.id)
      units[index].signature.concepts.append(subject)
    }
    let people = article.gold["people"].array.map { person in
      ExtractedPerson(
        name: person["name"].string!, honorifics: person["honorifics"].array.compactMap { $0["text"].string },
        roles: person["roles"].array.map { role in
          ExtractedPerson.Role(text: role["text"].string!, range: article.range(role), concepts: [])
        }, places: chain(person["place_chain"]), mentions: article.mentions(person))
    }
    return ArticleEntities(people: people, units: units)
  }

  private func isPlace(_ unit: JSONValue) -> Bool {
    ["province", "city", "district", "township", "ward", "commune", "village", "street"].contains(unit["kind"].string!)
  }

  private func unit(_ unit: JSONValue) -> ExtractedUnit {
    let kind = unit["kind"].string!
    let name = unit["name"].string ?? unit["designation"].string ?? unit["as_written"].string ?? ""
    if isPlace(unit) {
      let type = types == .gold ? kind : written(unit["typed_as_written"].array.first?.string) ?? kind
      return ExtractedUnit(
        name: name, kind: type, signature: UnitSignature(concepts: [type], names: words(name)),
        places: places(of: unit), mentions: article.mentions(unit))
    }
    var concepts = [kind] + [unit["host_kind"].string].compactMap { $0 }.filter { $0 != kind }
    var whole = byID[unit["within"].string ?? unit["part_of"]["id"].string ?? ""]
    while let host = whole, !isPlace(host) {
      concepts.append(host["kind"].string!)
      whole = byID[host["within"].string ?? ""]
    }
    let places = unit["place_chain"].array.isEmpty ? whole.map(self.places) ?? [] : chain(unit["place_chain"])
    // Numbers, and the names of places that stand in the name of the unit.
    let own = words(name).filter { word in
      word.utf8.allSatisfy { (0x30..<0x3A).contains($0) } || word == "i"
        || places.contains { words($0.name).contains(word) }
    }
    return ExtractedUnit(
      name: name, kind: kind,
      signature: UnitSignature(concepts: [concepts[0]] + Set(concepts.dropFirst()).sorted(), names: own),
      places: places, mentions: article.mentions(unit))
  }

  private func places(of unit: JSONValue) -> [PlaceMember] {
    var chain: [PlaceMember] = []
    var next: JSONValue? = unit
    while let place = next {
      let type = types == .gold ? place["kind"].string! : written(place["typed_as_written"].array.first?.string)
      chain.append(
        PlaceMember(name: place["name"].string!, type: type ?? place["kind"].string!, isImplied: !chain.isEmpty))
      next = byID[place["within"].string ?? ""]
    }
    return chain
  }

  private func chain(_ chain: JSONValue) -> [PlaceMember] {
    chain.array.map { member in
      let type = types == .gold ? nil : written(member["type_as_written"].string)
      return PlaceMember(
        name: member["name"].string!, type: type ?? member["type"].string!, isImplied: member["implied"].bool)
    }
  }

  private func written(_ text: String?) -> String? {
    guard let text = text?.lowercased() else { return nil }
    return Self.typeWords.first { text.contains($0.word) }?.type
  }

  private func words(_ name: String) -> [String] {
    String(decoding: Folding.key(of: Array(name.utf8)), as: UTF8.self).split { !$0.isLetter && !$0.isNumber }.map {
      String($0)
    }
  }
}
