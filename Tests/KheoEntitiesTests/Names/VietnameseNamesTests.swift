import KheoText
import Testing

@testable import KheoEntities

struct VietnameseNamesTests {
  private let names = VietnameseNames.shared

  @Test("family names stand first more often than elsewhere", arguments: ["nguyen", "tran", "le", "pham", "bui", "do"])
  func family(key: String) {
    let weights = names.weights(folded: key.utf8)
    #expect(weights.family > 100)
    #expect(weights.family > weights.given)
  }

  @Test("names of the smaller peoples are known", arguments: ["giang", "thao", "ksor", "sung", "lo", "quang", "y"])
  func peoples(key: String) {
    #expect(names.familyWeight(key.utf8) >= 1)
  }

  @Test("a spelling has its own counts, a folded key those of all spellings")
  func spellings() {
    let one = names.weights(spelling: "hà".utf8)
    let other = names.weights(spelling: "hạ".utf8)
    let both = names.weights(folded: "ha".utf8)
    #expect(one.family > other.family)
    #expect(both.given >= one.given + other.given)
    #expect(names.weights(spelling: "hẫ".utf8).isEmpty)
  }

  @Test("middle names are known: Thị and Văn most of all")
  func middle() {
    #expect(names.middleWeight("thi".utf8) > 300)
    #expect(names.middleWeight("van".utf8) > 300)
    #expect(names.givenWeight("thi".utf8) < names.middleWeight("thi".utf8))
  }

  @Test("syllables of Vietnamese are told from other words")
  func syllables() {
    for key in ["nguyen", "huynh", "xuan", "an", "thuong", "khuya"] { #expect(names.isSyllable(key.utf8)) }
    for key in ["und", "schmidt", "est", "", "norge", "minister", "zur", "fra", "jean"] {
      #expect(!names.isSyllable(key.utf8), "\(key)")
    }
  }

  @Test("the files hold spellings as the analyzer makes them, each once, and counts that are not all zero")
  func file() {
    var seen: Set<String> = []
    for line in Resources.lines("entities/names/vietnamese.tsv") {
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      #expect(columns.count == 4, "\(line)")
      #expect(columns.dropFirst().contains { (Int($0) ?? 0) > 0 }, "\(line)")
      let spelling = Array(columns[0].lowercased().utf8.filter { $0 != UInt8(ascii: "'") })
      #expect(Folding.spelling(of: spelling) == spelling, "\(line)")
      #expect(seen.insert(columns[0].lowercased()).inserted, "\(line)")
    }
    #expect(seen.count > 700)
  }
}
