extension ArticleParser {
  /// Decides what every place of the article is: with the gazetteer, the type words, and the places around it.
  func resolvePlaces() {
    let known = provinces()
    for index in places.indices where !places[index].isWorld { resolve(index, near: known) }
    for index in places.indices { settleKind(index) }
  }

  /// Provinces and cities of province level that the article names, and districts named with a type word.
  private func provinces() -> [VietnamesePlaces.Place] {
    var found: [VietnamesePlaces.Place] = []
    for place in places where !place.isWorld && found.count < 64 {
      let isTyped = !place.kinds.isEmpty
      for candidate in VietnamesePlaces.shared.places(named: key(of: place.name)) {
        let level = VietnamesePlaces.shared.type(of: candidate).level
        guard level <= 2 || isTyped && level == 3 else { continue }
        if VietnamesePlaces.shared.parent(of: candidate) == nil || isTyped { found.append(candidate) }
        break
      }
    }
    return found
  }

  private func resolve(_ index: Int, near known: [VietnamesePlaces.Place]) {
    let place = places[index]
    var near = known
    var parent = place.parent
    var depth = 0
    while let next = parent, depth < 4 {
      let candidates = VietnamesePlaces.shared.places(named: key(of: places[next].name))
      for candidate in candidates where VietnamesePlaces.shared.type(of: candidate).level <= 3 {
        near.append(candidate)
      }
      parent = places[next].parent
      depth += 1
    }
    if let exact = exact(place, near: near) {
      places[index].known = exact
      return
    }
    let type = place.kinds.kinds.last?.type
    let context = VietnamesePlaces.Context(
      spelling: traits.isAdjacent ? spelling(of: place.name) : [], type: type, near: near)
    guard let found = VietnamesePlaces.shared.resolve(key(of: place.name), context) else { return }
    let level = VietnamesePlaces.shared.type(of: found.place).level
    // A commune far away is no evidence, where the text does not call it one.
    guard found.isNear || found.isCertain && level <= 3 || level <= 2 || found.isCertain && type?.level == level else {
      return
    }
    if place.kinds == PlaceKinds(.village) || place.kinds == PlaceKinds(.street)
      || place.kinds == PlaceKinds(.residentialGroup)
    {
      return
    }
    places[index].known = found.place
  }

  /// The place that is of the very type its type word says, if the gazetteer has one near the article's places.
  private func exact(_ place: PlacePhrase, near: [VietnamesePlaces.Place]) -> VietnamesePlaces.Place? {
    if place.kinds.isEmpty { return nil }
    var found: VietnamesePlaces.Place?
    var only: VietnamesePlaces.Place?
    var count = 0
    for candidate in VietnamesePlaces.shared.places(named: key(of: place.name)) {
      let type = VietnamesePlaces.shared.type(of: candidate)
      guard place.kinds.contains(PlaceKind(type)) else { continue }
      if type.level <= 1 { return candidate }
      if type.level <= 3 {
        only = candidate
        count += 1
      }
      if near.contains(where: { VietnamesePlaces.shared.isWithin(candidate, $0) }) { found = found ?? candidate }
    }
    // The only district of its name.
    return found ?? (count == 1 ? only : nil)
  }

  private func settleKind(_ index: Int) {
    let place = places[index]
    let kinds = place.kinds.kinds
    let parentKinds = place.parent.map { places[$0].kinds } ?? []
    if let known = place.known {
      let kind = PlaceKind(VietnamesePlaces.shared.type(of: known))
      if kinds.isEmpty || place.kinds.contains(kind) {
        places[index].kind = kind
        return
      }
      // The gazetteer knows better what a translation calls a town or a district, by one step.
      if let own = kinds.last?.type, abs(own.level - VietnamesePlaces.shared.type(of: known).level) <= 1 {
        places[index].kind = kind
        return
      }
    }
    if kinds.isEmpty {
      places[index].kind = .place
    } else if kinds.count > 1, place.kinds.contains(.ward), place.kinds.contains(.district) {
      // One word for both: a ward lies in a city.
      let isInCity = place.parent.map { places[$0].kind == .city || places[$0].kinds.contains(.city) } ?? false
      places[index].kind = isInCity ? .ward : .district
    } else if let kind = kinds.last, parentKinds == place.kinds, kind == .commune || kind == .ward {
      // A commune in a commune is a village.
      places[index].kind = .village
    } else if kinds.contains(.city) {
      places[index].kind = .city
    } else {
      places[index].kind = kinds[0]
    }
  }

  /// The chain of a place from itself to its province: what the text says, then what the gazetteer knows.
  func chain(of index: Int) -> [PlaceMember] {
    var members: [PlaceMember] = []
    var current: Int? = index
    var last = index
    while let place = current, members.count < 6 {
      members.append(PlaceMember(name: text(of: places[place].name), type: places[place].kind.name))
      last = place
      current = places[place].parent
    }
    guard let known = places[last].known else { return members }
    for above in VietnamesePlaces.shared.chain(of: known).dropFirst() {
      members.append(
        PlaceMember(
          name: nameInArticle(of: above), type: VietnamesePlaces.shared.type(of: above).kind, isImplied: true))
    }
    return members
  }

  /// Places of an article whose spelling is looked at.
  private static let placesLookedAt = 200

  /// A place's name as the article writes it elsewhere, or as the gazetteer has it: with its marks only in Vietnamese text.
  private func nameInArticle(of known: VietnamesePlaces.Place) -> String {
    for place in places.prefix(Self.placesLookedAt) {
      if let other = place.known, VietnamesePlaces.shared.haveOneName(other, known) { return text(of: place.name) }
    }
    return VietnamesePlaces.shared.name(of: known)
  }
}
