/// A search was given up because its time had run out. Nothing else is wrong: the same search may be asked again.
public struct DeadlineExceeded: Error, Equatable, CustomStringConvertible {
  public init() {}

  public var description: String { "the search took longer than it was given" }
}

/// When a search has to be over.
///
/// Looking at the clock costs some 30 ns, so loops look every so many rounds.
package struct Deadline: Sendable {
  private let instant: ContinuousClock.Instant?

  /// Nil for a search without a deadline.
  package init(_ instant: ContinuousClock.Instant?) { self.instant = instant }

  package static let none = Deadline(nil)

  /// Throws `DeadlineExceeded` past the deadline.
  package func check() throws(DeadlineExceeded) {
    if let instant, ContinuousClock.now > instant { throw DeadlineExceeded() }
  }
}

/// Looks at the clock once in so many rounds of a loop, and in the first.
struct Watch {
  private let deadline: Deadline
  private let mask: Int
  private var rounds = 0

  /// `interval` is a power of 2: less than 1,024 for loops whose rounds take microseconds.
  init(_ deadline: Deadline, every interval: Int = 1024) {
    self.deadline = deadline
    mask = interval - 1
  }

  /// Throws `DeadlineExceeded` past the deadline. To be called in every round.
  mutating func look() throws(DeadlineExceeded) {
    if rounds & mask == 0 { try deadline.check() }
    rounds &+= 1
  }
}
