import KheoText

/// Reads the numbers of counted things in one line of text: a number with the thing behind it.
///
/// What is no count is told by the words beside it (`not-counts-before.txt`, `not-counted.txt`, `months.txt`) and by
/// its form: years, ordinals (`9. `), scores (`2:1`), times (`8h30`), names (`A80`), ranges of years.
struct NumberReader {
  let text: UnsafeRawBufferPointer
  let words: FactWords
  let language: Language

  struct Found {
    var value: NumberValue
    var range: Range<Int>
  }

  /// The numbers of `line` but those that overlap a range of `excluded`.
  func numbers(in line: Range<Int>, without excluded: [Range<Int>]) -> [Found] {
    let excluded = excluded.sorted { $0.lowerBound < $1.lowerBound }
    var next = 0
    var found: [Found] = []
    var index = line.lowerBound
    while index < line.upperBound {
      while next < excluded.count, excluded[next].upperBound <= index { next += 1 }
      if next < excluded.count, excluded[next].contains(index) {
        index = excluded[next].upperBound
        continue
      }
      guard ByteText.isDigit(text[index]) else {
        index += 1
        continue
      }
      let numeral = Numeral(text, at: index, before: line.upperBound, language: language)
      if isEdge(index, in: line) { found += mentions(of: numeral, in: line) }
      index = numeral.range.upperBound
      // The other side of a ratio, a score or a time is part of it.
      while index + 1 < line.upperBound, [0x2F, 0x3A].contains(text[index]), ByteText.isDigit(text[index + 1]) {
        index += 1
        while index < line.upperBound, ByteText.isDigit(text[index]) { index += 1 }
      }
    }
    return found
  }

  /// No letter, digit or sign stands right before that would make the number part of something else.
  private func isEdge(_ index: Int, in line: Range<Int>) -> Bool {
    guard index > line.lowerBound else { return true }
    let last = ByteText.scalarStart(text, before: index, notBelow: line.lowerBound)
    let value = ByteText.scalar(text, at: last).value
    if ByteText.isLetter(value) || ByteText.isDigit(text[last]) || [0x2F, 0x5F, 0x23, 0x40, 0xA7].contains(value) {
      return false
    }
    guard value == 0x2D || value == 0x2E || value == 0x2C || value == 0x3A else { return true }
    guard last > line.lowerBound else { return true }
    let before = ByteText.scalar(text, at: ByteText.scalarStart(text, before: last, notBelow: line.lowerBound)).value
    if value == 0x2D { return !ByteText.isLetter(before) }  // "SU-30" is a name, "10-15" a range
    return !ByteText.isLetter(before) && !(0x30...0x39).contains(before)
  }

  private func mentions(of numeral: Numeral, in line: Range<Int>) -> [Found] {
    let before = Beside.wordsBefore(text, numeral.range.lowerBound, notBelow: line.lowerBound, count: 2)
    if FactWords.ends(before, with: words.notCountsBefore) || isMonth(before.first) { return [] }
    let end = numeral.range.upperBound
    let mark = end < line.upperBound ? text[end] : 0
    if mark == 0x2F { return ratio(numeral, in: line).map { [$0] } ?? [] }
    if mark == 0x3A, end + 1 < line.upperBound, ByteText.isDigit(text[end + 1]) { return [] }
    if let second = rangeEnd(behind: numeral, in: line) {
      if numeral.isYear || second.isYear { return [] }
      return isCounted(second, in: line)
        ? [numeral.found(times: factor(behind: second, in: line))].compactMap(\.self) : []
    }
    guard isCounted(numeral, in: line), !numeral.isYear else { return [] }
    return [numeral.found(times: factor(behind: numeral, in: line))].compactMap(\.self)
  }

  /// `13/14`, the first not greater than the second, before what is counted.
  private func ratio(_ numeral: Numeral, in line: Range<Int>) -> Found? {
    var cursor = DateCursor(text: text, index: numeral.range.upperBound + 1, end: line.upperBound)
    guard let whole = cursor.number(maximumDigits: 4), case .integer(let part) = numeral.value, !numeral.isGrouped,
      part <= whole.value, whole.value > 1, numeral.range.count <= 4
    else { return nil }
    let range = numeral.range.lowerBound..<cursor.index
    if cursor.index < line.upperBound, [0x2F, 0x2D, 0x2E].contains(text[cursor.index]) { return nil }
    guard let next = Beside.wordAfter(text, cursor.index, before: line.upperBound)?.word.lowercased(),
      !words.notCounted.contains(next)
    else { return nil }
    return Found(value: .ratio(ByteText.string(text, range)), range: range)
  }

  /// The second number of `10–15`.
  private func rangeEnd(behind numeral: Numeral, in line: Range<Int>) -> Numeral? {
    var index = numeral.range.upperBound
    guard index < line.upperBound else { return nil }
    let (value, length) = ByteText.scalar(text, at: index)
    guard value == 0x2D || value == 0x2013 || value == 0x2014 else { return nil }
    index += length
    guard index < line.upperBound, ByteText.isDigit(text[index]) else { return nil }
    return Numeral(text, at: index, before: line.upperBound, language: language)
  }

  /// A word that can be counted follows, or a sign of money or per cent.
  private func isCounted(_ numeral: Numeral, in line: Range<Int>) -> Bool {
    let end = numeral.range.upperBound
    guard end < line.upperBound else { return false }
    var cursor = DateCursor(text: text, index: end, end: line.upperBound)
    cursor.skipSpaces(most: 1)
    if cursor.index < line.upperBound {
      let sign = ByteText.scalar(text, at: cursor.index).value
      if [0x25, 0x20AC, 0x24, 0xA3, 0x20AB].contains(sign) { return true }
    }
    guard let (word, range) = Beside.wordAfter(text, end, before: line.upperBound) else { return false }
    let key = word.lowercased()
    if words.notCounted.contains(key) || isMonth(key) { return false }
    // "18 tháng 6" is a day, "6 tháng" a span of time.
    if key == "tháng" {
      var behind = DateCursor(text: text, index: range.upperBound, end: line.upperBound)
      behind.skipSpaces(most: 2)
      return behind.number(maximumDigits: 2) == nil
    }
    return true
  }

  private func isMonth(_ word: String?) -> Bool { word.map { words.dates.month($0) != nil } ?? false }

  private func factor(behind numeral: Numeral, in line: Range<Int>) -> Int {
    guard let word = Beside.wordAfter(text, numeral.range.upperBound, before: line.upperBound)?.word.lowercased() else {
      return 1
    }
    return words.magnitudes[word] ?? 1
  }
}
