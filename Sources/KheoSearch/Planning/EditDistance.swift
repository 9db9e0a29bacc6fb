/// The number of edits between one word and many keys that come in bytewise order.
///
/// Optimal string alignment: a letter inserted, deleted, replaced, or swapped with its neighbour is one edit (Damerau,
/// "A technique for computer detection and correction of spelling errors", 1964). Rows of the table are kept from key to
/// key and only those behind the shared prefix are computed anew, and a prefix that is already too far away condemns
/// every key that shares it without further work. The first letter counts as typed right in words of fewer than eight
/// letters: so people type, and it spares a fifth of the false friends.
package struct EditDistance {
  private let word: [UInt8]
  private let limit: Int
  private let fixesFirst: Bool
  /// Row `i` compares the first `i` bytes of the key with every prefix of the word.
  private var rows: [[Int]]
  private var key: [UInt8] = []
  /// The shortest prefix of `key` that cannot be completed within the limit, in bytes; nil where there is none.
  private var deadLength: Int?

  /// Words of fewer bytes keep their first letter.
  static let fixedFirstLength = 8

  package init(word: [UInt8], limit: Int) {
    self.word = word
    self.limit = limit
    fixesFirst = word.count < Self.fixedFirstLength
    rows = [Array(0...word.count)]
  }

  /// The byte that every key within the limit begins with; nil where it may be another.
  var firstByte: UInt8? { fixesFirst ? word.first : nil }

  /// What the last key begins with that no key within the limit does; nil where there is nothing.
  var deadPrefix: [UInt8]? { deadLength.map { Array(key[..<$0]) } }

  /// The distance to `next`, or nil where it is above the limit.
  package mutating func distance(to next: [UInt8]) -> Int? {
    var shared = 0
    while shared < key.count, shared < next.count, key[shared] == next[shared] { shared += 1 }
    key.removeSubrange(shared...)
    if let dead = deadLength {
      if dead <= shared { return nil }
      deadLength = nil
    }
    rows.removeSubrange(min(shared + 1, rows.count)...)
    if next.count > word.count + limit { return nil }
    key.append(contentsOf: next[shared...])
    while rows.count <= key.count {
      if appendRow() > limit || (fixesFirst && rows.count == 2 && key.first != word.first) {
        deadLength = rows.count - 1
        return nil
      }
    }
    let distance = rows[key.count][word.count]
    return distance <= limit ? distance : nil
  }

  /// Computes the next row and returns its least value.
  private mutating func appendRow() -> Int {
    let length = rows.count
    let byte = key[length - 1]
    var row = [Int](repeating: 0, count: word.count + 1)
    row[0] = length
    var least = length
    for index in 1...max(1, word.count) where index <= word.count {
      var best = min(rows[length - 1][index] + 1, row[index - 1] + 1)
      best = min(best, rows[length - 1][index - 1] + (byte == word[index - 1] ? 0 : 1))
      if length > 1, index > 1, byte == word[index - 2], key[length - 2] == word[index - 1] {
        best = min(best, rows[length - 2][index - 2] + 1)
      }
      row[index] = best
      least = min(least, best)
    }
    rows.append(row)
    return least
  }
}
