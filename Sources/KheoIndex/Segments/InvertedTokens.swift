/// The tokens of a segment in the order of their terms: one counting sort over the flat token stream.
struct InvertedTokens {
  /// Key numbers in the bytewise order of their keys; a rank in it is a term ordinal.
  let keyOrder: [UInt32]

  /// Token numbers, term after term, in rising order within a term.
  private let tokens: [UInt32]
  /// Where each rank's tokens begin; one more than there are ranks.
  private let starts: [Int]
  /// Spelling numbers, term after term, and where each rank's begin.
  private let spellings: [UInt32]
  private let spellingStarts: [Int]
  private let tokenSpellings: [UInt32]

  /// The tokens and the spellings of one term, by number.
  struct Term {
    var key: UInt32
    var tokens: ArraySlice<UInt32>
    var spellings: ArraySlice<UInt32>
    var tokenSpellings: [UInt32]
  }

  init(interner: SpellingInterner, tokenSpellings: [UInt32], documentStarts: [Int]) {
    self.tokenSpellings = tokenSpellings
    let order = interner.keys.sortedNumbers()
    keyOrder = order
    var rankOfKey = [UInt32](repeating: 0, count: order.count)
    for (rank, key) in order.enumerated() { rankOfKey[Int(key)] = UInt32(rank) }
    let rankOfSpelling = interner.keyOfSpelling.map { rankOfKey[Int($0)] }
    (spellings, spellingStarts) = Self.countingSort(
      count: rankOfSpelling.count, groups: order.count, group: { Int(rankOfSpelling[$0]) })
    (tokens, starts) = Self.countingSort(
      count: tokenSpellings.count, groups: order.count, group: { Int(rankOfSpelling[Int(tokenSpellings[$0])]) })
  }

  func term(at rank: Int) -> Term {
    Term(
      key: keyOrder[rank], tokens: tokens[starts[rank]..<starts[rank + 1]],
      spellings: spellings[spellingStarts[rank]..<spellingStarts[rank + 1]], tokenSpellings: tokenSpellings)
  }

  /// Numbers 0 ..< count by group, in rising order within a group, and where each group begins.
  private static func countingSort(
    count: Int, groups: Int, group: (Int) -> Int
  ) -> (order: [UInt32], starts: [Int]) {
    var starts = [Int](repeating: 0, count: groups + 1)
    for number in 0..<count { starts[group(number) + 1] += 1 }
    for index in 0..<groups { starts[index + 1] += starts[index] }
    var next = starts
    let order = [UInt32](unsafeUninitializedCapacity: count) { order, initialized in
      for number in 0..<count {
        let group = group(number)
        order[next[group]] = UInt32(truncatingIfNeeded: number)
        next[group] += 1
      }
      initialized = count
    }
    return (order, starts)
  }
}
