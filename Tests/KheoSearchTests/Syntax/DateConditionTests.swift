import KheoSearch
import KheoTestSupport
import Testing

/// Dates as conditions, against known days and against a calendar counted day by day.
@Suite struct DateConditionTests {
  @Test(
    "A date is its days since 1970-01-01",
    arguments: [
      ("1970-01-01", 0), ("1970-01-02", 1), ("1969-12-31", -1), ("2000-02-29", 11016), ("2000-03-01", 11017),
      ("2024-02-29", 19782), ("2025-06-18", 20257), ("1900-03-01", -25508), ("0001-01-01", -719162),
      ("9999-12-31", 2_932_896), ("2025-06-18T09:30:00+07:00", 20257), ("2025-06-18 09:30", 20257),
    ] as [(String, Int32)])
  func knowsDays(_ text: String, _ days: Int32) {
    #expect(DateCondition.days(of: text) == days)
  }

  @Test(
    "What is no date is none",
    arguments: [
      "", "2025", "2025-06", "2025-02-29", "1900-02-29", "2025-13-01", "2025-00-10", "2025-06-00", "2025-06-31",
      "25-06-18", "2025-6-18", "18.06.2025", "2025/06/18", "2025-06-18-01", "２０２５-06-18", "-025-06-18", "20250618",
    ])
  func refusesDays(_ text: String) {
    #expect(DateCondition.days(of: text) == nil)
  }

  @Test(
    "A condition covers its period with both ends",
    arguments: [
      ("2025", "2025-01-01", "2025-12-31"), ("2024-02", "2024-02-01", "2024-02-29"),
      ("2025-02", "2025-02-01", "2025-02-28"), ("2000-02", "2000-02-01", "2000-02-29"),
      ("1900-02", "1900-02-01", "1900-02-28"), ("2025-06-18", "2025-06-18", "2025-06-18"),
      ("2025-01..2025-06", "2025-01-01", "2025-06-30"), ("2024..2025-06-18", "2024-01-01", "2025-06-18"),
    ])
  func coversPeriods(_ text: String, _ first: String, _ last: String) throws {
    let range = try #require(DateCondition.range(of: text))
    #expect(range.lowerBound == DateCondition.days(of: first))
    #expect(range.upperBound == DateCondition.days(of: last))
  }

  @Test("A condition with an open end covers everything there")
  func coversOpenPeriods() throws {
    let after = try #require(DateCondition.range(of: "2025.."))
    #expect(after.contains(Int32.max) && after.lowerBound == DateCondition.days(of: "2025-01-01"))
    let before = try #require(DateCondition.range(of: "..2024-05-01"))
    #expect(before.contains(Int32.min + 1) && before.upperBound == DateCondition.days(of: "2024-05-01"))
    #expect(!before.contains(Int32.min), "documents without a date have no day")
  }

  @Test(
    "What is no condition is none",
    arguments: ["", "..", "...", "2025..2024", "2025...", "gestern", "2025-1", "2025-", "-2025", "2025-06-18-", "a..b"])
  func refusesConditions(_ text: String) {
    #expect(DateCondition.range(of: text) == nil)
  }

  @Test("Each day of ten thousand years is one more than the day before")
  func countsEveryDay() {
    var expected: Int32 = -719_528
    for year in 0...9999 {
      let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
      for (index, length) in [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].enumerated() {
        let month = Self.padded(year, 4) + "-" + Self.padded(index + 1, 2)
        guard let range = DateCondition.range(of: month), range == expected...expected + Int32(length) - 1 else {
          Issue.record("\(month) does not begin on day \(expected)")
          return
        }
        expected += Int32(length)
      }
    }
  }

  @Test("A condition is shown as one that covers the same days", arguments: UInt64(0)..<200)
  func showsConditions(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let day = { (generator: inout SplitMix64) in
      Self.padded(Int.random(in: 0...9999, using: &generator), 4) + "-"
        + Self.padded(Int.random(in: 1...12, using: &generator), 2) + "-"
        + Self.padded(Int.random(in: 1...28, using: &generator), 2)
    }
    let days = [day(&generator), day(&generator)].sorted()
    for text in [days[0], "..\(days[0])", "\(days[0])..", "\(days[0])..\(days[1])", "\(days[0].prefix(7))"] {
      let range = try #require(DateCondition.range(of: text))
      let shown = "\(QueryTree.filter(.date(range)))"
      #expect(shown.hasPrefix("date:") && DateCondition.range(of: String(shown.dropFirst(5))) == range, "seed \(seed)")
    }
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: width - digits.count) + digits
  }
}
