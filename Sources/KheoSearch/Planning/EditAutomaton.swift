/// The strings within some edits of a word, read byte by byte.
///
/// Edits are those of `EditDistance`. After each byte only the cells of its table that lie within the limit of the diagonal
/// can count (Ukkonen, "Algorithms for approximate string matching", 1985), so a step costs at most `2 × limit + 1` of them.
/// It also tells the next byte with which a string can go on, so that a walk through a sorted dictionary seeks from one
/// prefix that is alive to the next (Schulz and Mihov, "Fast string correction with Levenshtein automata", 2002).
struct EditAutomaton: ~Copyable {
  let word: [UInt8]
  let limit: Int
  /// Whether the first byte is that of the word.
  let fixesFirst: Bool

  /// Bytes read.
  private(set) var depth = 0
  private let width: Int
  /// Row after row, each `width` cells; those that are above the limit are all `limit + 1`. Cell `k` of row `d` is about the
  /// first `d - limit + k` bytes of the word.
  private let rows: UnsafeMutablePointer<UInt8>
  /// By row, the least cell.
  private let least: UnsafeMutablePointer<UInt8>
  private let read: UnsafeMutablePointer<UInt8>
  /// Rows that there is room for; more bytes are never alive.
  private let rowLimit: Int

  /// `limit` is below 100.
  init(word: [UInt8], limit: Int, fixesFirst: Bool) {
    self.word = word
    self.limit = limit
    self.fixesFirst = fixesFirst
    width = 2 * limit + 1
    rowLimit = word.count + limit + 2
    rows = .allocate(capacity: rowLimit * width)
    least = .allocate(capacity: rowLimit)
    read = .allocate(capacity: rowLimit)
    for cell in 0..<width {
      let position = cell - limit
      rows[cell] = position >= 0 && position <= word.count ? UInt8(position) : UInt8(limit + 1)
    }
    least[0] = 0
  }

  deinit {
    rows.deallocate()
    least.deallocate()
    read.deallocate()
  }

  /// Forgets all bytes but the first `count`.
  mutating func rewind(to count: Int) { depth = min(depth, count) }

  /// Reads a byte; false, and the byte is not read, where no string within the limit goes on with it.
  mutating func advance(_ byte: UInt8) -> Bool {
    if depth == 0, fixesFirst, byte != word.first { return false }
    if depth + 1 >= rowLimit { return false }
    let before = rows + depth &* width
    let row = before + width
    let dead = UInt8(limit + 1)
    var lowest = dead
    for cell in 0..<width {
      let position = depth &+ 1 &- limit &+ cell
      var best = dead
      if position >= 0, position <= word.count {
        if cell &+ 1 < width { best = min(best, before[cell &+ 1] &+ 1) }
        if position > 0 {
          if cell > 0 { best = min(best, row[cell &- 1] &+ 1) }
          best = min(best, before[cell] &+ (byte == word[position &- 1] ? 0 : 1))
          if depth > 0, position > 1, byte == word[position &- 2], read[depth &- 1] == word[position &- 1] {
            best = min(best, (before - width)[cell] &+ 1)
          }
        }
      }
      row[cell] = best
      lowest = min(lowest, best)
    }
    if lowest >= dead { return false }
    read[depth] = byte
    depth &+= 1
    least[depth] = lowest
    return true
  }

  /// The edits between the word and what was read; nil above the limit.
  var distance: Int? {
    let cell = word.count - depth + limit
    guard cell >= 0, cell < width else { return nil }
    let distance = Int(rows[depth * width + cell])
    return distance <= limit ? distance : nil
  }

  /// The least byte above `byte` that a string which is alive can have behind its first `count` bytes; nil where there is
  /// none. At least `count` bytes were read.
  func next(above byte: UInt8, after count: Int) -> UInt8? {
    if byte == .max { return nil }
    if count == 0, fixesFirst { return word.first.flatMap { $0 > byte ? $0 : nil } }
    if count + 1 >= rowLimit { return nil }
    if Int(least[count]) < limit { return byte + 1 }
    var next: UInt8?
    let row = rows + count &* width
    for cell in 0..<width {
      let position = count - limit + cell
      guard position >= 0, position < word.count else { continue }
      let goesOn = Int(row[cell]) <= limit
      // The second of two bytes that were swapped.
      let swaps =
        count > 0 && position > 0 && cell < width && read[count - 1] == word[position]
        && Int((row - width)[cell]) < limit
      if goesOn, word[position] > byte { next = min(next ?? .max, word[position]) }
      if swaps, word[position - 1] > byte { next = min(next ?? .max, word[position - 1]) }
    }
    return next
  }
}
