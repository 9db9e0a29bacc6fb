/// Writes HTML (WHATWG HTML Living Standard, section 13) so that nothing unescaped can get in.
///
/// What is markup is a `StaticString`, a literal of this program; every `String` is text and is escaped. Elements are
/// closed where their closure ends, so the tags of a page always balance.
public struct HTML: Sendable {
  public private(set) var bytes: [UInt8] = []

  public init() {}

  /// Markup as it is: only a literal can be given.
  mutating func literal(_ markup: StaticString) {
    markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Text, escaped.
  mutating func text(_ text: String) { append(escaping: text.utf8) }

  /// UTF-8 that is text, escaped; ill-formed bytes become U+FFFD.
  mutating func text(utf8: some Collection<UInt8>) { text(String(decoding: utf8, as: UTF8.self)) }

  /// An element with what the closure writes inside.
  mutating func element(
    _ name: StaticString, _ attributes: HTMLAttribute?..., content: (inout HTML) -> Void = { _ in }
  ) {
    open(name, attributes)
    content(&self)
    close(name)
  }

  /// An element with text inside.
  mutating func element(_ name: StaticString, _ attributes: HTMLAttribute?..., text: String) {
    open(name, attributes)
    self.text(text)
    close(name)
  }

  /// An element that has no end tag, such as `meta`.
  mutating func void(_ name: StaticString, _ attributes: HTMLAttribute?...) { open(name, attributes) }

  private mutating func open(_ name: StaticString, _ attributes: [HTMLAttribute?]) {
    bytes.append(UInt8(ascii: "<"))
    literal(name)
    for attribute in attributes { if let attribute { append(attribute) } }
    bytes.append(UInt8(ascii: ">"))
  }

  private mutating func close(_ name: StaticString) {
    literal("</")
    literal(name)
    bytes.append(UInt8(ascii: ">"))
  }

  private mutating func append(_ attribute: HTMLAttribute) {
    bytes.append(UInt8(ascii: " "))
    literal(attribute.name)
    guard let value = attribute.value else { return }
    literal("=\"")
    append(escaping: value.utf8)
    bytes.append(UInt8(ascii: "\""))
  }

  /// Escapes what text and quoted attributes may not hold. Control characters, which no page may hold either, become
  /// U+FFFD; NEL and other C1 controls are two bytes and harmless.
  private mutating func append(escaping utf8: some Collection<UInt8>) {
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "&"): literal("&amp;")
      case UInt8(ascii: "<"): literal("&lt;")
      case UInt8(ascii: ">"): literal("&gt;")
      case UInt8(ascii: "\""): literal("&quot;")
      case UInt8(ascii: "'"): literal("&#39;")
      case 0..<0x09, 0x0B, 0x0C, 0x0E..<0x20, 0x7F: literal("\u{FFFD}")
      default: bytes.append(byte)
      }
    }
  }
}
