/// A JSON text as a tree, for gold files. Traps on what is not JSON.
enum JSONValue {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  init(_ bytes: [UInt8]) {
    var reader = Reader(bytes: bytes)
    self = reader.value()
  }

  subscript(key: String) -> JSONValue {
    if case .object(let members) = self { return members[key] ?? .null }
    return .null
  }

  var array: [JSONValue] { if case .array(let elements) = self { elements } else { [] } }
  var string: String? { if case .string(let text) = self { text } else { nil } }
  var int: Int? { if case .number(let value) = self { Int(value) } else { nil } }
  var bool: Bool { if case .bool(let value) = self { value } else { false } }

  private struct Reader {
    let bytes: [UInt8]
    var index = 0

    mutating func skipBlanks() { while index < bytes.count, bytes[index] <= 0x20 { index += 1 } }

    mutating func take(_ byte: UInt8) -> Bool {
      skipBlanks()
      guard bytes[index] == byte else { return false }
      index += 1
      return true
    }

    mutating func value() -> JSONValue {
      skipBlanks()
      switch bytes[index] {
      case UInt8(ascii: "{"): return object()
      case UInt8(ascii: "["): return list()
      case UInt8(ascii: "\""): return .string(text())
      case UInt8(ascii: "t"):
        index += 4
        return .bool(true)
      case UInt8(ascii: "f"):
        index += 5
        return .bool(false)
      case UInt8(ascii: "n"):
        index += 4
        return .null
      default: return number()
      }
    }

    mutating func object() -> JSONValue {
      index += 1
      var members: [String: JSONValue] = [:]
      if take(UInt8(ascii: "}")) { return .object(members) }
      repeat {
        skipBlanks()
        let key = text()
        precondition(take(UInt8(ascii: ":")))
        members[key] = value()
      } while take(UInt8(ascii: ","))
      precondition(take(UInt8(ascii: "}")))
      return .object(members)
    }

    mutating func list() -> JSONValue {
      index += 1
      var elements: [JSONValue] = []
      if take(UInt8(ascii: "]")) { return .array(elements) }
      repeat { elements.append(value()) } while take(UInt8(ascii: ","))
      precondition(take(UInt8(ascii: "]")))
      return .array(elements)
    }

    mutating func number() -> JSONValue {
      let start = index
      while index < bytes.count, "+-.eE0123456789".utf8.contains(bytes[index]) { index += 1 }
      return .number(Double(String(decoding: bytes[start..<index], as: UTF8.self))!)
    }

    mutating func text() -> String {
      index += 1
      var result: [UInt8] = []
      while bytes[index] != UInt8(ascii: "\"") {
        if bytes[index] != UInt8(ascii: "\\") {
          result.append(bytes[index])
          index += 1
          continue
        }
        index += 2
        switch bytes[index - 1] {
        case UInt8(ascii: "n"): result.append(0x0A)
        case UInt8(ascii: "t"): result.append(0x09)
        case UInt8(ascii: "r"): result.append(0x0D)
        case UInt8(ascii: "u"):
          let digits = String(decoding: bytes[index..<index + 4], as: UTF8.self)
          index += 4
          result += Array(String(Unicode.Scalar(UInt32(digits, radix: 16)!) ?? "?").utf8)
        default: result.append(bytes[index - 1])
        }
      }
      index += 1
      return String(decoding: result, as: UTF8.self)
    }
  }
}
