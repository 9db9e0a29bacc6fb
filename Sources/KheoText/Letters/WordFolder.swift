import CICU

/// A letter-by-letter account of one word: its spelling and its key, made with ICU's help.
///
/// This is the slow way, for words with combining marks, invisible characters, apostrophes or letters outside the table,
/// and for filling the table. Steps, in this order:
///
/// 1. Drop invisible characters, apostrophes and middle dots; decompose by compatibility (NFKD).
/// 2. Repair look-alikes; lower case by simple case folding, without regard to language: İ → i, ς → σ.
/// 3. Order the marks: canonically, and circumflex and breve before a tone, however the text stacks them.
/// 4. Spelling: compose (NFC), put the Vietnamese tone in its place. Key: strip marks, Latin-ASCII, compose.
///
/// A word longer than `maximumByteCount` is cut into pieces between clusters.
struct WordFolder {
  /// A part of the word that fits a token.
  struct Piece {
    /// Bytes from the start of the source.
    var source: Range<Int>
    var spelling: Range<Int>
    var key: Range<Int>
  }

  /// A scalar and the source bytes it comes from.
  private struct Item {
    var scalar: UInt32
    var combiningClass: Int32
    var isMark: Bool
    var start: Int
    var end: Int
  }

  /// Bytes of a key or a spelling at most.
  static let maximumByteCount = 255
  /// Marks of one cluster at most; more are no writing of any language (UAX #15, section 13, allows 30).
  static let maximumMarkCount = 16

  private let rules: FoldingRules
  private var items: [Item] = []
  /// UTF-8 of all pieces, one after the other.
  private(set) var spelling: [UInt8] = []
  private(set) var key: [UInt8] = []
  private(set) var pieces: [Piece] = []

  init(rules: FoldingRules = .shared) { self.rules = rules }

  mutating func fold(_ source: [UInt8]) {
    source.withUnsafeBufferPointer { buffer in
      guard let bytes = buffer.baseAddress else { return }
      fold(bytes, count: buffer.count)
    }
  }

  /// Folds `count` bytes that hold one word.
  mutating func fold(_ source: UnsafePointer<UInt8>, count: Int) {
    items.removeAll(keepingCapacity: true)
    spelling.removeAll(keepingCapacity: true)
    key.removeAll(keepingCapacity: true)
    pieces.removeAll(keepingCapacity: true)
    decompose(source, count: count)
    repair()
    orderMarks()
    compose(sourceCount: count)
    placeTone()
  }

  // MARK: Step 1

  private mutating func decompose(_ source: UnsafePointer<UInt8>, count: Int) {
    var index = 0
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 18) { parts in
      while index < count {
        let scalar = decodeScalar(source, at: index, count: count)
        let end = index + scalar.byteCount
        if !WordFolder.vanishes(scalar.value) {
          let partCount = Int(kheo_compatibility_decomposition(scalar.value, parts.baseAddress, 18))
          for part in parts[..<partCount] where !WordFolder.vanishes(part) && !kheo_is_white_space(part) {
            items.append(
              Item(
                scalar: part, combiningClass: kheo_combining_class(part), isMark: kheo_is_mark(part), start: index,
                end: end))
          }
        }
        index = end
      }
    }
  }

  /// Whether a character inside a word leaves no trace in its spelling.
  static func vanishes(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return scalar == 0x27 || scalar == 0x60 }
    return scalar == 0xB7 || scalar == 0x0387 || scalar == 0x2027 || kheo_is_ignorable(scalar)
      || Apostrophes.scalars.contains(scalar)
  }

  /// What a scalar outside words becomes: its compatibility form in lower case.
  static func sign(_ scalar: UInt32) -> [UInt8] {
    var parts = [UInt32](repeating: 0, count: 18)
    let partCount = Int(kheo_compatibility_decomposition(scalar, &parts, 18))
    var utf8: [UInt8] = []
    let digit = kheo_digit_value(scalar)
    if digit >= 0 { return [0x30 + UInt8(digit)] }
    for scalar in composed(parts[..<partCount].map { kheo_fold_case($0) }) { appendUTF8(scalar, to: &utf8) }
    return utf8
  }

  // MARK: Step 2

  private mutating func repair() {
    var (hasLatin, hasForeign) = (false, false)
    for index in items.indices {
      if let meant = rules.lookAlikes[items[index].scalar] { items[index].scalar = meant }
      guard !items[index].isMark else { continue }
      let scalar = items[index].scalar
      if scalar < 0x80 || Int(kheo_script(scalar)) == KHEO_SCRIPT_LATIN {
        hasLatin = true
      } else if rules.latinLetter(for: scalar) == nil {
        hasForeign = true
      }
    }
    for index in items.indices where !items[index].isMark {
      if hasLatin, !hasForeign, let meant = rules.latinLetter(for: items[index].scalar) { items[index].scalar = meant }
      items[index].scalar = kheo_fold_case(items[index].scalar)
    }
  }

  // MARK: Step 3

  private mutating func orderMarks() {
    var ordered: [Item] = []
    ordered.reserveCapacity(items.count)
    var index = 0
    while index < items.count {
      let base = items[index]
      ordered.append(base)
      index += 1
      guard !base.isMark || base.combiningClass == 0 else { continue }
      var end = index
      while end < items.count, items[end].combiningClass != 0 { end += 1 }
      if end > index {
        appendMarks(Array(items[index..<end]), after: base.scalar, to: &ordered)
        index = end
      }
    }
    items = ordered
  }

  /// Appends marks in their one order, each once, and no dot above on a letter that has one anyway.
  private func appendMarks(_ marks: [Item], after base: UInt32, to ordered: inout [Item]) {
    let sorted = marks.enumerated().sorted { WordFolder.rank($0) < WordFolder.rank($1) }
    var last: UInt32 = 0
    var count = 0
    for (_, mark) in sorted where count < WordFolder.maximumMarkCount {
      if mark.scalar == last || (mark.scalar == 0x0307 && (base == 0x69 || base == 0x6A)) { continue }
      ordered.append(mark)
      last = mark.scalar
      count += 1
    }
    // What the dropped marks covered in the source goes with the last item.
    if let end = marks.last?.end { ordered[ordered.count - 1].end = max(ordered[ordered.count - 1].end, end) }
  }

  /// Combining class, then marks of shape before tones, then the order of the text.
  private static func rank(_ mark: (offset: Int, element: Item)) -> (Int32, Int, Int) {
    let isShape = mark.element.scalar == 0x0302 || mark.element.scalar == 0x0306
    return (mark.element.combiningClass, isShape ? 0 : 1, mark.offset)
  }

  // MARK: Step 4

  private mutating func compose(sourceCount: Int) {
    var start = 0
    var sourceEnd = 0
    var piece = Piece(source: 0..<0, spelling: 0..<0, key: 0..<0)
    while start < items.count {
      let end = clusterEnd(from: start)
      let cluster = items[start..<end]
      let (spellingStart, keyStart) = (spelling.count, key.count)
      for scalar in WordFolder.composed(cluster.map(\.scalar)) { appendUTF8(scalar, to: &spelling) }
      appendKey(of: cluster)
      if spelling.count - piece.spelling.lowerBound > WordFolder.maximumByteCount
        || key.count - piece.key.lowerBound > WordFolder.maximumByteCount
      {
        pieces.append(
          Piece(
            source: piece.source.lowerBound..<sourceEnd, spelling: piece.spelling.lowerBound..<spellingStart,
            key: piece.key.lowerBound..<keyStart))
        let sourceStart = items[start].start
        piece = Piece(
          source: sourceStart..<sourceStart, spelling: spellingStart..<spellingStart, key: keyStart..<keyStart)
      }
      sourceEnd = items[end - 1].end
      start = end
    }
    pieces.append(
      Piece(
        source: piece.source.lowerBound..<sourceCount, spelling: piece.spelling.lowerBound..<spelling.count,
        key: piece.key.lowerBound..<key.count))
  }

  /// The end of the cluster that begins at `start`: a letter, its marks, and whatever else its source scalar yields.
  private func clusterEnd(from start: Int) -> Int {
    var end = start + 1
    while end < items.count,
      items[end].isMark || items[end].start < items[end - 1].end || (0x1160...0x11FF).contains(items[end].scalar)
    {
      if end - start > 2 * WordFolder.maximumMarkCount, items[end].start >= items[end - 1].end { break }
      end += 1
    }
    return end
  }

  private mutating func appendKey(of cluster: ArraySlice<Item>) {
    var kept: [UInt32] = []
    for item in cluster where !item.isMark || !FoldingRules.strips(mark: item.scalar) {
      if let letters = rules.latinKeys[item.scalar] {
        kept += letters.map { UInt32($0) }
      } else {
        kept.append(item.scalar)
      }
    }
    for scalar in WordFolder.composed(kept) { appendUTF8(scalar, to: &key) }
  }

  /// Canonical composition of scalars in canonical order (Unicode Standard, D117).
  private static func composed(_ scalars: [UInt32]) -> [UInt32] {
    guard scalars.count > 1 else { return scalars }
    var result: [UInt32] = []
    var starter: Int?
    var lastClass: Int32 = 0
    for scalar in scalars {
      let combiningClass = kheo_combining_class(scalar)
      if let place = starter, place == result.count - 1 || (lastClass != 0 && lastClass < combiningClass) {
        let composite = kheo_compose(result[place], scalar)
        if composite >= 0 {
          result[place] = UInt32(composite)
          continue
        }
      }
      if combiningClass == 0 { starter = result.count }
      lastClass = combiningClass
      result.append(scalar)
    }
    return result
  }

  private mutating func placeTone() {
    guard pieces.count == 1, !spelling.isEmpty, spelling.count <= 32 else { return }
    let count = spelling.count
    spelling += [0, 0, 0, 0]
    let newCount = spelling.withUnsafeMutableBufferPointer { buffer in
      guard let bytes = buffer.baseAddress else { return count }
      return ToneMark.shared.place(in: bytes, count: count) { scalar in
        var utf8: [UInt8] = []
        appendUTF8(scalar, to: &utf8)
        return VietnameseVowel.code(ofUTF8: utf8)
      }
    }
    spelling.removeLast(spelling.count - newCount)
    pieces[0].spelling = 0..<newCount
  }
}
