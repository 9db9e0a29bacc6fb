package import KheoText

/// Conditions that stand beside a query: they select and do not rank, and are no part of its words.
package struct SearchConditions: Sendable, Equatable {
  /// Conditions on columns, and on marks where cards are asked.
  package var filters: [QueryFilter] = []
  /// Conditions on a place or a role of units and people; other collections pass over them.
  package var entities: [EntityCondition] = []
  /// Documents of the collection, by segment and rising, one of which it must be; nil for any.
  package var documents: [[UInt32]]?
  /// Whether nothing can meet them: a last day before the first, a place without a word.
  package var areImpossible = false

  package init(filters: [QueryFilter] = []) { self.filters = filters }

  /// Whether everything meets them.
  package var isEmpty: Bool { filters.isEmpty && entities.isEmpty && documents == nil && !areImpossible }

  /// Those that are on units and people alone: kinds, places, roles.
  package var onCards: SearchConditions {
    var conditions = self
    conditions.filters.removeAll { filter in if case .kind = filter { false } else { true } }
    return conditions
  }

  /// Adds a condition on days from those of `first` to those of `last`: `2025`, `2025-06` or `2025-06-18`, nil for an open
  /// end. What is no date is met by nothing.
  package mutating func add(from first: String?, to last: String?) {
    if first == nil && last == nil { return }
    let low = first.map { DateCondition.period(of: $0)?.lowerBound } ?? DateCondition.open.lowerBound
    let high = last.map { DateCondition.period(of: $0)?.upperBound } ?? DateCondition.open.upperBound
    guard let low, let high, low <= high else {
      areImpossible = true
      return
    }
    filters.append(.date(low...high))
  }

  /// Adds a condition on a place or a role, in words that one of them has all.
  package mutating func add(_ member: EntityCondition.Member, _ text: String, analyzer: Analyzer) {
    guard var condition = QueryParser.condition(member, of: text, analyzer: analyzer) else {
      areImpossible = true
      return
    }
    // Words are told apart by where they stand: these stand behind every query, each condition in a stretch of its own.
    let base = (entities.count + 1) << 40
    for index in condition.words.indices {
      let range = condition.words[index].range
      condition.words[index].range = base + range.lowerBound..<base + range.upperBound
    }
    entities.append(condition)
  }

  /// Adds a condition on the kind of units, by its name or a word for it.
  package mutating func add(kind: String) { filters.append(.kind(Folding.key(of: Array(kind.utf8)))) }
}
