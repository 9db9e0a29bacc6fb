extension QueryTree {
  /// The query with every word exactly as it is typed, as if `=` stood before it. Words with a star and conditions stay as they are.
  package var strict: QueryTree {
    switch self {
    case .word(let word): .word(word.strict)
    case .phrase(let words, _): .phrase(words.map(\.strict), isQuoted: true)
    case .near(let operands, let distance): .near(operands.map(\.strict), distance: distance)
    case .and(let operands): .and(operands.map(\.strict))
    case .or(let operands): .or(operands.map(\.strict))
    case .not(let operand): .not(operand.strict)
    case .required(let operand): .required(operand.strict)
    case .filter, .entity, .empty: self
    }
  }
}

extension QueryWord {
  fileprivate var strict: QueryWord {
    guard mode == .expanded || mode == .folded else { return self }
    var word = self
    word.mode = .exact
    return word
  }
}
