/// Days for telling how far apart two articles are.
enum CalendarDay {
  /// Days since a fixed day, of an ISO 8601 date that begins with year, month and day; nil for any other text.
  ///
  /// Civil days to a serial number by H. Hinnant, chrono-Compatible Low-Level Date Algorithms, 2013.
  static func number(of date: String) -> Int32? {
    let parts = date.prefix(10).split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
      (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let ofEra = shifted - era * 400
    let ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return Int32(era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear)
  }
}
