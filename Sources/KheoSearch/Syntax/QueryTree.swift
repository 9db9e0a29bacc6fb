package import KheoIndex
package import KheoText

/// A query as it was understood: the parser's result and the planner's input.
package indirect enum QueryTree: Sendable, Equatable {
  /// One word.
  case word(QueryWord)
  /// Words side by side in this order. `isQuoted` tells `"da nang"` from `Da-Nang`, which may be relaxed.
  case phrase([QueryWord], isQuoted: Bool)
  /// Operands within `distance` words of each other, in any order. Each is a word or a phrase.
  case near([QueryTree], distance: Int)
  case and([QueryTree])
  case or([QueryTree])
  case not(QueryTree)
  /// An operand of a conjunction that a document must have as long as any has it and the others that are so (`+word`).
  case required(QueryTree)
  /// A condition on a column; it selects and does not rank.
  case filter(QueryFilter)
  /// A condition on a place or a role of units and people.
  case entity(EntityCondition)
  /// Nothing to search for.
  case empty

  /// Every plain word of the tree, wherever it stands, in the order of the text.
  var expandedWords: [QueryWord] {
    switch self {
    case .word(let word): word.mode == .expanded ? [word] : []
    case .phrase(let words, let isQuoted): isQuoted ? [] : words
    case .near(let operands, _), .and(let operands), .or(let operands): operands.flatMap(\.expandedWords)
    case .not(let operand), .required(let operand): operand.expandedWords
    case .entity(let condition): condition.words.filter { $0.mode == .expanded }
    case .filter, .empty: []
    }
  }

  /// Plain words that stand side by side, as runs; quotations and what stands under conditions on cards are left out.
  var runs: [[QueryWord]] {
    switch self {
    case .word(let word): return word.mode == .expanded ? [[word]] : []
    case .and(let operands):
      var runs: [[QueryWord]] = []
      var run: [QueryWord] = []
      for operand in operands {
        if case .word(let word) = operand.bare, word.mode == .expanded,
          run.last.map({ $0.fields == word.fields }) ?? true
        {
          run.append(word)
          continue
        }
        if !run.isEmpty { runs.append(run) }
        run = []
        if case .word(let word) = operand.bare, word.mode == .expanded { run = [word] } else { runs += operand.runs }
      }
      return run.isEmpty ? runs : runs + [run]
    case .near(let operands, _), .or(let operands): return operands.flatMap(\.runs)
    case .not(let operand), .required(let operand): return operand.runs
    case .phrase, .filter, .entity, .empty: return []
    }
  }

  /// Whether it asks for quotations or for words near each other, or says of all words that they are required.
  var isDeliberate: Bool {
    switch self {
    case .phrase(_, let isQuoted): isQuoted
    case .near: true
    case .and(let operands):
      operands.contains(where: \.isDeliberate) || operands.allSatisfy { $0.isRequired || !$0.isPositive }
    case .or(let operands): operands.contains(where: \.isDeliberate)
    case .required(let operand): operand.isDeliberate
    case .word, .not, .filter, .entity, .empty: false
    }
  }

  /// Every word that the tree asks for, in the order of the text; those under `not` are left out.
  package var positiveWords: [QueryWord] {
    switch self {
    case .word(let word): [word]
    case .phrase(let words, _): words
    case .near(let operands, _), .and(let operands), .or(let operands): operands.flatMap(\.positiveWords)
    case .required(let operand): operand.positiveWords
    case .not, .filter, .entity, .empty: []
    }
  }
}

/// One word of a query.
package struct QueryWord: Sendable, Equatable {
  /// How a word is compared with the text.
  package enum Mode: Sendable, Equatable {
    /// Any spelling, ranked by agreement of marks, with the expansions that are on.
    case expanded
    /// Any spelling, ranked by agreement of marks; no inflection and no typing errors. Words in quotes are so.
    case folded
    /// The same letters with the same marks (`=word`).
    case exact
    /// Every word that begins so (`word*`).
    case prefix
    /// Words within so many edits, 1 or 2 (`word~1`).
    case fuzzy(Int)
  }

  /// The folded key.
  package var key: [UInt8]
  /// With its marks, as typed and repaired.
  package var spelling: [UInt8]
  package var kind: Token.Kind
  package var mode: Mode
  /// The fields it may be in; empty for all.
  package var fields: Set<Field>
  /// Bytes of the query that it comes from.
  package var range: Range<Int>
  /// Other keys the same writing may mean: the decimal reading of an ambiguous number.
  package var alternativeKeys: [[UInt8]]
  /// Whether it begins with a capital letter.
  package var isCapitalized = false
  /// Whether it is in capitals where other words of the query are not: who types it so leaves no marks out.
  package var isAcronym = false
  /// Whether it only says what kind of answer is wanted (`QuestionWords`).
  package var isInterrogative = false
  /// The spelling that it most likely stands for, where that is known: without the collection, or by the words
  /// beside it.
  package var likelySpelling: [UInt8]?
}

/// A condition on documents.
package enum QueryFilter: Sendable, Equatable {
  case language(Language)
  /// Days since 1970-01-01, both ends included.
  case date(ClosedRange<Int32>)
  /// A kind of unit, folded, or a word for it.
  case kind([UInt8])
  /// A source of articles, to the letter; of cards, that of an article that names them.
  case source(String)
}

/// A condition on one member of a card: words that one place of its chain, or one of its roles, has all.
package struct EntityCondition: Sendable, Equatable {
  package enum Member: String, Sendable {
    case place
    case role
  }

  package var member: Member
  /// Not empty.
  package var words: [QueryWord]
}
