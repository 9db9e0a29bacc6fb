/// Reads a text once and adds up the levels of its features, a sum for each column of the table.
struct FeatureTally {
  let table: DetectionTable
  private(set) var scripts = ScriptTally()
  private(set) var latinLetters = 0
  /// Runs of three letters read, and those of them that the table knows.
  private(set) var features = 0
  private(set) var known = 0

  /// Sums of the last rows, before they would pass 16 bits.
  private var recent = SIMD32<UInt16>.zero
  private var rowsInRecent = 0
  private var sums = SIMD32<UInt32>.zero

  /// The three letters before the pending one, the edge of a word at first.
  private var before = Self.edge
  private var first = Self.edge
  private var second = Self.edge
  /// A letter that a combining mark may yet change; 0 for none.
  private var pending: UInt32 = 0
  private var word = DetectionTable.emptyWord
  private var wordLength = 0

  private static let edge: UInt32 = 0x5F
  /// The longest word that may be a feature.
  private static let longestWord = 12

  init(table: DetectionTable) { self.table = table }

  /// A sum for each column.
  func scores() -> [Int] { table.tags.indices.map { Int(sums[$0]) + Int(recent[$0]) } }

  mutating func read(_ text: UnsafeRawBufferPointer, letters: LatinLetters) {
    var index = 0
    while index < text.count {
      let byte = text[index]
      var scalar = UInt32(byte)
      var length = 1
      if byte >= 0x80 { (scalar, length) = Self.decode(text, index) }
      index += length
      let small = letters.small(scalar)
      if small != 0 {
        push()
        pending = small
        latinLetters += 1
      } else if scalar &- 0x300 < 0x70 {
        if pending != 0, let composed = letters.composed(pending, scalar) { pending = composed }
      } else {
        endWord()
        if scalar >= 0x370 { scripts.count(scalar) }
      }
    }
    endWord()
  }

  /// Moves the pending letter into the window.
  @inline(__always)
  private mutating func push() {
    guard pending != 0 else { return }
    advance(pending)
    word = DetectionTable.hash(word, pending)
    wordLength += 1
    pending = 0
  }

  /// Closes the window on a word, if one is open.
  @inline(__always)
  private mutating func endWord() {
    push()
    guard wordLength > 0 else { return }
    advance(Self.edge)
    // Words of one letter are runs of three already.
    if wordLength >= 2, wordLength <= Self.longestWord, let row = table.row(DetectionTable.wordKey(word)) { add(row) }
    first = Self.edge
    second = Self.edge
    word = DetectionTable.emptyWord
    wordLength = 0
  }

  @inline(__always)
  private mutating func advance(_ third: UInt32) {
    // The first letter of a word makes no run yet: edge, edge, letter.
    if wordLength > 0 {
      features += 1
      if let row = table.row(DetectionTable.key(first, second, third)) {
        known += 1
        add(row)
      }
      if wordLength > 1, let row = table.row(DetectionTable.key(before, first, second, third)) { add(row) }
    }
    before = first
    first = second
    second = third
  }

  @inline(__always)
  private mutating func add(_ row: DetectionTable.Row) {
    recent &+= SIMD32<UInt16>(truncatingIfNeeded: row)
    rowsInRecent += 1
    if rowsInRecent == 500 {  // 500 rows of at most 124 stay below 2^16
      sums &+= SIMD32<UInt32>(truncatingIfNeeded: recent)
      recent = .zero
      rowsInRecent = 0
    }
  }

  /// The scalar at `index` and its length; a byte that begins none counts as U+FFFD.
  private static func decode(_ text: UnsafeRawBufferPointer, _ index: Int) -> (UInt32, Int) {
    let lead = text[index]
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1
    guard length > 1, lead < 0xF5, index + length <= text.count else { return (0xFFFD, 1) }
    var value = UInt32(lead) & (0x7F &>> UInt32(length))
    for offset in 1..<length {
      let byte = text[index + offset]
      guard byte & 0xC0 == 0x80 else { return (0xFFFD, 1) }
      value = value &<< 6 | UInt32(byte & 0x3F)
    }
    return (value, length)
  }
}
