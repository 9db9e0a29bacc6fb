/// What is wrong with a parameter of a URL, and what to do about it.
public struct ParameterProblem: Error, Sendable, Equatable {
  public enum Reason: Sendable, Equatable {
    /// It has to be there.
    case missing
    /// It is there more than once.
    case repeated
    case invalid
    /// It is longer than it may be.
    case tooLong
    /// A cursor into a generation that is gone.
    case gone
  }

  public var parameter: String
  public var reason: Reason
  /// A sentence that says what is allowed.
  public var detail: String

  public init(parameter: String, reason: Reason, detail: String) {
    self.parameter = parameter
    self.reason = reason
    self.detail = detail
  }
}
