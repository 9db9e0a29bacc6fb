import CICU

/// Digits without a separator between them.
private struct DigitRun {
  var end: Int
  var digitCount: Int
}

extension Scanner {
  /// Scans the number that begins at `start` and returns the index after it.
  ///
  /// Two readings are tried: digits grouped by blanks or apostrophes, and digits with full stops and commas. What is
  /// neither one number nor the other is cut at its separators into joined numbers: dates, versions, addresses.
  mutating func scanNumber(at start: Int) -> Int {
    let first = digitRun(at: start)
    guard first.end < count else { return emitNumber(start: start, end: first.end, decimalSign: nil) }
    let separator = bytes[first.end]
    if separator == UInt8(ascii: ".") || separator == UInt8(ascii: ",") {
      return scanPunctuated(start: start, first: first)
    }
    if separator == UInt8(ascii: " ") || separator == UInt8(ascii: "'") || separator >= 0x80,
      let end = scanSpaced(start: start, first: first)
    {
      return end
    }
    return emitNumber(start: start, end: first.end, decimalSign: nil)
  }

  // MARK: Full stops and commas

  /// Reads `1.234.567`, `1.234,56`, `3,5` and the like. Linear: the sequence is walked twice.
  private mutating func scanPunctuated(start: Int, first: DigitRun) -> Int {
    let grouping = bytes[first.end]
    let isGroupable = canLeadGroups(start: start, digitCount: first.digitCount)
    var (end, groups, decimalSign, isOneNumber) = (first.end, 0, Int?.none, true)
    while let group = digitsAfterPunctuation(at: end) {
      let sign = bytes[end]
      if decimalSign != nil {
        isOneNumber = false
      } else if sign == grouping, group.digitCount == 3, isGroupable {
        groups += 1
      } else if groups == 0 ? sign == grouping : sign != grouping {
        decimalSign = end
      } else {
        isOneNumber = false
      }
      end = group.end
    }
    guard isOneNumber else { return emitEach(start: start, first: first) }
    if groups == 1, decimalSign == nil {
      let groupsHere = grouping == UInt8(ascii: ".") ? numberRules.fullStopGroups : numberRules.commaGroups
      if !groupsHere { decimalSign = first.end }
    }
    return emitNumber(start: start, end: end, decimalSign: decimalSign)
  }

  /// The digits after a full stop or comma at `index`.
  private func digitsAfterPunctuation(at index: Int) -> DigitRun? {
    guard index < count, bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: ",") else { return nil }
    return isDigit(at: index + 1) ? digitRun(at: index + 1) : nil
  }

  /// Emits the runs of digits of a punctuated sequence one by one.
  private mutating func emitEach(start: Int, first: DigitRun) -> Int {
    var end = emitNumber(start: start, end: first.end, decimalSign: nil)
    while let group = digitsAfterPunctuation(at: end) {
      end = emitNumber(start: end + 1, end: group.end, decimalSign: nil)
    }
    return end
  }

  // MARK: Blanks and apostrophes

  /// Reads `12 345` and `1’234’567,5`; nil if the digits are not grouped.
  private mutating func scanSpaced(start: Int, first: DigitRun) -> Int? {
    let separatorLength = groupSeparatorLength(at: first.end)
    guard separatorLength > 0, canLeadGroups(start: start, digitCount: first.digitCount),
      !followsNumber(start), bytes[first.end] != UInt8(ascii: " ") || previousEnd != start || output.tokenCount == 0
    else { return nil }
    var (end, groups) = (first.end, 0)
    while isSameSeparator(at: end, as: first.end, length: separatorLength), isDigit(at: end + separatorLength) {
      let group = digitRun(at: end + separatorLength)
      guard group.digitCount == 3 else { return nil }
      groups += 1
      end = group.end
    }
    if groups == 0 { return nil }
    if separatorLength == 1, bytes[first.end] == UInt8(ascii: " "),
      scalarClass(at: end).scalarClass == ScalarClass.letter
    {
      return nil
    }
    var decimalSign: Int?
    if let decimals = digitsAfterPunctuation(at: end) {
      guard digitsAfterPunctuation(at: decimals.end) == nil else { return nil }
      decimalSign = end
      end = decimals.end
    }
    return emitNumber(start: start, end: end, decimalSign: decimalSign)
  }

  /// Whether only a group separator stands between the number before and `start`: then this is a row of numbers.
  private func followsNumber(_ start: Int) -> Bool {
    guard output.tokenCount > 0, output.tokens[output.tokenCount - 1].kind == .number, previousEnd < start else {
      return false
    }
    let length = groupSeparatorLength(at: previousEnd)
    return length > 0 && previousEnd + length == start
  }

  /// Bytes of the sign at `index` if it may stand between groups of three, otherwise 0.
  private func groupSeparatorLength(at index: Int) -> Int {
    guard index < count else { return 0 }
    switch bytes[index] {
    case UInt8(ascii: " "): return numberRules.spaceGroups ? 1 : 0
    case UInt8(ascii: "'"): return 1
    case 0xC2: return index + 1 < count && bytes[index + 1] == 0xA0 ? 2 : 0  // U+00A0
    case 0xE2:
      guard index + 2 < count, bytes[index + 1] == 0x80 else { return 0 }
      // U+2007 figure space, U+2009 thin space, U+2019 apostrophe, U+202F narrow no-break space.
      switch bytes[index + 2] {
      case 0x87, 0x89, 0x99, 0xAF: return 3
      default: return 0
      }
    default: return 0
    }
  }

  private func isSameSeparator(at index: Int, as other: Int, length: Int) -> Bool {
    guard index + length < count else { return false }
    for offset in 0..<length where bytes[index + offset] != bytes[other + offset] { return false }
    return true
  }

  // MARK: Digits

  /// Whether digits before a first group of three can be thousands: one to three of them, no zero in front.
  private func canLeadGroups(start: Int, digitCount: Int) -> Bool {
    digitCount <= 3 && digitValue(decodeScalar(bytes, at: start, count: count).value) != 0
  }

  @inline(__always)
  private func isDigit(at index: Int) -> Bool {
    guard index < count else { return false }
    return bytes[index] < 0x80 ? bytes[index] &- 0x30 < 10 : scalarClass(at: index).scalarClass == ScalarClass.digit
  }

  /// The digits from `start` on, with the marks on them and invisible characters between them.
  private func digitRun(at start: Int) -> DigitRun {
    var (index, end, digits) = (start, start, 0)
    while index < count {
      if bytes[index] &- 0x30 < 10 {
        index &+= 1
        digits &+= 1
        end = index
        continue
      }
      if bytes[index] < 0x80 { break }
      let (scalarClass, scalar) = scalarClass(at: index)
      guard
        scalarClass == ScalarClass.digit || scalarClass == ScalarClass.mark || scalarClass == ScalarClass.format
      else { break }
      index &+= scalar.byteCount
      if scalarClass == ScalarClass.digit { digits &+= 1 }
      if scalarClass != ScalarClass.format { end = index }
    }
    return DigitRun(end: end, digitCount: digits)
  }

  private func digitValue(_ scalar: UInt32) -> UInt8 {
    scalar < 0x80 ? UInt8(scalar) &- 0x30 : UInt8(truncatingIfNeeded: max(0, kheo_digit_value(scalar)))
  }

  /// Emits the digits of a range as one number, `.` for the sign at `decimalSign`; other signs are left out.
  /// A number with too many digits becomes several tokens. Returns `end`.
  @discardableResult
  mutating func emitNumber(start: Int, end: Int, decimalSign: Int?) -> Int {
    output.reserve()
    var (index, tokenStart, length) = (start, start, 0)
    while index < end {
      let byte = bytes[index]
      var digit: UInt8?
      var byteCount = 1
      if byte &- 0x30 < 10 {
        digit = byte
      } else if index == decimalSign {
        digit = UInt8(ascii: ".")
      } else if byte >= 0x80 {
        let scalar = decodeScalar(bytes, at: index, count: count)
        byteCount = scalar.byteCount
        let value = kheo_digit_value(scalar.value)
        if value >= 0 { digit = 0x30 + UInt8(truncatingIfNeeded: value) }
      }
      if let digit {
        if length == WordFolder.maximumByteCount {
          emitNumberToken(start: tokenStart, end: index, length: length)
          (tokenStart, length) = (index, 0)
        }
        output.arena[output.arenaCount + length] = digit
        length += 1
      }
      index += byteCount
    }
    emitNumberToken(start: tokenStart, end: end, length: length)
    return end
  }

  private mutating func emitNumberToken(start: Int, end: Int, length: Int) {
    emit(
      from: start, start: start, end: end, keyLength: length, spellingLength: 0, kind: .number, isCapitalized: false)
    output.reserve()
  }

  /// Scans superscript or subscript digits: `²` is the number 2.
  mutating func scanSmallNumber(at start: Int) -> Int {
    output.reserve()
    var (index, length) = (start, 0)
    while index < count, length < WordFolder.maximumByteCount {
      let (scalarClass, scalar) = scalarClass(at: index)
      if scalarClass == ScalarClass.smallDigit {
        // U+00B2, U+00B3, U+00B9, U+2070 and U+2080: the value is the low half of the low byte.
        let value = UInt8(truncatingIfNeeded: scalar.value) & 0x0F
        output.arena[output.arenaCount + length] = 0x30 + value
        length += 1
      } else if scalarClass != ScalarClass.mark {
        break
      }
      index += scalar.byteCount
    }
    emitNumberToken(start: start, end: index, length: length)
    return index
  }
}
