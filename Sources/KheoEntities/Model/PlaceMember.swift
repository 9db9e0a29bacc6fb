/// A member of a chain of places.
public struct PlaceMember: Sendable, Hashable {
  /// As written, or as another mention of the same article writes it where the member is implied.
  public var name: String
  /// `province`, `district`, `commune` … as in `units.tsv`; `place` where nothing tells.
  public var type: String
  /// Whether the member does not stand with the mention but follows from the article.
  public var isImplied: Bool

  public init(name: String, type: String, isImplied: Bool = false) {
    self.name = name
    self.type = type
    self.isImplied = isImplied
  }
}
