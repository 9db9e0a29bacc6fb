/// A search was given up because its time had run out. Nothing else is wrong: the same search may be asked again.
public struct DeadlineExceeded: Error, Equatable, CustomStringConvertible {
  public init() {}

  public var description: String { "the search took longer than it was given" }
}

/// When a search has to be over.
///
/// Looking at the clock costs some 30 ns, so loops look every so many rounds.
package struct Deadline: Sendable {
  /// Rounds of a loop over documents or terms between two looks at the clock, less one: a mask.
  static let mask = 1023

  private let instant: ContinuousClock.Instant?

  /// Nil for a search without a deadline.
  package init(_ instant: ContinuousClock.Instant?) { self.instant = instant }

  package static let none = Deadline(nil)

  /// Throws `DeadlineExceeded` past the deadline.
  package func check() throws(DeadlineExceeded) {
    if let instant, ContinuousClock.now > instant { throw DeadlineExceeded() }
  }
}
