/// An attribute of an element. The name is a literal; the value is text and is escaped when it is written.
///
/// Attributes that a browser runs or loads (`href`, `src`, `action`) take a `Link`, which no text can be.
struct HTMLAttribute: Sendable {
  let name: StaticString
  /// Nil for an attribute that is there or not, such as `hidden`.
  let value: String?

  private init(_ name: StaticString, _ value: String?) {
    self.name = name
    self.value = value
  }

  static func href(_ link: Link) -> HTMLAttribute { .init("href", link.text) }
  static func src(_ link: Link) -> HTMLAttribute { .init("src", link.text) }
  static func action(_ link: Link) -> HTMLAttribute { .init("action", link.text) }

  static func `class`(_ value: StaticString) -> HTMLAttribute { .init("class", "\(value)") }
  static func id(_ value: String) -> HTMLAttribute { .init("id", value) }
  static func lang(_ tag: String) -> HTMLAttribute { .init("lang", LanguageTag.checked(tag)) }
  static func name(_ value: StaticString) -> HTMLAttribute { .init("name", "\(value)") }
  static func value(_ value: String) -> HTMLAttribute { .init("value", value) }
  static func type(_ value: StaticString) -> HTMLAttribute { .init("type", "\(value)") }
  static func rel(_ value: StaticString) -> HTMLAttribute { .init("rel", "\(value)") }
  static func content(_ value: String) -> HTMLAttribute { .init("content", value) }
  static func title(_ value: String) -> HTMLAttribute { .init("title", value) }
  static func role(_ value: StaticString) -> HTMLAttribute { .init("role", "\(value)") }
  static func datetime(_ value: String) -> HTMLAttribute { .init("datetime", value) }
  static func `for`(_ value: StaticString) -> HTMLAttribute { .init("for", "\(value)") }
  static func label(_ value: String) -> HTMLAttribute { .init("aria-label", value) }
  static func labelledBy(_ value: StaticString) -> HTMLAttribute { .init("aria-labelledby", "\(value)") }

  /// Any other attribute with a value of this program, such as `method="get"`.
  static func fixed(_ name: StaticString, _ value: StaticString) -> HTMLAttribute { .init(name, "\(value)") }
  /// Any other attribute whose value is text that is shown or that the script reads; never one that a browser runs or loads.
  static func text(_ name: StaticString, _ value: String) -> HTMLAttribute { .init(name, value) }
  /// An attribute without a value.
  static func flag(_ name: StaticString) -> HTMLAttribute { .init(name, nil) }
  /// `aria-current`, where it is so.
  static func current(_ isCurrent: Bool, _ value: StaticString = "page") -> HTMLAttribute? {
    isCurrent ? .init("aria-current", "\(value)") : nil
  }
}

/// Tags of languages (BCP 47).
enum LanguageTag {
  /// The tag where it has the form of one, else the empty tag, which HTML takes for an unknown language. Kheo's `other` is no
  /// tag either.
  static func checked(_ tag: String) -> String {
    let isWellFormed =
      tag != "other" && (2...35).contains(tag.utf8.count)
      && tag.utf8.allSatisfy {
        switch $0 {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
          true
        default: false
        }
      }
    return isWellFormed ? tag : ""
  }
}
