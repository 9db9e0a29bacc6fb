import KheoText

/// A number in digits: `12.345`, `12 345`, `3,5`, `08`.
///
/// A point before three digits parts thousands in Vietnamese, German, French and Norwegian, a comma in text of other
/// languages; the other one of the two opens a fraction. Spaces of any kind part thousands everywhere (ISO 80000-1, 7.3.1),
/// behind one to three digits that do not begin with 0.
struct Numeral {
  private(set) var value: NumberValue
  private(set) var range: Range<Int>
  private(set) var isGrouped = false

  /// Digits of a number at most; longer ones are no counts.
  private static let mostDigits = 15

  /// The number that begins at `start`, where a digit stands.
  init(_ text: UnsafeRawBufferPointer, at start: Int, before limit: Int, language: Language) {
    var index = start
    var digits: [UInt8] = []
    while index < limit, ByteText.isDigit(text[index]) {
      if digits.count <= Self.mostDigits { digits.append(text[index]) }
      index += 1
    }
    let commaGroups = language == .other
    if digits.count <= 3, digits[0] != 0x30 {
      var separator: UInt32?
      while let group = Self.group(text, at: index, before: limit), separator == nil || separator == group.separator {
        let isSpace = ByteText.isSpace(group.separator)
        let parts =
          isSpace || group.separator == 0x27 || group.separator == 0x2019
          || group.separator == (commaGroups ? 0x2C : 0x2E)
        // Twice the same separator before three digits parts thousands whichever it is.
        let isRepeated = Self.group(text, at: group.end, before: limit)?.separator == group.separator
        guard parts || isRepeated || separator != nil, digits.count <= Self.mostDigits else { break }
        separator = group.separator
        digits += text[(group.end - 3)..<group.end]
        index = group.end
        isGrouped = true
      }
    }
    range = start..<index
    let whole = digits.count <= Self.mostDigits ? digits.reduce(0) { $0 * 10 + Int($1 - 0x30) } : nil
    value = whole.map(NumberValue.integer) ?? .decimal("")
    guard let whole, index + 1 < limit, ByteText.isDigit(text[index + 1]) else { return }
    let mark = text[index]
    guard mark == 0x2C || (mark == 0x2E && !isGrouped) else { return }
    var end = index + 1
    while end < limit, end - index <= 6, ByteText.isDigit(text[end]) { end += 1 }
    // Two points or more make a date, an address, a version.
    if end + 1 < limit, text[end] == mark, ByteText.isDigit(text[end + 1]) {
      value = .decimal("")
    } else {
      value = .decimal("\(whole)." + ByteText.string(text, (index + 1)..<end))
    }
    range = start..<end
  }

  /// A separator and three digits that no fourth follows.
  private static func group(
    _ text: UnsafeRawBufferPointer, at start: Int, before limit: Int
  ) -> (separator: UInt32, end: Int)? {
    guard start < limit else { return nil }
    let (separator, length) = ByteText.scalar(text, at: start)
    guard ByteText.isSpace(separator) || [0x2E, 0x2C, 0x27, 0x2019].contains(separator) else { return nil }
    let end = start + length + 3
    guard end <= limit, (start + length..<end).allSatisfy({ ByteText.isDigit(text[$0]) }) else { return nil }
    return end < limit && ByteText.isDigit(text[end]) ? nil : (separator, end)
  }

  /// Four digits from 1900 to 2100 that are no round hundred: a year sooner than a count.
  var isYear: Bool {
    guard case .integer(let year) = value, !isGrouped, range.count == 4 else { return false }
    return (1900...2100).contains(year) && (year % 100 != 0 || year == 2000 || year == 1900)
  }

  /// The number times `factor`; nil for digits that are no number.
  func found(times factor: Int) -> NumberReader.Found? {
    switch value {
    case .integer(let whole):
      let (product, overflow) = whole.multipliedReportingOverflow(by: factor)
      return overflow ? nil : .init(value: .integer(product), range: range)
    case .decimal(let text):
      guard !text.isEmpty else { return nil }
      return .init(value: Self.scaled(text, by: factor), range: range)
    case .ratio: return nil
    }
  }

  /// "3.5" times a million is the integer 3500000; what stays a fraction stays as it is.
  private static func scaled(_ decimal: String, by factor: Int) -> NumberValue {
    let parts = decimal.split(separator: ".")
    guard factor > 1, parts.count == 2, let whole = Int(parts[0]), let fraction = Int(parts[1]) else {
      return .decimal(decimal)
    }
    var unit = 1
    for _ in parts[1] { unit *= 10 }
    let (product, overflow) = whole.multipliedReportingOverflow(by: factor)
    let part = fraction.multipliedReportingOverflow(by: factor)
    guard !overflow, !part.overflow, part.partialValue % unit == 0 else { return .decimal(decimal) }
    let sum = product.addingReportingOverflow(part.partialValue / unit)
    return sum.overflow ? .decimal(decimal) : .integer(sum.partialValue)
  }
}
