@testable import KheoSearch
import KheoTestSupport
import KheoText

/// Small collections and queries over one small vocabulary, so that they meet often.
struct RandomCollection {
  var generator: SplitMix64

  init(seed: UInt64) { generator = SplitMix64(seed: seed) }

  /// Words with the same letters and other marks, words within an edit, words that begin alike.
  static let words = [
    "nam", "năm", "nấm", "nặm", "bac", "bắc", "bạc", "kan", "kạn", "can", "wald", "walde", "wälder", "groß", "gross",
    "größe", "tan", "tàn", "tanne", "ete", "été", "hai", "phong", "haiphong", "å", "aa", "1.250", "2024", "ut",
  ]

  mutating func text(_ count: ClosedRange<Int>) -> String {
    (0..<Int.random(in: count, using: &generator)).map { _ in Self.words.randomElement(using: &generator)! }
      .joined(separator: " ")
  }

  mutating func document() -> TestDocument {
    var document = TestDocument(
      title: text(0...3), body: text(1...12), caption: text(0...3), source: text(0...2),
      language: Language.allCases.randomElement(using: &generator)!,
      date: Bool.random(using: &generator) ? Int32.random(in: 20000...20400, using: &generator) : nil)
    document.site = [nil, "Waldblatt", "Moos & Heide", "Thời báo"][document.body.utf8.count % 4]
    return document
  }

  /// Documents in one to four segments, some of them deleted.
  mutating func collection(_ count: Int, deleting: Bool = true, thesaurus: Thesaurus? = nil) throws -> TestCollection {
    var groups = [[TestDocument]](repeating: [], count: Int.random(in: 1...4, using: &generator))
    for _ in 0..<count { groups[Int.random(in: groups.indices, using: &generator)].append(document()) }
    groups.removeAll(where: \.isEmpty)
    let deleted = (0..<count).filter { _ in deleting && Int.random(in: 0..<5, using: &generator) == 0 }
    return try TestCollection(groups, deleted: Set(deleted), thesaurus: thesaurus)
  }

  /// A query in the query language.
  mutating func query(depth: Int = 2) -> String {
    let word = { (generator: inout SplitMix64) in Self.words.randomElement(using: &generator)! }
    switch Int.random(in: 0..<(depth > 0 ? 18 : 10), using: &generator) {
    case 0...3: return word(&generator)
    case 4: return "=" + word(&generator)
    case 5: return word(&generator).prefix(2) + "*"
    case 6: return word(&generator) + ["~1", "~2"].randomElement(using: &generator)!
    case 7: return "\"" + text(2...3) + "\""
    case 8:
      return ["title:", "text:", "caption:", "source:", "body:"].randomElement(using: &generator)! + word(&generator)
    case 9:
      let operands = (0..<Int.random(in: 2...3, using: &generator)).map { _ in
        [word(&generator), "\"" + text(2...2) + "\"", "n*", "b*"].randomElement(using: &generator)!
      }
      return operands.joined(separator: " NEAR/\(Int.random(in: 1...4, using: &generator)) ")
    case 10...12: return query(depth: depth - 1) + " " + query(depth: depth - 1)
    case 13: return "(" + query(depth: depth - 1) + " OR " + query(depth: depth - 1) + ")"
    case 14: return query(depth: depth - 1) + " -(" + query(depth: depth - 1) + ")"
    case 15: return query(depth: depth - 1) + " lang:" + Language.allCases.randomElement(using: &generator)!.code
    case 16: return query(depth: depth - 1) + " date:2025-03.."
    default: return "-" + word(&generator)
    }
  }
}
