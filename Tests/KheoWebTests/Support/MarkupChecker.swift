/// Reads markup strictly, without any of a browser's leniency: attributes quoted, elements closed in order, no bare `<`, `>`
/// or `&`. What it reads it keeps, for tests to look at. It reads bytes, as a letter's mark may follow a tag.
struct MarkupChecker {
  struct Element {
    var name: String
    var attributes: [String: String]
    /// The text inside, that of inner elements with it.
    var text = ""
  }

  struct Failure: Error, CustomStringConvertible { var description: String }

  private(set) var elements: [Element] = []
  /// All text of the page.
  private(set) var text = ""

  private static let voids: Set<String> = ["meta", "link", "input", "br", "img"]
  private static let entities = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#39": "'"]
  private var rest: ArraySlice<UInt8>
  private var open: [Int] = []

  init(_ markup: [UInt8]) throws {
    guard String(validating: markup, as: UTF8.self) != nil else { throw Failure(description: "ill-formed UTF-8") }
    rest = markup[...]
    if begins("<!doctype html>") || begins("<?xml") { rest = rest.drop { $0 != UInt8(ascii: ">") }.dropFirst() }
    while let first = rest.first {
      if first == UInt8(ascii: "<") { try readTag() } else { try readText() }
    }
    guard open.isEmpty else { throw Failure(description: "left open: \(open.map { elements[$0].name })") }
  }

  func named(_ name: String) -> [Element] { elements.filter { $0.name == name } }

  func elements(withClass name: String) -> [Element] {
    elements.filter { ($0.attributes["class"] ?? "").split(separator: " ").contains(Substring(name)) }
  }

  private func begins(_ prefix: StaticString) -> Bool {
    prefix.withUTF8Buffer { rest.starts(with: $0) }
  }

  /// Takes what satisfies a condition from the beginning.
  private mutating func take(while condition: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    let taken = rest.prefix(while: condition)
    rest = rest[taken.endIndex...]
    return taken
  }

  private mutating func readText() throws {
    let decoded = try Self.decode(take { $0 != UInt8(ascii: "<") })
    text += decoded
    for index in open { elements[index].text += decoded }
  }

  private mutating func readTag() throws {
    if begins("</") {
      rest = rest.dropFirst(2)
      let name = String(decoding: take { $0 != UInt8(ascii: ">") }, as: UTF8.self)
      guard let index = open.popLast(), elements[index].name == name else {
        throw Failure(description: "stray </\(name)>")
      }
      rest = rest.dropFirst()
      return
    }
    rest = rest.dropFirst()
    let name = String(decoding: take(while: Self.isOfName), as: UTF8.self)
    guard !name.isEmpty else { throw Failure(description: "bare < before \(excerpt)") }
    elements.append(Element(name: name, attributes: try readAttributes()))
    if begins("/>") { return rest = rest.dropFirst(2) }
    rest = rest.dropFirst()
    if !Self.voids.contains(name) { open.append(elements.count - 1) }
  }

  private mutating func readAttributes() throws -> [String: String] {
    var attributes: [String: String] = [:]
    while begins(" ") || begins("\n") {
      _ = take { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
      let name = String(decoding: take(while: Self.isOfName), as: UTF8.self)
      guard !name.isEmpty, attributes[name] == nil else { throw Failure(description: "attribute at \(excerpt)") }
      attributes[name] = ""
      guard begins("=") else { continue }
      guard begins("=\"") else { throw Failure(description: "unquoted \(name)") }
      rest = rest.dropFirst(2)
      attributes[name] = try Self.decode(take { $0 != UInt8(ascii: "\"") })
      rest = rest.dropFirst()
    }
    guard begins(">") || begins("/>") else { throw Failure(description: "tag ends in \(excerpt)") }
    return attributes
  }

  private var excerpt: String { String(decoding: rest.prefix(40), as: UTF8.self) }

  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: ":"):
      true
    default: false
    }
  }

  private static func decode(_ text: ArraySlice<UInt8>) throws -> String {
    var decoded: [UInt8] = []
    var rest = text
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "<"), UInt8(ascii: ">"): throw Failure(description: "bare \(UnicodeScalar(byte))")
      case UInt8(ascii: "&"):
        let name = rest.prefix { $0 != UInt8(ascii: ";") }
        guard let value = entities[String(decoding: name, as: UTF8.self)] else { throw Failure(description: "bare &") }
        decoded += Array(value.utf8)
        rest = rest[name.endIndex...].dropFirst()
      default: decoded.append(byte)
      }
    }
    return String(decoding: decoded, as: UTF8.self)
  }
}
