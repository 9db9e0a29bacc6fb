/// Which province, district or commune an article is about, for units that name only their level.
struct AdministrativeContext {
  /// Places by kind: word of the mention, index of the place phrase; rising.
  private var mentions: [PlaceKind: [(word: Int, place: Int)]] = [:]
  /// The province that most of the article's places lie in, as a place phrase of it; nil where none is named.
  private var mainProvince: Int?

  init(_ parser: ArticleParser) {
    var counts: [[UInt8]: Int] = [:]
    var phrases: [[UInt8]: Int] = [:]
    for (index, place) in parser.places.enumerated() where place.isCertain && !place.isWorld {
      mentions[place.kind, default: []].append((place.name.lowerBound, index))
      guard let known = place.known else { continue }
      let province = VietnamesePlaces.shared.province(of: known)
      let name = Array(VietnamesePlaces.shared.nameBytes(of: province))
      counts[name, default: 0] += 1
      if place.kind == .province || place.kind == .city, VietnamesePlaces.shared.parent(of: known) == nil,
        phrases[name] == nil
      {
        phrases[name] = index
      }
    }
    for kind in mentions.keys { mentions[kind]?.sort { $0.word < $1.word } }
    // Of as many mentions, the one that is named first.
    mainProvince =
      phrases.max { a, b in
        let (count, other) = (counts[a.key] ?? 0, counts[b.key] ?? 0)
        return count != other ? count < other : a.value > b.value
      }?.value
  }

  /// The place of a kind that a unit of that level belongs to: for a province the article's, else the last one named before.
  func place(of kind: PlaceKind, before word: Int) -> Int? {
    switch kind {
    case .province: return mainProvince ?? mentions[.province]?.first?.place
    default:
      guard let places = mentions[kind] else { return nil }
      // The number of places before the word.
      var (low, high) = (0, places.count)
      while low < high {
        let middle = (low + high) / 2
        if places[middle].word < word { low = middle + 1 } else { high = middle }
      }
      return places[max(low - 1, 0)].place
    }
  }
}
