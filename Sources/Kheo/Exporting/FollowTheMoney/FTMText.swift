import KheoText

/// Texts as FollowTheMoney stores them: composed (NFC), without control and invisible characters, of bounded length. What
/// comes out of here its own cleaning leaves as it is.
enum FTMText {
  /// Scalars of a name, of a label, and of one value of a text.
  static let nameLimit = 384
  static let labelLimit = 1024
  static let addressLimit = 250
  static let textLimit = 65000

  /// One line, with single blanks; nil where nothing is left.
  static func label(_ text: String, limit: Int = labelLimit) -> String? {
    if isClean(text, limit: limit) { return text }
    var scalars = String.UnicodeScalarView()
    var isAfterBlank = true
    for scalar in composed(text).unicodeScalars {
      switch treatment(of: scalar) {
      case .delete: continue
      case .keep:
        scalars.append(scalar)
        isAfterBlank = false
      case .blank, .space:
        if !isAfterBlank { scalars.append(" ") }
        isAfterBlank = true
      }
    }
    return cut(scalars, limit: limit)
  }

  /// A label without quotation marks around it.
  static func name(_ text: String) -> String? {
    var name = label(text, limit: nameLimit)
    while let quoted = name, let first = quoted.unicodeScalars.first, let last = quoted.unicodeScalars.last,
      quoted.unicodeScalars.count > 1, "\"'".unicodeScalars.contains(first), "\"'".unicodeScalars.contains(last)
    {
      name = label(String(quoted.unicodeScalars.dropFirst().dropLast()), limit: nameLimit)
    }
    return name
  }

  /// The members of a chain of places, separated by commas; nil where there are none.
  static func address(_ members: [String]) -> String? {
    var parts: [String] = []
    for part in members.flatMap(split) {
      guard let part = label(part), part != parts.last else { continue }
      // A part that begins with a full stop would read as the end of the comma before it.
      let clean = String(part.unicodeScalars.drop { $0 == "." || $0 == " " })
      if !clean.isEmpty { parts.append(clean) }
    }
    return label(parts.joined(separator: ", "), limit: addressLimit)
  }

  private static func split(_ member: String) -> [String] {
    if !member.utf8.contains(where: { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: ",") }) { return [member] }
    return member.unicodeScalars.split { $0 == ";" || $0 == "," }.map { String($0) }
  }

  /// Lines of a text, joined to values that are as long as a value may be.
  static func texts(_ text: [UInt8], lines: [Range<Int>]) -> [String] {
    var values = TextValues(limit: textLimit)
    text.withUnsafeBufferPointer { text in
      for line in lines {
        let bytes = UnsafeBufferPointer(rebasing: text[line])
        if let plain = PlainText(bytes) {
          values.append(line: bytes, scalarCount: plain.scalarCount)
        } else {
          var clean = String(clean(String(decoding: bytes, as: UTF8.self)))
          clean.withUTF8 { bytes in
            values.append(line: bytes, scalarCount: bytes.count { $0 & 0xC0 != 0x80 })
          }
        }
      }
    }
    return values.finish()
  }

  private static func clean(_ line: String) -> String.UnicodeScalarView {
    var scalars = String.UnicodeScalarView()
    for scalar in composed(line).unicodeScalars {
      switch treatment(of: scalar) {
      case .delete: continue
      case .keep, .blank: scalars.append(scalar)
      case .space: scalars.append(" ")
      }
    }
    return scalars
  }

  /// What becomes of a character; after `normality`, which FollowTheMoney cleans texts with.
  private enum Treatment {
    case keep
    /// White space that texts keep.
    case blank
    /// White space that becomes a blank everywhere.
    case space
    case delete
  }

  private static func treatment(of scalar: Unicode.Scalar) -> Treatment {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20, 0xA0: .blank
    case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x061C, 0x200B...0x200F, 0x2060...0x2064, 0xFEFF: .delete
    case 0x2000...0x200A, 0x2028, 0x2029, 0x0A00, 0x1680, 0x202F, 0x205F, 0x3000: .space
    default: .keep
    }
  }

  private static func isClean(_ text: String, limit: Int) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      PlainText(bytes).map { $0.hasSingleBlanks && $0.scalarCount <= limit } ?? false
    }
  }

  /// At most `limit` scalars, cut between words where that leaves half of them, without blanks at the ends.
  private static func cut(_ scalars: String.UnicodeScalarView, limit: Int) -> String? {
    var kept = scalars[...]
    if scalars.count > limit {
      kept = scalars.prefix(limit)
      if let blank = kept.lastIndex(of: " "), kept.distance(from: kept.startIndex, to: blank) > limit / 2 {
        kept = kept[..<blank]
      }
    }
    let text = trimmed(String.UnicodeScalarView(kept))
    return text.isEmpty ? nil : text
  }

  /// Without white space at the ends.
  static func trimmed(_ scalars: String.UnicodeScalarView) -> String {
    let start = scalars.drop { $0.properties.isWhitespace }
    guard let end = start.lastIndex(where: { !$0.properties.isWhitespace }) else { return "" }
    return String(start[...end])
  }

  private static func composed(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var text = text
    let composed: [UInt8]? = text.withUTF8 { source in
      // Reserved for the longest that can come out.
      var target = [UInt8](repeating: 0, count: source.count * 3)
      guard
        let count = target.withUnsafeMutableBytes({ Composition.compose(UnsafeRawBufferPointer(source), into: $0) })
      else { return nil }
      return Array(target[..<count])
    }
    return composed.map { String(decoding: $0, as: UTF8.self) } ?? text
  }
}
