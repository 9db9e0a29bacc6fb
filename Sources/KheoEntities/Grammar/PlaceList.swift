extension ArticleParser {
  /// Places in a list may have.
  static let longestPlaceList = 60

  /// Reads places behind a type word in the plural, or behind a word for many: "các tỉnh X, Y và Z", "les communes de X et
  /// de Y", "kommunene X, Y og Z". Returns where the list ends.
  func placeList(at word: Int) -> Int? {
    guard let type = placeType(at: word), type.isPlural || traits.hasNoNumber && isMany(before: word) else {
      return nil
    }
    var end = type.end
    var count = 0
    // "communes voisines de X et Y"
    if traits.linksType, end + 1 < words.count, !words[end].isCapital, words[end].gap.isBlank,
      connectors(at: end).roles.isEmpty,
      words[end + 1].gap.isBlank, connectors(at: end + 1).roles.contains(.of)
    {
      end += 1
    }
    while end < words.count, count < Self.longestPlaceList, words[end].gap.isOpen {
      let link = connectors(at: end)
      guard count > 0 || words[end].gap.isTight else { break }
      guard count == 0 || words[end].gap.contains(.comma) || link.roles.contains(.and) else { break }
      guard link.end < words.count, link.end == end || words[link.end].gap.isTight else { break }
      if link.roles.contains(.in) { break }
      var start = link.end
      // "communes de X et commune de Y"
      if let again = placeType(at: start), !again.isPlural, let place = typedPlace(at: start) {
        count += 1
        end = places[place].typed.upperBound
        _ = again
        continue
      }
      if count > 0, placeType(at: start) != nil { break }
      let name = gazetteerEnd(at: start) ?? endOfName(at: start, limit: 4)
      guard name > start else { break }
      // A comma and a name alone may begin something else: what follows the last place must end the list.
      _ = add(PlacePhrase(name: start..<name, typed: start..<name, kinds: type.kinds), at: start)
      start = name
      end = name
      count += 1
    }
    return count > 0 ? end : nil
  }

  /// Whether a word for many or for none in particular stands before `word` ("các", "alle", "une").
  func isMany(before word: Int) -> Bool {
    guard word > 0, words[word].gap.isTight, let link = forms.match(.connector, endingAt: word) else { return false }
    return forms.alternatives(.connector, at: Int(link.start)).contains { lexicon.concept($0.entry.concept) == "many" }
  }
}
