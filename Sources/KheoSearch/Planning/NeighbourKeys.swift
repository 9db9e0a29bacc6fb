import KheoIndex

/// The keys one edit away from a word (`EditDistance`) that a dictionary may have by its filter.
///
/// All strings one edit away are some hundred for a word of ASCII, and the filter is asked for each without writing it
/// down: a tenth of the time of a walk through the dictionary.
struct NeighbourKeys {
  /// Bytes of the longest word that is taken.
  static let longestWord = 64

  private let word: [UInt8]
  private let filter: TermFilter
  /// By place, the base to its power, and the sum of the bytes before it; one more than there are bytes.
  private var powers: [UInt64] = [1]
  private var sums: [UInt64] = [0]
  private var found: [[UInt8]] = []

  /// In bytewise order, the word among them where the dictionary may have it. With `fixesFirst` those with another first
  /// byte are left out. The word has 1 to `longestWord` bytes.
  static func keys(near word: [UInt8], in filter: TermFilter, fixesFirst: Bool) -> [[UInt8]] {
    var search = NeighbourKeys(word: word, filter: filter)
    search.run(from: fixesFirst ? 1 : 0)
    search.found.sort { $0.lexicographicallyPrecedes($1) }
    var keys: [[UInt8]] = []
    for key in search.found where key != keys.last { keys.append(key) }
    return keys
  }

  private init(word: [UInt8], filter: TermFilter) {
    self.word = word
    self.filter = filter
    for byte in word {
      sums.append(sums[sums.count - 1] &+ KeySum.value(byte) &* powers[powers.count - 1])
      powers.append(powers[powers.count - 1] &* KeySum.base)
    }
  }

  private mutating func run(from first: Int) {
    let total = sums[word.count]
    if filter.mayHave(total) { found.append(word) }
    // A key is UTF-8, so one byte more is ASCII, and in place of a byte stands one of its kind.
    let letters = (0..<0x80).map(UInt8.init).filter(filter.hasByte)
    let followers = (0x80..<0xC0).map(UInt8.init).filter(filter.hasByte)
    let leaders = (0xC0...0xFF).map(UInt8.init).filter(filter.hasByte)
    for place in first...max(first, word.count) where place <= word.count {
      let shifted = sums[place] &+ (total &- sums[place]) &* KeySum.base
      for letter in letters where filter.mayHave(shifted &+ KeySum.value(letter) &* powers[place]) {
        add { $0.insert(letter, at: place) }
      }
      if place == word.count { break }
      let byte = word[place]
      let without = total &- KeySum.value(byte) &* powers[place]
      for other in byte < 0x80 ? letters : byte < 0xC0 ? followers : leaders
      where other != byte && filter.mayHave(without &+ KeySum.value(other) &* powers[place]) {
        add { $0[place] = other }
      }
      if word.count > 1, filter.mayHave(sums[place] &+ (total &- sums[place + 1]) &* KeySum.inverse) {
        add { $0.remove(at: place) }
      }
      if place + 1 < word.count, word[place + 1] != byte {
        let both = KeySum.value(byte) &* powers[place] &+ KeySum.value(word[place + 1]) &* powers[place + 1]
        let swapped = KeySum.value(word[place + 1]) &* powers[place] &+ KeySum.value(byte) &* powers[place + 1]
        if filter.mayHave(total &- both &+ swapped) { add { $0.swapAt(place, place + 1) } }
      }
    }
  }

  private mutating func add(_ edit: (inout [UInt8]) -> Void) {
    var key = word
    edit(&key)
    found.append(key)
  }
}
