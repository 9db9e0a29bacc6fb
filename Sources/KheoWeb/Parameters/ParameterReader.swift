public import Kheo

/// Reads single parameters and gathers what is wrong with them.
public struct ParameterReader {
  let limits: SearchParameters.Limits
  public private(set) var problems: [ParameterProblem] = []
  private let items: QueryItems

  public init(items: QueryItems, limits: SearchParameters.Limits = SearchParameters.Limits()) {
    self.items = items
    self.limits = limits
  }

  public mutating func add(_ parameter: String, _ reason: ParameterProblem.Reason, _ detail: String) {
    problems.append(ParameterProblem(parameter: parameter, reason: reason, detail: detail))
  }

  public func has(_ name: String) -> Bool { items.items.contains { $0.name == name } }

  /// A value of at most so many bytes; nil where there is none, or where it is not right.
  public mutating func value(_ name: String, longest: Int) -> String? {
    let values = items.items.filter { $0.name == name }
    guard values.count <= 1 else {
      add(name, .repeated, "\(name) is there \(values.count) times: give it once.")
      return nil
    }
    guard let value = values.first?.value else { return nil }
    guard value.utf8.count <= longest else {
      add(name, .tooLong, "\(name) has \(value.utf8.count) bytes of UTF-8: shorten it to \(longest).")
      return nil
    }
    return value
  }

  /// A short text; nil where there is none or it is empty.
  public mutating func text(_ name: String) -> String? {
    value(name, longest: limits.valueBytes).flatMap { $0.isEmpty ? nil : $0 }
  }

  /// One of some words; an empty value is none. `alias` is another name of the parameter, which counts where this one is not
  /// there.
  public mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ name: String, alias: String? = nil
  ) -> Choice? {
    let other: Choice? = alias.flatMap { choice($0) }
    guard let text = text(name) else { return other }
    if let choice = Choice(rawValue: text) { return choice }
    add(name, .invalid, "\(name) is one of \(Choice.allCases.map(\.rawValue).joined(separator: ", ")).")
    return nil
  }

  public mutating func flag(_ name: String) -> Bool? {
    guard let text = text(name) else { return nil }
    switch text {
    case "true", "1": return true
    case "false", "0": return false
    default:
      add(name, .invalid, "\(name) is true or false.")
      return nil
    }
  }

  public mutating func count(_ name: String, in range: ClosedRange<Int>) -> Int? {
    guard let text = value(name, longest: limits.valueBytes) else { return nil }
    if text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let count = Int(text), range.contains(count) { return count }
    add(name, .invalid, "\(name) is a number from \(range.lowerBound) to \(range.upperBound).")
    return nil
  }

  public mutating func language(_ name: String) -> Language? {
    guard let text = text(name) else { return nil }
    let language = Language(tag: text)
    if language != .other || text.lowercased() == Language.other.code { return language }
    add(name, .invalid, "\(name) is one of vi, de, fr, no (nb, nn), other.")
    return nil
  }

  public mutating func date(_ name: String) -> String? {
    guard let text = text(name) else { return nil }
    if SearchFilters.isValidDate(text) { return text }
    add(name, .invalid, "\(name) is a year, a month or a day: 2025, 2025-06 or 2025-06-18.")
    return nil
  }
}
