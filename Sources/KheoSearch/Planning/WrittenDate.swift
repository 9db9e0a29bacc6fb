import KheoText

/// A date as words of a query write it, in whatever language: `19.8.2025`, `19 août 2025`, `ngày 19 tháng 8 năm 2025`.
struct WrittenDate: Equatable {
  /// Nil for a month.
  var day: Int?
  var month: Int
  /// Nil where it is not said.
  var year: Int?
  /// Words that it takes.
  var wordCount: Int

  /// Names of months by their folded keys, with the language-independent number.
  static let months: [[UInt8]: Int] = {
    var months: [[UInt8]: Int] = [:]
    for line in Resources.lines("news/months.txt") {
      let columns = line.split(separator: "\t")
      if columns.count == 2 { months[Folding.key(of: Array(columns[0].utf8))] = Int(columns[1]) }
    }
    return months
  }()

  static let day = Array("ngày".utf8)
  static let month = Array("tháng".utf8)
  static let year = Array("năm".utf8)
  /// What French writes behind the first day.
  static let first = Array("er".utf8)

  /// Letters of a name of a month that may stand without a day: `des` and `mar` are other words there.
  private static let nameLength = 4

  /// The date that `words` begin with; nil where they begin with none. `areJoined` says that no blank stands between the first
  /// and the next words.
  init?(_ words: ArraySlice<QueryWord>, areJoined: Bool) {
    var reader = Reader(words: words)
    let date = reader.vietnamese() ?? reader.named() ?? (areJoined ? reader.numeric() : nil)
    guard let date else { return nil }
    self = date
    wordCount = reader.count
  }

  private init(day: Int?, month: Int, year: Int?) {
    (self.day, self.month, self.year, wordCount) = (day, month, year, 0)
  }

  private struct Reader {
    let words: ArraySlice<QueryWord>
    /// Words taken.
    private(set) var count = 0

    init(words: ArraySlice<QueryWord>) { self.words = words }

    private var next: QueryWord? {
      words.count > count ? words[words.startIndex + count] : nil
    }

    private mutating func number(_ range: ClosedRange<Int>) -> Int? {
      guard let word = next, word.kind == .number, word.key.count <= 4,
        let value = Int(String(decoding: word.key, as: UTF8.self)), range.contains(value)
      else { return nil }
      count += 1
      return value
    }

    private mutating func word(_ spelling: [UInt8]) -> Bool {
      guard let next, next.kind == .word, next.key == Folding.key(of: spelling) else { return false }
      count += 1
      return true
    }

    private mutating func name(isLong: Bool) -> Int? {
      guard let next, next.kind == .word, let month = WrittenDate.months[next.key] else { return nil }
      if isLong && next.key.count < WrittenDate.nameLength { return nil }
      count += 1
      return month
    }

    /// ngày 19 tháng 8 năm 2025, and less of it.
    mutating func vietnamese() -> WrittenDate? {
      count = 0
      _ = word(WrittenDate.day)
      let day = number(1...31)
      guard word(WrittenDate.month), let month = number(1...12) else { return nil }
      let end = count
      _ = word(WrittenDate.year)
      let year = number(1000...2999)
      if year == nil { count = end }
      return day == nil && year == nil ? nil : WrittenDate(day: day, month: month, year: year)
    }

    /// 19. August 2025, 1er août 2025, August 19, 2025, août 2025, 19. August.
    mutating func named() -> WrittenDate? {
      count = 0
      if let day = number(1...31) {
        _ = word(WrittenDate.first)
        guard let month = name(isLong: false) else { return nil }
        let year = number(1000...2999)
        if year == nil, words[words.startIndex + count - 1].key.count < WrittenDate.nameLength { return nil }
        return WrittenDate(day: day, month: month, year: year)
      }
      guard let month = name(isLong: true) else { return nil }
      let end = count
      if let day = number(1...31), let year = number(1000...2999) {
        return WrittenDate(day: day, month: month, year: year)
      }
      count = end
      guard let year = number(1000...2999) else { return nil }
      return WrittenDate(day: nil, month: month, year: year)
    }

    /// 19/8/2025, 19.08.2025, 2025-08-19.
    mutating func numeric() -> WrittenDate? {
      count = 0
      if let year = number(1000...2999) {
        guard let month = number(1...12), let day = number(1...31) else { return nil }
        return WrittenDate(day: day, month: month, year: year)
      }
      guard let day = number(1...31), let month = number(1...12), let year = number(1000...2999) else { return nil }
      return WrittenDate(day: day, month: month, year: year)
    }
  }

  /// The orders of words in which texts write it.
  var forms: [[Part]] {
    switch (day, year) {
    case (_?, _?):
      [
        [.day, .name, .year], [.day, .month, .year], [.year, .month, .day], [.name, .day, .year],
        [.day, .word(Self.month), .month, .word(Self.year), .year], [.day, .word(Self.month), .month, .year],
      ] + (day == 1 ? [[.day, .word(Self.first), .name, .year]] : [])
    case (_?, nil):
      [[.day, .name], [.name, .day], [.day, .word(Self.month), .month]]
        + (day == 1 ? [[.day, .word(Self.first), .name]] : [])
    default:
      [[.name, .year], [.word(Self.month), .month, .word(Self.year), .year], [.word(Self.month), .month, .year]]
    }
  }

  /// A word of a written date.
  enum Part: Hashable {
    case day
    case month
    case year
    /// The month's name in any language.
    case name
    case word([UInt8])

    /// Whether it tells one date from another.
    var isNumberOrName: Bool { if case .word = self { false } else { true } }
  }
}
