/// Dates as conditions: `2025`, `2025-06`, `2025-06-18`, `2025-01..2025-06`, `2025..`, `..2024-05-01`.
package enum DateCondition {
  /// Days since 1970-01-01 that a condition covers, both ends included; nil where it is not a condition.
  package static func range(of text: String) -> ClosedRange<Int32>? {
    if let dots = text.firstRange(of: "..") {
      let low = text[..<dots.lowerBound]
      let high = text[dots.upperBound...]
      guard !(low.isEmpty && high.isEmpty) else { return nil }
      let first = low.isEmpty ? open.lowerBound : period(low)?.lowerBound
      let last = high.isEmpty ? open.upperBound : period(high)?.upperBound
      guard let first, let last, first <= last else { return nil }
      return first...last
    }
    return period(text[...])
  }

  /// Every day; the least value is left out, it stands for no date.
  static let open = Int32.min + 1...Int32.max

  /// A condition that covers these days, the ends of which come from conditions.
  static func text(of days: ClosedRange<Int32>) -> String {
    if days.count == 1 { return text(ofDay: days.lowerBound) }
    return (days.lowerBound == open.lowerBound ? "" : text(ofDay: days.lowerBound)) + ".."
      + (days.upperBound == open.upperBound ? "" : text(ofDay: days.upperBound))
  }

  /// Days since 1970-01-01 of an ISO 8601 date, time of day left aside; nil where it is none.
  package static func days(of text: String) -> Int32? {
    let date = text.prefix { $0 != "T" && $0 != " " }
    guard date.count == 10, let range = period(date) else { return nil }
    return range.lowerBound
  }

  /// Days since 1970-01-01 of a year, a month or a day; nil where it is none.
  package static func period(of text: String) -> ClosedRange<Int32>? { period(text[...]) }

  private static func period(_ text: Substring) -> ClosedRange<Int32>? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in part.utf8.allSatisfy { 48...57 ~= $0 } ? Int(part) : nil }
    guard numbers.count == parts.count, (1...3).contains(parts.count), parts[0].count == 4 else { return nil }
    let year = numbers[0]
    if numbers.count == 1 { return day(year, 1, 1)...day(year, 12, 31) }
    let month = numbers[1]
    guard (1...12).contains(month), parts[1].count == 2 else { return nil }
    if numbers.count == 2 { return day(year, month, 1)...day(year, month, length(ofMonth: month, year)) }
    guard (1...length(ofMonth: month, year)).contains(numbers[2]), parts[2].count == 2 else { return nil }
    return day(year, month, numbers[2])...day(year, month, numbers[2])
  }

  private static func length(ofMonth month: Int, _ year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  /// Days since 1970-01-01 in the Gregorian calendar, years counted from March so that the leap day comes last
  /// (Richards, "Mapping time", 1998, chapter 25).
  private static func day(_ year: Int, _ month: Int, _ day: Int) -> Int32 {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted >= 0 ? shifted / 400 : -1
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int32(era * 146097 + dayOfEra - 719468)
  }

  /// The year of a day.
  static func year(ofDay days: Int32) -> Int { date(ofDay: days).year }

  /// The day in ISO 8601, of the years 0 to 9999: `day` the other way round.
  private static func text(ofDay days: Int32) -> String {
    let (year, month, day) = date(ofDay: days)
    return [(year, 4), (month, 2), (day, 2)].map { number, width in
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }.joined(separator: "-")
  }

  private static func date(ofDay days: Int32) -> (year: Int, month: Int, day: Int) {
    let shifted = Int(days) + 719468
    let era = shifted >= 0 ? shifted / 146097 : -1
    let dayOfEra = shifted - era * 146097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
    return (year, month, day)
  }
}
