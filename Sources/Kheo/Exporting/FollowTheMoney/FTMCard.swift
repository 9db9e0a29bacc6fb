import KheoSearch

/// A card as entities of FollowTheMoney: the person, organisation or place itself, and for a person's offices a Position
/// and its Occupancy each.
struct FTMCard {
  let id: SHA1.Digest
  let form: FTMVocabulary.Form
  private let card: StoredCard
  private let country: String?

  init(_ card: StoredCard, id: SHA1.Digest) {
    self.card = card
    self.id = id
    form = FTMVocabulary.shared.form(of: card.kind, concepts: card.concepts)
    country = FTMCountries.shared.code(of: card.places)
  }

  private var isPerson: Bool { card.kind == StoredCard.personKind }

  /// Writes the entities. `proof` gives the entity of an article of the card, nil where it is not exported.
  func write(
    to output: ExportOutput, identifiers: inout FTMIdentifiers, proof: (Int) throws -> SHA1.Digest?
  ) throws {
    var entity = FTMEntity(id: id, schema: form.schema)
    addNames(to: &entity)
    entity.add("country", country)
    if isPerson {
      addPersonalia(to: &entity)
    } else if form.isMentioned {
      entity.add("legalForm", form.legalForm)
      entity.add("topics", form.topics)
      entity.add("address", FTMText.address(card.places.map(\.name)))
    } else {
      addPlaces(to: &entity)
    }
    try entity.write(to: output)
    if isPerson { try writeOffices(to: output, identifiers: &identifiers, proof: proof) }
  }

  // MARK: Names

  /// The card's name first, what else it is called as aliases. A word of a name says too little of whom it means: it is a weak
  /// alias of a person, and where it is in capitals an abbreviation of an organisation.
  private func addNames(to entity: inout FTMEntity) {
    var names = card.names.compactMap { FTMText.name($0.text) }
    // A card always has a name for its reader; a hostile one may be made of control characters.
    guard let main = FTMText.name(card.name) ?? names.first else { return entity.add("name", id.hex) }
    names.removeAll { $0 == main }
    let isLong = main.contains(" ")
    entity.add("name", main)
    let short = names.filter { isLong && isShort($0) }
    entity.add("alias", names.filter { !short.contains($0) })
    if form.isMentioned { entity.add(isPerson ? "weakAlias" : "abbreviation", short) }
  }

  private func isShort(_ name: String) -> Bool {
    guard form.isMentioned, !name.contains(" ") else { return false }
    return isPerson || name.unicodeScalars.allSatisfy { !$0.properties.isLowercase }
  }

  // MARK: People

  private func addPersonalia(to entity: inout FTMEntity) {
    entity.add("title", card.honorifics.compactMap { FTMText.label($0) })
    for property in ["position", "profession"] { entity.add(property, roles(of: property).map(\.text)) }
    let places = FTMText.address(card.places.map(\.name))
    entity.add("notes", roles(of: "notes").map(\.text) + (places.map { ["Place: " + $0] } ?? []))
  }

  private func roles(of property: String) -> [(text: String, article: Int)] {
    card.roles.compactMap { role in
      guard FTMVocabulary.shared.property(ofRole: role.concepts) == property else { return nil }
      return FTMText.name(role.text).map { ($0, role.article) }
    }
  }

  /// A position of its own for each person and text: that two chairs are chair of one body, their cards do not say.
  private func writeOffices(
    to output: ExportOutput, identifiers: inout FTMIdentifiers, proof: (Int) throws -> SHA1.Digest?
  ) throws {
    var articles: [String: [Int]] = [:]
    var texts: [String] = []
    for role in roles(of: "position") {
      if articles[role.text] == nil { texts.append(role.text) }
      articles[role.text, default: []].append(role.article)
    }
    for text in texts {
      var position = FTMEntity(id: identifiers.position(of: id, text), schema: "Position")
      position.add("name", text)
      position.add("country", country)
      try position.write(to: output)
      var occupancy = FTMEntity(id: identifiers.occupancy(of: id, text), schema: "Occupancy")
      occupancy.add("holder", id.hex)
      occupancy.add("post", position.id.hex)
      let stated = (articles[text] ?? []).filter(card.articles.indices.contains)
      occupancy.add("date", stated.compactMap { FTMValues.date(card.articles[$0].date) })
      occupancy.add("proof", try stated.compactMap { try proof($0)?.hex })
      try occupancy.write(to: output)
    }
  }

  // MARK: Places

  /// The place itself stands first in its chain. Of several places of one kind of part, the smallest is the part.
  private func addPlaces(to entity: inout FTMEntity) {
    let isInChain = card.places.first?.name == card.name
    let chain = (isInChain ? [] : [(card.name, card.kind)]) + card.places.map { ($0.name, $0.type) }
    entity.add("full", FTMText.address(chain.map(\.0)))
    var filled: Set<String> = ["country"]
    for (name, kind) in chain {
      guard let part = FTMVocabulary.shared.form(of: kind).addressPart, filled.insert(part).inserted else { continue }
      entity.add(part, FTMText.label(name))
    }
  }
}
