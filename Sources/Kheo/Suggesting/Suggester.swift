public import KheoIndex
public struct Suggestion: Sendable {
  public enum Kind: String, Sendable, CaseIterable { case article, unit, person, term }
  public var kind: Kind
  public var text: String
  public var id: String?
  public var detail: String?
  public var language: String?
  public var matched: Range<Int>
  public var count: Int
}
public final class Suggester {
  let snapshot: Snapshot
  public init(snapshot: Snapshot) { self.snapshot = snapshot }
  public func suggest(_ prefix: String, limit: Int, kinds: Set<Suggestion.Kind>) throws -> [Suggestion] { [] }
}
