/// What the reader has to know of an element; elements not listed are in-line and show their content.
struct HTMLElement: OptionSet {
  let rawValue: UInt16

  /// Starts and ends a line.
  static let block = HTMLElement(rawValue: 1 << 0)
  /// Stays open until its end tag, or that of an element around it.
  static let container = HTMLElement(rawValue: 1 << 1)
  /// Shows nothing of its content.
  static let unseen = HTMLElement(rawValue: 1 << 2)
  /// Its content is not markup and not shown (13.2.5.3 and 13.2.5.2: raw text, escapable raw text).
  static let rawText = HTMLElement(rawValue: 1 << 3)
  /// End tags inside do not reach past it (13.2.4.2: scope).
  static let scope = HTMLElement(rawValue: 1 << 4)
  static let cell = HTMLElement(rawValue: 1 << 5)
  static let preformatted = HTMLElement(rawValue: 1 << 6)
  static let navigation = HTMLElement(rawValue: 1 << 7)
  static let caption = HTMLElement(rawValue: 1 << 8)
  static let heading = HTMLElement(rawValue: 1 << 9)
  /// A heading of the first level.
  static let topHeading = HTMLElement(rawValue: 1 << 10)
  /// Content proper: a header inside is the article's, not the page's.
  static let content = HTMLElement(rawValue: 1 << 11)
  static let header = HTMLElement(rawValue: 1 << 12)
  static let lineBreak = HTMLElement(rawValue: 1 << 13)
  /// Not HTML: `<svg/>` is closed at once.
  static let foreign = HTMLElement(rawValue: 1 << 14)

  static func named(_ name: HTMLName) -> HTMLElement {
    table[name] ?? []
  }

  private static let table: [HTMLName: HTMLElement] = {
    var table: [HTMLName: HTMLElement] = [:]
    func add(_ element: HTMLElement, _ names: StaticString...) {
      for name in names { table[HTMLName(name)] = element }
    }
    add([.lineBreak], "br")
    add(
      [.block], "p", "li", "dt", "dd", "tr", "hr", "legend", "option", "optgroup", "summary", "thead", "tbody", "tfoot")
    add(
      [.block, .container], "div", "section", "body", "ul", "ol", "dl", "menu", "figure", "blockquote", "center",
      "address", "details", "dialog", "fieldset", "hgroup", "search", "dir")
    add([.block, .container, .content], "article", "main")
    add([.block, .container, .navigation], "nav", "footer", "aside", "form")
    add([.block, .container, .navigation, .header], "header")
    add([.container, .navigation], "button", "select")
    add([.block, .container, .caption], "figcaption")
    add([.block, .container, .caption, .scope], "caption")
    add([.block, .container, .scope], "table", "html")
    add([.container, .cell, .scope], "td", "th")
    add([.block, .container, .heading, .topHeading], "h1")
    add([.block, .container, .heading], "h2", "h3", "h4", "h5", "h6")
    add([.block, .container, .preformatted], "pre", "listing")
    add([.container, .unseen, .scope], "template", "object")
    add([.container, .unseen, .scope, .foreign], "svg")
    add([.container, .unseen], "audio", "video", "canvas", "datalist")
    add([.rawText], "script", "style", "noscript", "iframe", "noembed", "noframes", "textarea", "title", "xmp")
    return table
  }()
}
