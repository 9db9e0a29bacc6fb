import KheoSearch

/// Says in words why a card is among the hits: by its name, its place, a role, or what it is.
struct EntityExplanation {
  let card: StoredCard
  let words: [QueryWord]

  /// A sentence for each part of the card that has words of the query, in the order of the query.
  func sentences(_ hit: CardHit) -> [String] {
    var groups: [(key: Key, matches: [CardMatch])] = []
    for match in hit.matches + hit.conditions.sorted(by: { $0.slot < $1.slot }) {
      let key = Key(match.address)
      if let index = groups.firstIndex(where: { $0.key == key }) {
        if !groups[index].matches.contains(where: { $0.slot == match.slot }) { groups[index].matches.append(match) }
      } else {
        groups.append((key, [match]))
      }
    }
    return groups.map { group in
      let typed = group.matches.map { String(decoding: words[$0.slot].spelling, as: UTF8.self) }
      let isWhole = group.key.side == .name && hit.rank.tier == .wholeName
      return "“\(typed.joined(separator: " "))”: " + place(group.matches[0].address, isWhole: isWhole)
        + (Self.remark(group.matches) ?? "")
    }
  }

  /// What a sentence is about: words of one name, one place or one role go together.
  private struct Key: Equatable {
    enum Side { case name, place, role, honorific, kind }
    var side: Side
    var member: Int

    init(_ address: CardAddress) {
      switch address.part {
      case .properName, .name, .typedName: (side, member) = (.name, address.ordinal)
      case .place, .impliedPlace, .placeType: (side, member) = (.place, address.member)
      case .role, .roleWord: (side, member) = (.role, address.member)
      case .honorific: (side, member) = (.honorific, 0)
      case .kindWord, .mark: (side, member) = (.kind, 0)
      }
    }
  }

  private func place(_ address: CardAddress, isWhole: Bool) -> String {
    switch address.part {
    case .properName, .name:
      isWhole ? "its name" : "in its name “\(name(address.ordinal))”"
    case .typedName: isWhole ? "its name with what it is" : "in its name with what it is"
    case .place, .impliedPlace, .placeType: placeSentence(address.member)
    case .role, .roleWord: role(address)
    case .honorific: "how articles address the person"
    case .kindWord, .mark: "a word for what it is: " + card.kind.split(separator: "_").joined(separator: " ")
    }
  }

  private func name(_ number: Int) -> String {
    card.names.indices.contains(number) ? card.names[number].text : card.name
  }

  private func placeSentence(_ level: Int) -> String {
    guard card.places.indices.contains(level) else { return "its place" }
    let place = card.places[level]
    return "its place: \(place.name) (\(place.type))" + (place.isImplied ? ", as its articles imply" : "")
  }

  /// A role with the article that states it: of several the one with the latest date.
  private func role(_ address: CardAddress) -> String {
    guard card.roles.indices.contains(address.member) else { return "a role" }
    let role = card.roles[address.member]
    let stating = card.roles.filter { $0.text == role.text && card.articles.indices.contains($0.article) }
      .map { card.articles[$0.article] }
    let source = stating.max { ($0.date ?? "") < ($1.date ?? "") }
    let stated = source.map { ", stated by \($0.path)" + ($0.date.map { " (\($0))" } ?? "") } ?? ""
    let way = address.part == .roleWord ? "a word for the role" : "the role"
    return "\(way) “\(role.text)”\(stated)"
  }

  /// How far the words are from those typed, where they are.
  private static func remark(_ matches: [CardMatch]) -> String? {
    switch matches.map(\.reason).max() ?? .same {
    case .same, .marked: nil
    case .unmarked: ", without marks"
    case .digraph, .number: ", written in another way"
    case .stem: ", in another form"
    case .concept: nil
    case .joined, .split: ", written as one or apart"
    case .keys: ", which the keys stand for"
    case .prefix: ", which begins so"
    case .part: ", as a part of a longer word"
    case .edit: ", which is close to it"
    case .otherMarks: ", with other marks"
    }
  }
}
