import KheoIndex
import KheoText

/// Dates of a query, which a text of another language writes in other words.
extension QueryPlanner {
  /// The date that operands begin with, and how many of them it takes; it ends where an operand does.
  static func date(_ operands: ArraySlice<QueryTree>) -> (date: WrittenDate, operandCount: Int)? {
    var words: [QueryWord] = []
    var ends: [Int] = []
    loop: for operand in operands.prefix(6) {
      switch operand {
      case .word(let word) where word.mode == .expanded: words.append(word)
      case .phrase(let phrase, isQuoted: false): words += phrase
      default: break loop
      }
      ends.append(words.count)
      if words.count > 8 { break }
    }
    guard let first = operands.first else { return nil }
    let areJoined = if case .phrase(_, isQuoted: false) = first { true } else { false }
    guard let date = WrittenDate(words[...], areJoined: areJoined), let end = ends.firstIndex(of: date.wordCount) else {
      return nil
    }
    return (date, end + 1)
  }

  /// What a date is found by beside the words it was typed in: each order of words side by side.
  mutating func forms(of date: WrittenDate, like word: QueryWord) throws -> [PlanNode] {
    var known: [WrittenDate.Part: Int?] = [:]
    var nodes: [PlanNode] = []
    for form in date.forms {
      var numbers: [Int] = []
      for part in form {
        if known[part] == nil {
          var plan = try plan(part, of: date, like: word)
          plan.reduce(to: part.isNumberOrName ? expander.model.date : expander.model.dateWord)
          if !plan.isEmpty { slots.append(plan) }
          known[part] = .some(plan.isEmpty ? nil : slots.count - 1)
        }
        guard case .some(.some(let slot)) = known[part] else { break }
        numbers.append(slot)
      }
      if numbers.count == form.count { nodes.append(.phrase(numbers, relaxes: false)) }
    }
    return nodes
  }

  private func plan(_ part: WrittenDate.Part, of date: WrittenDate, like word: QueryWord) throws -> SlotPlan {
    var word = word
    word.mode = .folded
    word.alternativeKeys = []
    switch part {
    case .day, .month, .year:
      let value = part == .day ? date.day : part == .month ? date.month : date.year
      word.kind = .number
      word.key = Array(String(value ?? 0).utf8)
      word.spelling = word.key
      if part != .year, word.key.count == 1 { word.alternativeKeys = [[UInt8(ascii: "0")] + word.key] }
      return try expander.plan(word)
    case .word(let spelling):
      word.kind = .word
      word.spelling = spelling
      word.key = Folding.key(of: spelling)
      return try expander.plan(word)
    case .name:
      let names = WrittenDate.months.filter { $0.value == date.month }.map(\.key)
      return try expander.plan(anyOf: names, like: word)
    }
  }
}
