public struct SearchFilters: Sendable, Equatable {
  public var from: String?
  public var to: String?
  public var source: String?
  public var place: String?
  public var unitKind: String?
  public var role: String?
  public init() {}
  public static func isValidDate(_ text: String) -> Bool { text.utf8.count >= 4 }
}
public enum SearchSort: String, Sendable, CaseIterable { case relevance, newest, oldest }
public struct DeadlineExceeded: Error {}
