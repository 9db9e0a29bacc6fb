/// The articles and conjunctions of `elisions.txt`, packed for comparison: first letter lowest, at most 8 ASCII letters.
struct Elisions: @unchecked Sendable {
  // Safe to share: filled once and only read afterwards.
  let packed: UnsafePointer<UInt64>
  let count: Int

  static let shared = Elisions()

  private init() {
    let words = Resources.lines("text/elisions.txt").filter { $0.utf8.count <= 8 }
    let storage = UnsafeMutablePointer<UInt64>.allocate(capacity: max(1, words.count))
    for (index, word) in words.enumerated() {
      storage[index] = word.utf8.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
    packed = UnsafePointer(storage)
    count = words.count
  }

  /// Whether the `length` folded bytes at `key` are in the list.
  @inline(__always)
  func contains(_ key: UnsafePointer<UInt8>, length: Int) -> Bool {
    guard length > 0, length <= 8 else { return false }
    var word: UInt64 = 0
    for index in 0..<length { word |= UInt64(key[index]) << UInt64(8 * index) }
    for index in 0..<count where packed[index] == word { return true }
    return false
  }

  /// Whether a word with this folded first letter loses the vowel before it: vowels, y and h.
  @inline(__always)
  static func precedes(_ letter: UInt8) -> Bool {
    switch letter {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "h"), UInt8(ascii: "i"), UInt8(ascii: "o"),
      UInt8(ascii: "u"), UInt8(ascii: "y"):
      true
    default: false
    }
  }
}
