/// Joins lines to values of bounded length.
struct TextValues {
  /// Scalars of a value.
  private let limit: Int
  private var values: [String] = []
  private var value: [UInt8] = []
  private var count = 0

  init(limit: Int) { self.limit = limit }

  /// A line that fits into a value stays whole.
  mutating func append(line: UnsafeBufferPointer<UInt8>, scalarCount: Int) {
    if count + scalarCount + 1 > limit { close() }
    if count > 0 {
      value.append(UInt8(ascii: "\n"))
      count += 1
    }
    var rest = line[...]
    var restCount = scalarCount
    while restCount > limit {
      let end = Self.index(after: limit, scalarsOf: rest)
      value += rest[..<end]
      close()
      rest = rest[end...]
      restCount -= limit
    }
    value += rest
    count += restCount
  }

  /// The values, without white space at their ends; what is nothing else is left out.
  mutating func finish() -> [String] {
    close()
    return values
  }

  private mutating func close() {
    let text = FTMText.trimmed(String(decoding: value, as: UTF8.self).unicodeScalars)
    if !text.isEmpty { values.append(text) }
    value.removeAll(keepingCapacity: true)
    count = 0
  }

  /// Where scalar number `count` begins.
  private static func index(after count: Int, scalarsOf bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    var left = count
    for index in bytes.indices where bytes[index] & 0xC0 != 0x80 {
      if left == 0 { return index }
      left -= 1
    }
    return bytes.endIndex
  }
}
