import KheoTestSupport
import KheoText
import Testing

@testable import KheoIndex
@testable import KheoSearch

/// The walk through a dictionary that seeks from prefix to prefix, against the distance to every key.
@Suite struct FuzzyTermsTests {
  private static func word(_ letters: [Character], _ length: ClosedRange<Int>, _ generator: inout SplitMix64) -> String
  {
    String((0..<Int.random(in: length, using: &generator)).map { _ in letters.randomElement(using: &generator)! })
  }

  @Test("Finds the terms within the limit, each at its distance, in order", arguments: UInt64(0)..<40)
  func findsAll(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    // Among them some of two bytes, of which one edit may change one.
    let letters = Array(seed % 3 == 2 ? "aжbдü" : "abcde").prefix(Int.random(in: 2...5, using: &generator))
    let bodies = (0..<30).map { _ in
      (0..<20).map { _ in Self.word(Array(letters), 1...11, &generator) }.joined(separator: " ")
    }
    let collection = try TestCollection(bodies: bodies)
    let segment = collection.segments[0]
    var keys: [[UInt8]] = []
    try segment.scanTerms(from: []) { key, _ in
      keys.append(key)
      return true
    }
    for _ in 0..<12 {
      let word = Array(Self.word(Array(letters), 1...11, &generator).utf8)
      for limit in 0...3 {
        for fixesFirst in [false, true] {
          let wanted = keys.compactMap { key in
            let distance = EditDistanceTests.naive(word, key)
            return distance <= limit && (!fixesFirst || key[0] == word[0]) ? "\(distance) \(key)" : nil
          }
          var found: [String] = []
          try FuzzyTerms.forEach(of: segment, near: word, limit: limit, fixesFirst: fixesFirst) { distance, cursor in
            found.append("\(distance) \(Array(cursor.key))")
            let (term, key) = (try cursor.term(), Array(cursor.key))
            #expect(term.key == key)
          }
          #expect(found == wanted, "seed \(seed), \(word), limit \(limit), first letter fixed: \(fixesFirst)")
        }
      }
    }
  }

  @Test("Within one edit, a word of any length is found by the filter or by the walk")
  func longWords() throws {
    let long = String(repeating: "ab", count: NeighbourKeys.longestWord / 2)
    let words = [long, String(long.dropLast()), long + "a", "x" + long, long + "ab"]
    let collection = try TestCollection(bodies: [words.joined(separator: " ")])
    for word in words {
      let near = words.filter { EditDistanceTests.naive(Array(word.utf8), Array($0.utf8)) <= 1 }
      var found: Set<String> = []
      try FuzzyTerms.forEach(of: collection.segments[0], near: Array(word.utf8), limit: 1, fixesFirst: false) {
        found.insert(String(decoding: $1.key, as: UTF8.self))
      }
      #expect(found == Set(near) && found.count > 1)
    }
  }

  @Test("A word that is empty or longer than every key ends the walk")
  func odd() throws {
    let collection = try TestCollection(bodies: ["a ab abc"])
    for word in [[], [UInt8](repeating: 97, count: 70_000)] {
      var count = 0
      try FuzzyTerms.forEach(of: collection.segments[0], near: word, limit: 2, fixesFirst: false) { _, _ in count += 1 }
      #expect(count == (word.isEmpty ? 2 : 0))
    }
  }
}
