import KheoTestSupport
import KheoText
import Testing

@testable import KheoIndex

@Suite("Interning of spellings")
struct SpellingInternerTests {
  private func intern(_ interner: inout SpellingInterner, _ spelling: String, _ key: String) -> UInt32 {
    Array(spelling.utf8).withUnsafeBytes { spelling in
      Array(key.utf8).withUnsafeBytes { key in
        interner.intern(spelling: spelling, key: key, language: .init(.french))
      }
    }
  }

  @Test("equal spellings have one number, through every growth of the table")
  func numbers() {
    var interner = SpellingInterner()
    for round in 0..<2 {
      for number in 0..<6000 {
        #expect(intern(&interner, "s\(number)", "k\(number / 3)") == UInt32(number), "round \(round)")
      }
    }
    #expect(interner.keys.count == 2000)
    let sorted = interner.spellings.sortedNumbers().map { Array(interner.spellings[$0]) }
    #expect(sorted == (0..<6000).map { Array("s\($0)".utf8) }.sorted { $0.lexicographicallyPrecedes($1) })
  }

  @Test("a spelling with two keys has two numbers, whichever comes first")
  func twoKeys() {
    var interner = SpellingInterner()
    let thousands = intern(&interner, "11.821", "11821")
    let decimal = intern(&interner, "11.821", "11.821")
    #expect(thousands != decimal)
    for _ in 0..<3 {
      #expect(intern(&interner, "11.821", "11.821") == decimal)
      #expect(intern(&interner, "11.821", "11821") == thousands)
    }
    let other = intern(&interner, "x", "x")
    #expect(interner.keyOfSpelling.count == 3)
    #expect(Array(interner.spellings[decimal]) == Array("11.821".utf8))
    #expect(Array(interner.keys[interner.keyOfSpelling[Int(decimal)]]) == Array("11.821".utf8))
    #expect(Array(interner.spellings[other]) == Array("x".utf8))
  }
}
