import KheoText

/// A day of the calendar as a text writes it.
struct WrittenDate: Equatable {
  var year: Int
  var month: Int
  var day: Int
  /// Bytes of the date in the text.
  var range: Range<Int>

  /// ISO 8601: `yyyy-mm-dd`.
  var iso: String {
    let digits = { (value: Int, width: Int) in
      let text = String(value)
      return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }
    return "\(digits(year, 4))-\(digits(month, 2))-\(digits(day, 2))"
  }

  /// Nil where the calendar has no such day or the year is not between 1000 and 2999.
  init?(year: Int, month: Int, day: Int, range: Range<Int>) {
    guard (1000...2999).contains(year), (1...12).contains(month), day >= 1 else { return nil }
    let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
    let days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard day <= days[month - 1] else { return nil }
    (self.year, self.month, self.day, self.range) = (year, month, day, range)
  }
}

/// Reads dates with a year: `13/01/2024` and `13.1.2024` (day first, as all four languages have it), `2024-01-13`,
/// `18. Juni 2025`, `1er juin 2025`, `June 18, 2025`, `ngày 18 tháng 6 năm 2025`.
///
/// One pass over the bytes; at each number the forms are tried in turn, and each looks ahead a bounded way.
struct DateReader: Sendable {
  private let months: [String: Int]

  init() {
    var months: [String: Int] = [:]
    for line in Resources.lines("news/months.txt") {
      let fields = line.split(separator: "\t")
      if fields.count == 2, let number = Int(fields[1]) { months[String(fields[0])] = number }
    }
    self.months = months
  }

  /// The number of the month of this name, whatever its case.
  func month(_ name: String) -> Int? { months[name.lowercased()] }

  /// Every date in `range`, in order.
  func dates(_ text: UnsafeRawBufferPointer, in range: Range<Int>) -> [WrittenDate] {
    var dates: [WrittenDate] = []
    var index = range.lowerBound
    while index < range.upperBound {
      guard ByteText.isDigit(text[index]) else {
        index += 1
        continue
      }
      if let date = date(text, at: index, before: range.upperBound, after: range.lowerBound) {
        dates.append(date)
        index = max(index + 1, date.range.upperBound)
      } else {
        while index < range.upperBound, ByteText.isDigit(text[index]) { index += 1 }
      }
    }
    return dates
  }

  /// The date whose first number begins at `index`.
  private func date(
    _ text: UnsafeRawBufferPointer, at index: Int, before end: Int, after start: Int
  ) -> WrittenDate? {
    var cursor = DateCursor(text: text, index: index, end: end)
    guard let first = cursor.number(maximumDigits: 4) else { return nil }
    return numeric(cursor, first: first, from: index) ?? named(cursor, first: first, from: index)
      ?? monthFirst(cursor, day: first, from: index, after: start)
  }

  /// `13/01/2024`, `13.01.2024`, `13-01-2024`, `2024-01-13`, `18. 6. 2025`.
  private func numeric(_ start: DateCursor, first: DateCursor.Number, from: Int) -> WrittenDate? {
    var cursor = start
    guard let separator = cursor.oneOf([0x2F, 0x2E, 0x2D]) else { return nil }
    if separator == 0x2E { cursor.skipSpaces(most: 1) }
    guard let second = cursor.number(maximumDigits: 2), cursor.oneOf([separator]) != nil else { return nil }
    if separator == 0x2E { cursor.skipSpaces(most: 1) }
    guard let third = cursor.number(maximumDigits: 4) else { return nil }
    let range = from..<cursor.index
    if first.digits == 4, third.digits <= 2, separator != 0x2E {
      return WrittenDate(year: first.value, month: second.value, day: third.value, range: range)
    }
    guard first.digits <= 2, third.digits == 4 else { return nil }
    return WrittenDate(year: third.value, month: second.value, day: first.value, range: range)
  }

  /// `18. Juni 2025`, `1er juin 2025`, `18 tháng 6 năm 2025`, `18 tháng 6, 2025`.
  private func named(_ start: DateCursor, first: DateCursor.Number, from: Int) -> WrittenDate? {
    var cursor = start
    guard first.digits <= 2 else { return nil }
    _ = cursor.oneOf([0x2E]) != nil || cursor.take("er") || cursor.take("th") || cursor.take("st")
    cursor.skipSpaces(most: 4)
    guard let word = cursor.word() else { return nil }
    if word.lowercased() == "tháng" {
      cursor.skipSpaces(most: 4)
      guard let month = cursor.number(maximumDigits: 2) else { return nil }
      _ = cursor.oneOf([0x2C, 0x2F])
      cursor.skipSpaces(most: 4)
      let beforeWord = cursor
      if cursor.word()?.lowercased() == "năm" { cursor.skipSpaces(most: 4) } else { cursor = beforeWord }
      guard let year = cursor.number(maximumDigits: 4), year.digits == 4 else { return nil }
      return WrittenDate(year: year.value, month: month.value, day: first.value, range: from..<cursor.index)
    }
    guard let month = month(word) else { return nil }
    _ = cursor.oneOf([0x2E])
    _ = cursor.oneOf([0x2C])
    cursor.skipSpaces(most: 4)
    guard let year = cursor.number(maximumDigits: 4), year.digits == 4 else { return nil }
    return WrittenDate(year: year.value, month: month, day: first.value, range: from..<cursor.index)
  }

  /// `June 18, 2025`: the month stands before the number.
  private func monthFirst(
    _ start: DateCursor, day: DateCursor.Number, from: Int, after lineStart: Int
  ) -> WrittenDate? {
    var cursor = start
    guard day.digits <= 2, cursor.oneOf([0x2C]) != nil else { return nil }
    cursor.skipSpaces(most: 2)
    guard let year = cursor.number(maximumDigits: 4), year.digits == 4 else { return nil }
    let text = cursor.text
    var wordEnd = from
    while wordEnd > lineStart, text[wordEnd - 1] == 0x20 || text[wordEnd - 1] == 0x2E { wordEnd -= 1 }
    var wordStart = wordEnd
    while wordStart > lineStart, wordEnd - wordStart < 12, (text[wordStart - 1] | 0x20) &- 0x61 < 26 { wordStart -= 1 }
    guard wordStart < wordEnd, let month = month(ByteText.string(text, wordStart..<wordEnd)) else { return nil }
    return WrittenDate(year: year.value, month: month, day: day.value, range: wordStart..<cursor.index)
  }
}

/// A place in a text from which the parts of a date are taken one by one.
struct DateCursor {
  struct Number {
    var value: Int
    var digits: Int
  }

  let text: UnsafeRawBufferPointer
  var index: Int
  let end: Int

  /// A run of digits; nil where there is none or it has more than `maximumDigits`.
  mutating func number(maximumDigits: Int) -> Number? {
    var value = 0
    var next = index
    while next < end, ByteText.isDigit(text[next]) {
      guard next - index < maximumDigits else { return nil }
      value = value * 10 + Int(text[next] - 0x30)
      next += 1
    }
    guard next > index else { return nil }
    defer { index = next }
    return Number(value: value, digits: next - index)
  }

  mutating func oneOf(_ bytes: [UInt8]) -> UInt8? {
    guard index < end, bytes.contains(text[index]) else { return nil }
    index += 1
    return text[index - 1]
  }

  mutating func take(_ ascii: StaticString) -> Bool {
    guard index + ascii.utf8CodeUnitCount <= end else { return false }
    for offset in 0..<ascii.utf8CodeUnitCount where text[index + offset] != ascii.utf8Start[offset] { return false }
    index += ascii.utf8CodeUnitCount
    return true
  }

  /// White space of any kind, at most `most` scalars of it.
  mutating func skipSpaces(most: Int) {
    for _ in 0..<most {
      guard index < end else { return }
      let (value, length) = ByteText.scalar(text, at: index)
      guard ByteText.isSpace(value) else { return }
      index += length
    }
  }

  /// A run of letters of at most 24 bytes; nil where there is none.
  mutating func word() -> String? {
    var next = index
    while next < end {
      let (value, length) = ByteText.scalar(text, at: next)
      guard ByteText.isLetter(value) else { break }
      next += length
      guard next - index <= 24 else { return nil }
    }
    guard next > index else { return nil }
    defer { index = next }
    return ByteText.string(text, index..<next)
  }
}
