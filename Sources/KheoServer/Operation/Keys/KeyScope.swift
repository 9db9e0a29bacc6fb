/// What a key allows.
public enum KeyScope: String, Sendable, CaseIterable {
  /// To search, and all that the page and the API show.
  case search
  /// To see how the server does, besides: `/metrics`.
  case admin

  /// Whether who has this scope may do what needs `other`.
  public func includes(_ other: KeyScope) -> Bool { self == .admin || other == .search }
}
