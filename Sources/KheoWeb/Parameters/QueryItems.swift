/// The items of a URL's query, `name=value&…`, decoded, in their order.
public struct QueryItems: Sendable, Equatable {
  public struct Item: Sendable, Equatable {
    public var name: String
    public var value: String

    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  public var items: [Item]

  public init(items: [Item] = []) { self.items = items }

  /// Items that a query is read to; more are passed over.
  static let limit = 256

  /// Reads a query. Anything is one: an item without `=` has an empty value.
  public init(query: some StringProtocol) {
    items = query.split(separator: "&", maxSplits: Self.limit).prefix(Self.limit).map { part in
      let name = part.prefix { $0 != "=" }
      return Item(
        name: PercentCoding.decode(name, plusIsSpace: true),
        value: PercentCoding.decode(part.dropFirst(name.count + 1), plusIsSpace: true))
    }
  }

  /// The query of these items, encoded.
  public var query: String {
    items.map { "\(PercentCoding.encode($0.name))=\(PercentCoding.encode($0.value))" }.joined(separator: "&")
  }
}
