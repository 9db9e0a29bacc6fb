import KheoText

extension QueryTree {
  /// The query with the words in capitals that stand beside words in small letters marked as acronyms: `CO` in `bao nhieu CO2` is no
  /// *có* whose mark was left out. Where everything is in capitals they say nothing.
  func markingAcronyms(in text: [UInt8]) -> QueryTree {
    let words = positiveWords.filter { $0.kind == .word }
    let areCapitals = words.map { $0.isInCapitals(text) }
    return areCapitals.contains(true) && areCapitals.contains(false) ? marked(text) : self
  }

  private func marked(_ text: [UInt8]) -> QueryTree {
    switch self {
    case .word(let word): .word(word.marked(text))
    case .phrase(let words, let isQuoted): .phrase(words.map { $0.marked(text) }, isQuoted: isQuoted)
    case .near(let operands, let distance): .near(operands.map { $0.marked(text) }, distance: distance)
    case .and(let operands): .and(operands.map { $0.marked(text) })
    case .or(let operands): .or(operands.map { $0.marked(text) })
    case .required(let operand): .required(operand.marked(text))
    case .not, .filter, .entity, .empty: self
    }
  }
}

extension QueryWord {
  /// Whether it is typed as two capital letters or more, without marks.
  fileprivate func isInCapitals(_ text: [UInt8]) -> Bool {
    range.count > 1 && text[range].allSatisfy { $0 &- 0x41 < 26 }
  }

  fileprivate func marked(_ text: [UInt8]) -> QueryWord {
    guard kind == .word, isInCapitals(text) else { return self }
    var word = self
    word.isAcronym = true
    word.likelySpelling = spelling
    return word
  }
}
