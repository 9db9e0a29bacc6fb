import Testing

@testable import KheoEntities

struct WorldPlacesTests {
  private let places = WorldPlaces.shared

  private func match(_ words: String) -> WorldPlaces.Match? {
    Array(words.utf8).withUnsafeBytes { places.longestMatch($0) }
  }

  @Test(
    "names of a place in several languages are one place",
    arguments: [
      ["duc", "deutschland", "allemagne", "tyskland", "germany"], ["trung quoc", "china", "chine", "kina"],
      ["munchen", "munich"], ["moskau", "moscou", "moskva"], ["bac kinh", "peking", "pekin", "beijing"],
      ["cote divoire", "cote ivoire", "elfenbeinkuste", "elfenbenskysten"],
    ])
  func names(keys: [String]) {
    let found = keys.map { places.place(named: $0.utf8) }
    #expect(!found.contains(nil))
    #expect(Set(found).count == 1)
  }

  @Test(
    "places have their types",
    arguments: [
      ("frankreich", PlaceType.country), ("bayern", .region), ("rogaland", .region), ("isere", .region),
      ("stuttgart", .city), ("oslo", .city), ("lyon", .city), ("seoul", .city), ("nittedal", .commune),
    ])
  func types(key: String, type: PlaceType) {
    #expect(places.place(named: key.utf8).map { places.type(of: $0) } == type)
  }

  @Test("the longest name is found at the start of words")
  func longest() {
    #expect(match("new york und")?.wordCount == 2)
    #expect(match("nordrhein westfalen hat")?.wordCount == 2)
    #expect(match("frankfurt am main ist")?.wordCount == 3)
    #expect(match("frankfurt ist")?.wordCount == 1)
    #expect(match("der minister") == nil)
    #expect(match("") == nil)
  }

  @Test("names that are words are marked, names that are none are not")
  func words() {
    #expect(match("essen")?.isWord == true)
    #expect(match("tours")?.isWord == true)
    #expect(match("anh")?.isWord == true)
    #expect(match("hamburg")?.isWord == false)
    #expect(match("norwegen")?.isWord == false)
  }
}
