/// Reads markup strictly, without any of a browser's leniency: attributes quoted, elements closed in order, no bare `<`, `>`
/// or `&`. What it reads it keeps, for tests to look at.
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
  private var rest: Substring
  private var open: [Int] = []

  init(_ markup: [UInt8]) throws {
    guard let string = String(validating: markup, as: UTF8.self) else { throw Failure(description: "ill-formed UTF-8") }
    rest = string[...]
    if rest.hasPrefix("<!doctype html>") { rest = rest.dropFirst(15) }
    if rest.hasPrefix("<?xml") { rest = rest.drop { $0 != ">" }.dropFirst() }
    while let first = rest.first {
      if first == "<" { try readTag() } else { try readText() }
    }
    guard open.isEmpty else { throw Failure(description: "left open: \(open.map { elements[$0].name })") }
  }

  func named(_ name: String) -> [Element] { elements.filter { $0.name == name } }

  func elements(withClass name: String) -> [Element] {
    elements.filter { ($0.attributes["class"] ?? "").split(separator: " ").contains(Substring(name)) }
  }

  private mutating func readText() throws {
    let text = rest.prefix { $0 != "<" }
    rest = rest[text.endIndex...]
    let decoded = try Self.decode(text)
    self.text += decoded
    for index in open { elements[index].text += decoded }
  }

  private mutating func readTag() throws {
    rest.removeFirst()
    if rest.first == "/" {
      let name = rest.dropFirst().prefix { $0 != ">" }
      guard let index = open.popLast(), elements[index].name == name else {
        throw Failure(description: "</\(name)> closes \(open.last.map { elements[$0].name } ?? "nothing")")
      }
      rest = rest[name.endIndex...].dropFirst()
      return
    }
    let name = rest.prefix { $0.isLetter || $0.isNumber }
    guard !name.isEmpty else { throw Failure(description: "bare < before \(rest.prefix(30))") }
    rest = rest[name.endIndex...]
    let attributes = try readAttributes()
    elements.append(Element(name: String(name), attributes: attributes))
    if rest.hasPrefix("/>") { return rest = rest.dropFirst(2) }
    rest = rest.dropFirst()
    if !Self.voids.contains(String(name)) { open.append(elements.count - 1) }
  }

  private mutating func readAttributes() throws -> [String: String] {
    var attributes: [String: String] = [:]
    while rest.first == " " || rest.first == "\n" {
      rest = rest.drop { $0 == " " || $0 == "\n" }
      let name = String(rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == ":" })
      guard !name.isEmpty, attributes[name] == nil else {
        throw Failure(description: "attribute at \(rest.prefix(30))")
      }
      rest = rest.dropFirst(name.count)
      guard rest.first == "=" else {
        attributes[name] = ""
        continue
      }
      guard rest.hasPrefix("=\"") else { throw Failure(description: "unquoted \(name)") }
      let value = rest.dropFirst(2).prefix { $0 != "\"" }
      attributes[name] = try Self.decode(value)
      rest = rest[value.endIndex...].dropFirst()
    }
    guard rest.first == ">" || rest.hasPrefix("/>") else {
      throw Failure(description: "tag ends in \(rest.prefix(30))")
    }
    return attributes
  }

  private static func decode(_ text: Substring) throws -> String {
    var decoded = ""
    var rest = text
    while let character = rest.first {
      if character == ">" || character == "<" { throw Failure(description: "bare \(character) in \(text.prefix(60))") }
      if character != "&" {
        decoded.append(character)
        rest.removeFirst()
        continue
      }
      let entity = rest.prefix { $0 != ";" }
      guard let value = ["&amp": "&", "&lt": "<", "&gt": ">", "&quot": "\"", "&#39": "'"][String(entity)] else {
        throw Failure(description: "entity \(entity.prefix(20))")
      }
      decoded += value
      rest = rest[entity.endIndex...].dropFirst()
    }
    return decoded
  }
}
