/// How digits with separators are read in one language, or in a query.
struct NumberRules {
  /// Whether a single group of three after a full stop is thousands (`12.345`), rather than decimals.
  var fullStopGroups: Bool
  /// Whether a single group of three after a comma is thousands (`11,821`), rather than decimals.
  var commaGroups: Bool
  /// Whether a plain space groups thousands (`12 345`).
  var spaceGroups: Bool
  /// Whether a full stop after a number of one or two digits makes it an ordinal (`18. Juni`) and ends no sentence.
  var fullStopIsOrdinal: Bool

  init(_ numbers: Analyzer.Numbers) {
    switch numbers {
    case .query:
      self.init(fullStopGroups: true, commaGroups: true, spaceGroups: true, fullStopIsOrdinal: true)
    case .text(.german):
      self.init(fullStopGroups: true, commaGroups: false, spaceGroups: false, fullStopIsOrdinal: true)
    case .text(.norwegian):
      self.init(fullStopGroups: true, commaGroups: false, spaceGroups: true, fullStopIsOrdinal: true)
    case .text(.vietnamese):
      self.init(fullStopGroups: true, commaGroups: false, spaceGroups: false, fullStopIsOrdinal: false)
    case .text(.french):
      self.init(fullStopGroups: true, commaGroups: false, spaceGroups: true, fullStopIsOrdinal: false)
    case .text(.other):
      self.init(fullStopGroups: false, commaGroups: true, spaceGroups: false, fullStopIsOrdinal: true)
    }
  }

  private init(fullStopGroups: Bool, commaGroups: Bool, spaceGroups: Bool, fullStopIsOrdinal: Bool) {
    self.fullStopGroups = fullStopGroups
    self.commaGroups = commaGroups
    self.spaceGroups = spaceGroups
    self.fullStopIsOrdinal = fullStopIsOrdinal
  }
}
