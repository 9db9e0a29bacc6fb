import Testing

@testable import Kheo

@Suite struct SuggestionMixTests {
  @Test(
    "Every group that has something gets a place, and none stays empty while another waits",
    arguments: [
      (9, 9, 9, 8, [4, 2, 2]), (1, 9, 9, 8, [1, 5, 2]), (0, 0, 9, 8, [0, 0, 8]), (9, 1, 0, 8, [7, 1, 0]),
      (9, 9, 9, 1, [1, 0, 0]), (0, 9, 9, 1, [0, 1, 0]), (0, 0, 0, 8, [0, 0, 0]), (20, 20, 20, 20, [10, 5, 5]),
    ])
  func groups(names: Int, titles: Int, terms: Int, limit: Int, expected: [Int]) {
    let mix = SuggestionMix(names: names, titles: titles, terms: terms, limit: limit)
    #expect([mix.names, mix.titles, mix.terms] == expected)
  }

  @Test(
    "Two rows share the places by rank, a quarter kept for each",
    arguments: [
      ([1, 2, 3, 4, 5], [9, 10], 4, [1, 2, 3, 9]), ([1, 4], [2, 3], 4, [1, 2, 3, 4]), ([], [1, 2], 4, [1, 2]),
      ([7, 8, 9], [1, 2, 3, 4, 5], 4, [1, 2, 3, 7]), ([5], [1, 2], 1, [1]), ([1], [2], 0, []),
    ])
  func rows(a: [Int], b: [Int], count: Int, expected: [Int]) {
    #expect(SuggestionMix.merge(a, b, count: count) { $0 < $1 } == expected)
  }
}
