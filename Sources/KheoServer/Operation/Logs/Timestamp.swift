import Kheo

/// The time of day in UTC as RFC 3339 writes it, with milliseconds: `2026-11-22T08:15:30.123Z`.
enum Timestamp {
  static func now() -> String {
    let time = WallClock.now()
    return text(seconds: time.seconds, milliseconds: time.milliseconds)
  }

  /// - Parameter seconds: Since 1970-01-01; from year 0 to 9999.
  static func text(seconds: Int, milliseconds: Int) -> String {
    let (day, second) = (floor(seconds, 86_400), modulo(seconds, 86_400))
    let date = date(day: day)
    return String(unsafeUninitializedCapacity: 24) { buffer in
      var position = 0
      func write(_ value: Int, digits: Int, then mark: Unicode.Scalar) {
        var value = value
        for offset in (0..<digits).reversed() {
          buffer[position + offset] = UInt8(0x30 + value % 10)
          value /= 10
        }
        buffer[position + digits] = UInt8(ascii: mark)
        position += digits + 1
      }
      write(date.year, digits: 4, then: "-")
      write(date.month, digits: 2, then: "-")
      write(date.day, digits: 2, then: "T")
      write(second / 3_600, digits: 2, then: ":")
      write(second / 60 % 60, digits: 2, then: ":")
      write(second % 60, digits: 2, then: ".")
      write(milliseconds, digits: 3, then: "Z")
      return 24
    }
  }

  /// The date of a day counted from 1970-01-01, by eras of 400 years that begin on March 1 (H. Hinnant,
  /// "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`).
  private static func date(day: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = day + 719_468
    let era = floor(shifted, 146_097)
    let dayOfEra = modulo(shifted, 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let march = (5 * dayOfYear + 2) / 153
    let month = march < 10 ? march + 3 : march - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * march + 2) / 5 + 1)
  }

  private static func floor(_ value: Int, _ divisor: Int) -> Int {
    value >= 0 ? value / divisor : (value - divisor + 1) / divisor
  }

  private static func modulo(_ value: Int, _ divisor: Int) -> Int { value - floor(value, divisor) * divisor }
}
