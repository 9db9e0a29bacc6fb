/// A JSON text, read strictly (RFC 8259), for looking at what Kheo writes.
indirect enum JSON: Equatable {
  case object([String: JSON], order: [String])
  case array([JSON])
  case string(String)
  case number(String)
  case bool(Bool)
  case null

  /// Nil where the bytes are not one JSON text, or a name stands twice in an object.
  init?(_ bytes: some Sequence<UInt8>) {
    guard let text = String(validating: Array(bytes), as: UTF8.self) else { return nil }
    var reader = Reader(rest: Array(text.unicodeScalars)[...])
    guard let value = reader.value() else { return nil }
    reader.space()
    guard reader.rest.isEmpty else { return nil }
    self = value
  }

  subscript(name: String) -> JSON? { if case .object(let members, _) = self { members[name] } else { nil } }
  subscript(index: Int) -> JSON? {
    if case .array(let values) = self, values.indices.contains(index) { values[index] } else { nil }
  }

  var names: [String] { if case .object(_, let order) = self { order } else { [] } }
  var values: [JSON] { if case .array(let values) = self { values } else { [] } }
  var text: String? { if case .string(let text) = self { text } else { nil } }
  var double: Double? { if case .number(let digits) = self { Double(digits) } else { nil } }
  var int: Int? { if case .number(let digits) = self { Int(digits) } else { nil } }

  private struct Reader {
    var rest: ArraySlice<Unicode.Scalar>

    mutating func space() { rest = rest.drop { " \t\r\n".unicodeScalars.contains($0) } }

    mutating func take(_ text: String) -> Bool {
      guard rest.starts(with: text.unicodeScalars) else { return false }
      rest = rest.dropFirst(text.unicodeScalars.count)
      return true
    }

    mutating func value() -> JSON? {
      space()
      switch rest.first {
      case "{": return object()
      case "[": return array()
      case "\"": return string().map(JSON.string)
      default:
        if take("true") { return .bool(true) }
        if take("false") { return .bool(false) }
        if take("null") { return .null }
        return number()
      }
    }

    mutating func object() -> JSON? {
      rest.removeFirst()
      var (members, order): ([String: JSON], [String]) = ([:], [])
      space()
      if take("}") { return .object([:], order: []) }
      while true {
        space()
        guard let name = string(), members[name] == nil else { return nil }
        space()
        guard take(":"), let value = value() else { return nil }
        members[name] = value
        order.append(name)
        space()
        if take("}") { return .object(members, order: order) }
        guard take(",") else { return nil }
      }
    }

    mutating func array() -> JSON? {
      rest.removeFirst()
      var values: [JSON] = []
      space()
      if take("]") { return .array([]) }
      while true {
        guard let value = value() else { return nil }
        values.append(value)
        space()
        if take("]") { return .array(values) }
        guard take(",") else { return nil }
      }
    }

    mutating func string() -> String? {
      guard take("\"") else { return nil }
      var text = String.UnicodeScalarView()
      while let scalar = rest.popFirst() {
        if scalar == "\"" { return String(text) }
        if scalar.value < 0x20 { return nil }
        guard scalar == "\\" else {
          text.append(scalar)
          continue
        }
        let plain: [Unicode.Scalar: Unicode.Scalar] = [
          "\"": "\"", "\\": "\\", "/": "/", "b": "\u{8}", "f": "\u{C}", "n": "\n", "r": "\r", "t": "\t",
        ]
        guard let escape = rest.popFirst() else { return nil }
        if let meant = plain[escape] {
          text.append(meant)
        } else {
          let digits = String(String.UnicodeScalarView(rest.prefix(4)))
          guard escape == "u", let meant = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) else { return nil }
          rest = rest.dropFirst(4)
          text.append(meant)
        }
      }
      return nil
    }

    mutating func number() -> JSON? {
      let digits = rest.prefix { "+-.eE0123456789".unicodeScalars.contains($0) }
      rest = rest.dropFirst(digits.count)
      let text = String(String.UnicodeScalarView(digits))
      guard text.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/) != nil else { return nil }
      return .number(text)
    }
  }
}
