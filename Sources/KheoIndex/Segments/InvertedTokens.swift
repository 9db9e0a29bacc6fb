/// The tokens of a segment in the order of their terms: a counting sort over the flat token stream, a share of the terms at a time.
///
/// Terms are asked for in their order. A share is sorted when its first term is; all at once would take four bytes a token more.
struct InvertedTokens {
  /// Key numbers in the bytewise order of their keys; a rank in it is a term ordinal.
  let keyOrder: [UInt32]

  /// In how many shares the tokens are sorted, about: each goes through all of them.
  private static let shareCount = 4

  /// The ranks whose tokens are sorted, and these, term after term, in rising order within a term.
  private var sorted = 0..<0
  private var tokens: [UInt32] = []
  /// Where each rank's tokens begin among those of all; one more than there are ranks.
  private let starts: [Int]
  private let rankOfSpelling: [UInt32]
  /// Spelling numbers by rank.
  private let spellings: Grouping
  private let tokenSpellings: TokenColumn

  /// The tokens and the spellings of one term, by number.
  struct Term {
    var key: UInt32
    var tokens: ArraySlice<UInt32>
    var spellings: ArraySlice<UInt32>
    /// Of every token of the segment.
    var tokenSpellings: UnsafeBufferPointer<UInt32>
  }

  /// `tokenSpellings` does not change any more.
  init(interner: SpellingInterner, tokenSpellings: TokenColumn) {
    self.tokenSpellings = tokenSpellings
    let order = interner.keys.sortedNumbers()
    keyOrder = order
    var rankOfKey = [UInt32](repeating: 0, count: order.count)
    for (rank, key) in order.enumerated() { rankOfKey[Int(key)] = UInt32(rank) }
    let rankOfSpelling = interner.keyOfSpelling.map { rankOfKey[Int($0)] }
    self.rankOfSpelling = rankOfSpelling
    spellings = Grouping(of: rankOfSpelling.count, in: order.count) { Int(rankOfSpelling[$0]) }
    let numbers = tokenSpellings.numbers
    starts = Grouping.starts(of: numbers.count, in: order.count) { Int(rankOfSpelling[Int(numbers[$0])]) }
  }

  /// Bytes of memory that so many tokens take at a time, about.
  static func estimatedByteCount(tokenCount: Int) -> Int { tokenCount * 4 / shareCount }

  mutating func term(at rank: Int) -> Term {
    if !sorted.contains(rank) { sort(from: rank) }
    let base = starts[sorted.lowerBound]
    return Term(
      key: keyOrder[rank], tokens: tokens[starts[rank] - base..<starts[rank + 1] - base],
      spellings: spellings[rank], tokenSpellings: tokenSpellings.numbers)
  }

  /// Sorts a share of the tokens: those of a rank and of as many behind it as the share has room for.
  private mutating func sort(from first: Int) {
    let room = tokenSpellings.count / Self.shareCount
    var end = first + 1
    while end < keyOrder.count, starts[end + 1] - starts[first] <= room { end += 1 }
    let numbers = tokenSpellings.numbers
    tokens = []
    tokens = Self.sorted(numbers.indices, ranks: first..<end, starts) { Int(rankOfSpelling[Int(numbers[$0])]) }
    sorted = first..<end
  }

  /// The numbers of some ranks by rank, in rising order within one.
  private static func sorted(
    _ numbers: Range<Int>, ranks: Range<Int>, _ starts: [Int], rank: (Int) -> Int
  ) -> [UInt32] {
    let base = starts[ranks.lowerBound]
    var next = starts[ranks].map { $0 - base }
    let count = starts[ranks.upperBound] - base
    return [UInt32](unsafeUninitializedCapacity: count) { order, initialized in
      for number in numbers {
        let rank = rank(number) - ranks.lowerBound
        guard rank >= 0, rank < next.count else { continue }
        order[next[rank]] = UInt32(truncatingIfNeeded: number)
        next[rank] += 1
      }
      initialized = count
    }
  }
}
