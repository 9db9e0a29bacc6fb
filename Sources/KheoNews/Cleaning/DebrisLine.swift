/// A line as the rules of wording see it: its bytes and measures, and its key with the parts that most rules ask for.
///
/// Good for as long as the text stays and the key is not written again.
struct DebrisLine {
  let text: UnsafeRawBufferPointer
  let shape: LineShape
  let key: UnsafeRawBufferPointer
  /// The key without punctuation and symbols at its ends.
  let bare: UnsafeRawBufferPointer
  /// The words of the key before its first colon, where they are few.
  let label: UnsafeRawBufferPointer?
  /// Where the last colon of the key begins.
  let lastColon: Int?

  /// Bytes of a label at most.
  private static let longestLabel = 48

  init(_ text: UnsafeRawBufferPointer, _ shape: LineShape, key: UnsafeRawBufferPointer) {
    self.text = text
    self.shape = shape
    self.key = key
    bare = LineKey.bare(key)
    lastColon = Self.lastColon(key, key.indices)?.lowerBound
    guard lastColon != nil, let colon = Self.firstColon(key, key.indices)?.lowerBound, colon <= Self.longestLabel else {
      label = nil
      return
    }
    let end = colon > 0 && key[colon - 1] == 0x20 ? colon - 1 : colon
    label = UnsafeRawBufferPointer(rebasing: key[..<end])
  }

  /// Bytes of the text behind the first colon; empty where there is none.
  var afterLabel: Range<Int> {
    let colon = Self.firstColon(text, shape.trimmed)
    return (colon?.upperBound ?? shape.trimmed.upperBound)..<shape.trimmed.upperBound
  }

  /// Bytes of the text behind the last colon; empty where there is none.
  var afterLastColon: Range<Int> {
    let colon = Self.lastColon(text, shape.trimmed)
    return (colon?.upperBound ?? shape.trimmed.upperBound)..<shape.trimmed.upperBound
  }

  /// The first colon, `:` or the full-width `：` (EF BC 9A), in `range`.
  private static func firstColon(_ text: UnsafeRawBufferPointer, _ range: Range<Int>) -> Range<Int>? {
    for index in range {
      if let colon = colon(text, at: index, before: range.upperBound) { return colon }
    }
    return nil
  }

  private static func lastColon(_ text: UnsafeRawBufferPointer, _ range: Range<Int>) -> Range<Int>? {
    for index in range.reversed() {
      if let colon = colon(text, at: index, before: range.upperBound) { return colon }
    }
    return nil
  }

  @inline(__always)
  private static func colon(_ text: UnsafeRawBufferPointer, at index: Int, before end: Int) -> Range<Int>? {
    if text[index] == 0x3A { return index..<(index + 1) }
    guard text[index] == 0xEF, index + 2 < end, text[index + 1] == 0xBC, text[index + 2] == 0x9A else { return nil }
    return index..<(index + 3)
  }
}
