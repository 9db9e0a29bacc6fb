import Kheo

/// What an element points at: a page of this server, or an address of the web that is safe to follow.
struct Link: Sendable, Equatable {
  let text: String

  private init(_ text: String) { self.text = text }

  /// A path that stands in the program.
  static func path(_ path: StaticString) -> Link { Link("\(path)") }

  /// A place of the page itself.
  static func fragment(_ id: StaticString) -> Link { Link("#\(id)") }

  /// A file of `Assets`.
  static func asset(_ asset: Asset) -> Link { Link(asset.path) }

  /// The page of an article, at one of its mentions where one is given.
  static func article(_ id: String, mention: Range<Int>? = nil, _ interface: Interface) -> Link {
    let path = DocumentPath.articles.path(id: id)
    guard let mention else { return Link(path + interface.query(after: "?")) }
    return Link("\(path)?mention=\(mention.lowerBound)-\(mention.upperBound)\(interface.query(after: "&"))#mention")
  }

  /// The page of a unit or a person.
  static func card(_ id: String, isPerson: Bool, _ interface: Interface) -> Link {
    Link((isPerson ? DocumentPath.people : .units).path(id: id) + interface.query(after: "?"))
  }

  /// A page of results.
  static func search(_ parameters: SearchParameters, _ interface: Interface) -> Link {
    Link("/search?\(parameters.urlQuery)" + interface.query(after: "&"))
  }

  /// A page of the program in the interface's language.
  static func page(_ path: StaticString, _ interface: Interface) -> Link {
    Link("\(path)" + interface.query(after: "?"))
  }

  /// The same address in another language of the interface. `address` is a path of this server with its query.
  static func inLanguage(_ language: InterfaceLanguage, of address: PageAddress) -> Link {
    Link(address.text + (address.hasQuery ? "&" : "?") + "ui=\(language.rawValue)")
  }

  static func address(_ address: PageAddress, base: String) -> Link { Link(base + address.text) }

  static func base(_ base: String, _ path: StaticString) -> Link { Link(base + "\(path)") }

  /// An address of the web, where it is one: `http` and `https` only, without white space and controls. Nil for
  /// `javascript:`, `data:`, addresses without a scheme, and whatever else a document may call its address.
  static func external(_ address: String?) -> Link? {
    guard let address, address.utf8.count <= 4_096 else { return nil }
    let lower = address.prefix(8).lowercased()
    guard lower.hasPrefix("http://") || lower.hasPrefix("https://") else { return nil }
    guard address.unicodeScalars.allSatisfy({ $0.value > 0x20 && !(0x7F...0xA0).contains($0.value) }) else {
      return nil
    }
    let host = address.drop { $0 != "/" }.dropFirst(2).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    return host.isEmpty ? nil : Link(address)
  }
}

/// Where a page of this server is, without the language of its interface.
struct PageAddress: Sendable, Equatable {
  let text: String
  let hasQuery: Bool

  private init(_ text: String, hasQuery: Bool) {
    self.text = text
    self.hasQuery = hasQuery
  }

  static let home = PageAddress("/", hasQuery: false)
  static let help = PageAddress("/help", hasQuery: false)
  static func article(_ id: String) -> PageAddress {
    .init(DocumentPath.articles.path(id: id), hasQuery: false)
  }
  static func card(_ id: String, isPerson: Bool) -> PageAddress {
    .init((isPerson ? DocumentPath.people : .units).path(id: id), hasQuery: false)
  }
  static func search(_ parameters: SearchParameters) -> PageAddress {
    .init("/search?\(parameters.urlQuery)", hasQuery: true)
  }
}
