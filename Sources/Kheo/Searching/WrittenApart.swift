import KheoSearch
import KheoText

/// What the words of a query that were typed as one are in the texts that were found: Hải Phòng for `haiphong`.
struct WrittenApart {
  private var found: [Range<Int>: [UInt8]] = [:]

  /// Takes the words of a hit, by slot; those of an earlier hit stay, unless these alone have marks.
  mutating func add(_ closest: [Int: (match: Match, word: [UInt8])], words: [QueryWord]) {
    let slots = closest.filter { $0.value.match.reason == .split }
    for (range, parts) in Dictionary(grouping: slots, by: { words[$0.key].range }) where parts.count > 1 {
      let texts = parts.sorted { $0.key < $1.key }
      let isRow = zip(texts, texts.dropFirst()).allSatisfy {
        $0.key + 1 == $1.key && $0.value.match.place.rawValue + 1 == $1.value.match.place.rawValue
      }
      let text = Array(texts.map(\.value.word).joined(separator: [UInt8(ascii: " ")]))
      guard isRow, found[range].map({ Self.hasNoMarks($0) && !Self.hasNoMarks(text) }) ?? true else { continue }
      found[range] = text
    }
  }

  /// The query with them; nil where no word was found so.
  func replacing(_ text: String) -> String? {
    found.isEmpty ? nil : SearchEngine.replacing(found.map { ($0.key, $0.value) }, in: text)
  }

  private static func hasNoMarks(_ text: [UInt8]) -> Bool { text.allSatisfy { $0 < 0x80 } }
}
