/// Reads numbers of documents in one line of text.
///
/// Forms: `1234-QĐ/TU`, `15/CT-TTg`, `10/2023/NĐ-CP`, `45/2019/QH14` (Vietnam); `(EU) 2016/679`, `95/46/EG` (European
/// Union); `n° 78-17`, `Nr. 12/2020` behind a word of `document-words.txt`; `LOV-2005-06-17-62` (Norway);
/// `1 BvR 2656/18` (German courts).
struct DocumentNumberReader {
  let text: UnsafeRawBufferPointer
  let words: FactWords

  struct Found {
    var number: String
    var date: String?
    var range: Range<Int>
  }

  /// Bytes between a number and its date at most.
  private static let reach = 90

  func documents(in line: Range<Int>) -> [Found] {
    var found: [Found] = []
    var index = line.lowerBound
    while index < line.upperBound {
      if let document = document(at: index, in: line) {
        found.append(document)
        index = document.range.upperBound
      } else {
        index += 1
      }
    }
    for place in found.indices {
      let end = place + 1 < found.count ? found[place + 1].range.lowerBound : line.upperBound
      let start = place > 0 ? found[place - 1].range.upperBound : line.lowerBound
      found[place].date = date(of: found[place].range, between: start, and: end)
    }
    return found
  }

  private func document(at index: Int, in line: Range<Int>) -> Found? {
    let byte = text[index]
    guard ByteText.isDigit(byte) || byte == 0x4C || byte == 0x46, isEdge(index, in: line) else { return nil }
    let parts: CodeParts?
    if ByteText.isDigit(byte) {
      parts = CodeParts(text, at: index, before: line.upperBound)
    } else {
      return statute(at: index, in: line)
    }
    if let court = courtFile(at: index, in: line) { return court }
    guard let parts, parts.separators.count >= 1, isDocument(parts, at: index, in: line) else { return nil }
    let prefix = parts.isNumeric && !isPrecededByWord(index, in: line) ? union(before: index, in: line) : nil
    let start = prefix?.start ?? index
    let number = (prefix.map { $0.name + " " } ?? "") + parts.normalized
    return Found(number: number, date: nil, range: start..<parts.end)
  }

  /// No letter, digit or joiner stands right before.
  private func isEdge(_ index: Int, in line: Range<Int>) -> Bool {
    guard index > line.lowerBound else { return true }
    let last = ByteText.scalarStart(text, before: index, notBelow: line.lowerBound)
    let value = ByteText.scalar(text, at: last).value
    return !(ByteText.isLetter(value) && value != 0xBA) && !ByteText.isDigit(text[last])
      && ![0x2F, 0x2D, 0x2E, 0x2C].contains(value)
  }

  private func isDocument(_ parts: CodeParts, at index: Int, in line: Range<Int>) -> Bool {
    let hasSlash = parts.separators.contains(0x2F)
    if !parts.isNumeric {
      if parts.separators.count >= 2, hasSlash { return true }
      return isPrecededByWord(index, in: line)
    }
    if DateCursor.isDate(text, index, line.upperBound, words.dates) { return false }
    return isPrecededByWord(index, in: line) || union(before: index, in: line) != nil
  }

  private func isPrecededByWord(_ index: Int, in line: Range<Int>) -> Bool {
    FactWords.ends(Beside.wordsBefore(text, index, notBelow: line.lowerBound, count: 2), with: words.documents)
  }

  /// `(EU)`, `EU`, `(EG) Nr.` before a number, as one name.
  private func union(before index: Int, in line: Range<Int>) -> (name: String, start: Int)? {
    var start = index
    while start > line.lowerBound, [0x20, 0x29].contains(text[start - 1]) { start -= 1 }
    let end = start
    while start > line.lowerBound, text[start - 1] &- 0x41 < 26, end - start < 4 { start -= 1 }
    guard end > start, end < index, CodeParts.unions.contains(ByteText.string(text, start..<end)) else { return nil }
    return (ByteText.string(text, start..<end), start)
  }

  /// `LOV-2005-06-17-62`, `FOR-2020-03-27-459`.
  private func statute(at index: Int, in line: Range<Int>) -> Found? {
    var cursor = DateCursor(text: text, index: index, end: line.upperBound)
    guard cursor.take("LOV-") || cursor.take("FOR-"), let year = cursor.number(maximumDigits: 4), year.digits == 4
    else {
      return nil
    }
    var fields = 0
    while fields < 3 {
      var next = cursor
      guard next.oneOf([0x2D]) != nil, next.number(maximumDigits: 5) != nil else { break }
      cursor = next
      fields += 1
    }
    guard fields >= 2 else { return nil }
    return Found(number: ByteText.string(text, index..<cursor.index), date: nil, range: index..<cursor.index)
  }

  /// `1 BvR 2656/18`: senate, register, number, year.
  private func courtFile(at index: Int, in line: Range<Int>) -> Found? {
    var cursor = DateCursor(text: text, index: index, end: line.upperBound)
    guard cursor.number(maximumDigits: 3) != nil else { return nil }
    cursor.skipSpaces(most: 1)
    guard let register = cursor.word(), (2...5).contains(register.utf8.count),
      register.unicodeScalars.count(where: { ByteText.isCapital($0.value) }) >= 2
    else { return nil }
    let afterRegister = cursor.index
    cursor.skipSpaces(most: 1)
    guard cursor.index > afterRegister, cursor.number(maximumDigits: 5) != nil, cursor.oneOf([0x2F]) != nil,
      let year = cursor.number(maximumDigits: 2), year.digits == 2
    else { return nil }
    return Found(number: ByteText.string(text, index..<cursor.index), date: nil, range: index..<cursor.index)
  }

  // MARK: The date

  /// The date behind the number, behind a preposition and in the same clause; or right before it.
  private func date(of range: Range<Int>, between start: Int, and end: Int) -> String? {
    let reach = min(end, range.upperBound + Self.reach + 32)
    for date in words.dates.dates(text, in: range.upperBound..<reach) {
      guard date.range.lowerBound - range.upperBound <= Self.reach else { break }
      let between = range.upperBound..<date.range.lowerBound
      guard !endsClause(between) else { break }
      let word = Beside.wordsBefore(text, date.range.lowerBound, notBelow: range.upperBound, count: 1).first
      if word.map(words.documentDates.contains) ?? true { return date.iso }
    }
    let before = max(start, range.lowerBound - 60)
    guard let date = words.dates.dates(text, in: before..<range.lowerBound).last else { return nil }
    let between = ByteText.string(text, date.range.upperBound..<range.lowerBound).lowercased()
    let rest = between.split { !$0.isLetter }.filter { !words.documents.contains(String($0)) && $0 != "eu" }
    return rest.isEmpty && !between.contains(";") ? date.iso : nil
  }

  /// A semicolon, or a full stop behind a word of three letters and before a space.
  private func endsClause(_ range: Range<Int>) -> Bool {
    var letters = 0
    for index in range {
      let byte = text[index]
      if byte == 0x3B { return true }
      if byte == 0x2E, letters >= 3, index + 1 < range.upperBound, text[index + 1] == 0x20 { return true }
      letters = (byte | 0x20) &- 0x61 < 26 || byte >= 0x80 ? letters + 1 : 0
    }
    return false
  }
}

extension DateCursor {
  /// Whether a date with a year begins at `index`.
  static func isDate(_ text: UnsafeRawBufferPointer, _ index: Int, _ end: Int, _ dates: DateReader) -> Bool {
    dates.dates(text, in: index..<min(end, index + 32)).first?.range.lowerBound == index
  }
}
