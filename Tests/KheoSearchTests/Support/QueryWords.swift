import KheoSearch

extension QueryTree {
  /// Every word of the tree, those under `not` with them, in the order of the tree.
  var words: [QueryWord] {
    switch self {
    case .word(let word): [word]
    case .phrase(let words, _): words
    case .near(let operands, _), .and(let operands), .or(let operands): operands.flatMap(\.words)
    case .not(let operand), .required(let operand): operand.words
    case .filter, .entity, .empty: []
    }
  }

  /// The keys of the words that documents must not have.
  var excludedKeys: Set<String> {
    switch self {
    case .not(let operand): Set(operand.words.map(\.text))
    case .near(let operands, _), .and(let operands), .or(let operands):
      operands.reduce(into: []) { $0.formUnion($1.excludedKeys) }
    case .required(let operand): operand.excludedKeys
    case .word, .phrase, .filter, .entity, .empty: []
    }
  }
}

extension QueryWord {
  /// The folded key as text.
  var text: String { String(decoding: key, as: UTF8.self) }
}
