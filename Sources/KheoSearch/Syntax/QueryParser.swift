import KheoIndex
package import KheoText

/// What became of a query's text.
package struct ParsedQuery: Sendable, Equatable {
  package var tree: QueryTree
  /// Whether a part could not be read as the query language and is searched as plain words.
  package var isEscaped: Bool
}

/// Reads the query language (docs/QUERIES.md). It never fails: what cannot be read is searched as words.
///
/// ```
/// query    = or
/// or       = and ("OR" and)*
/// and      = unary ("AND"? unary)*              with AND all are required, as those behind "+" are
/// unary    = ("-" | "NOT") unary | "+" primary | near
/// near     = primary ("NEAR/n" primary)*
/// primary  = (field ":" | "=")* ("(" or ")" | quotation | text)
/// text     = plain text; a word may end in "*" (prefix) or "~1" (edits)
/// ```
///
/// Plain words that follow one another are analysed together, so that `12 345` is read as one number.
package struct QueryParser {
  /// Words beyond this many are left out, and the query counts as escaped.
  package static let wordLimit = 128
  /// Parentheses deeper than this are passed over.
  static let depthLimit = 32

  private let text: [UInt8]
  private let lexemes: [QueryLexer.Lexeme]
  private let analyzer: Analyzer
  private var index = 0
  private var depth = 0
  private var wordCount = 0
  private var isEscaped = false

  /// Reads `text`. The analyzer is the one that the index was built with.
  package static func parse(_ text: String, analyzer: Analyzer) -> ParsedQuery {
    let bytes = Array(text.utf8)
    var parser = QueryParser(text: bytes, lexemes: QueryLexer.lexemes(of: bytes), analyzer: analyzer)
    var trees: [QueryTree] = []
    while parser.index < parser.lexemes.count {
      trees.append(parser.parseOr(fields: []))
      // Only a closing parenthesis without its opening one stops the parser early.
      if parser.index < parser.lexemes.count {
        parser.index += 1
        parser.isEscaped = true
      }
    }
    var tree = Self.conjunction(trees)
    if tree == .empty {
      // Nothing but operators: `OR` may well be a word.
      tree = parser.words(bytes.indices, mode: .folded, fields: [])
      if tree != .empty { parser.isEscaped = true }
    }
    tree = QuestionWords.shared.mark(tree.markingAcronyms(in: bytes), text: bytes)
    return ParsedQuery(tree: tree, isEscaped: parser.isEscaped)
  }

  private init(text: [UInt8], lexemes: [QueryLexer.Lexeme], analyzer: Analyzer) {
    self.text = text
    self.lexemes = lexemes
    self.analyzer = analyzer
  }

  private var current: QueryLexer.Lexeme? { index < lexemes.count ? lexemes[index] : nil }

  private mutating func parseOr(fields: Set<Field>) -> QueryTree {
    var operands = [parseAnd(fields: fields)]
    while current == .or {
      index += 1
      operands.append(parseAnd(fields: fields))
    }
    if operands.count == 1 { return operands[0] }
    let real = operands.filter { $0 != .empty }
    if real.count < operands.count { isEscaped = true }
    return real.count > 1 ? .or(real) : real.first ?? .empty
  }

  private mutating func parseAnd(fields: Set<Field>) -> QueryTree {
    var operands: [QueryTree] = []
    var areRequired = false
    loop: while let lexeme = current {
      switch lexeme {
      case .or, .close: break loop
      case .and:
        index += 1
        if operands.isEmpty || current == nil { isEscaped = true }
        areRequired = true
      case .near:
        // Without two operands it is a word.
        index += 1
        isEscaped = true
      default: operands.append(parseUnary(fields: fields))
      }
    }
    let tree = Self.conjunction(operands)
    return areRequired ? tree.requiringAll : tree.withoutIdleRequirement
  }

  private mutating func parseUnary(fields: Set<Field>) -> QueryTree {
    if current == .plus {
      index += 1
      return parsePrimary(fields: fields, single: true).required
    }
    guard current == .minus || current == .not else { return parseNear(fields: fields) }
    var isNegated = false
    while current == .minus || current == .not {
      isNegated.toggle()
      index += 1
    }
    let operand = parsePrimary(fields: fields, single: true)
    if operand == .empty {
      isEscaped = true
      return .empty
    }
    return isNegated ? .not(operand) : operand
  }

  private mutating func parseNear(fields: Set<Field>) -> QueryTree {
    var operands = [parsePrimary(fields: fields, single: false)]
    var before: [QueryTree] = []
    var distance = 0
    while case .near(let next) = current, index + 1 < lexemes.count, beginsPrimary(lexemes[index + 1]) {
      index += 1
      distance = max(distance, next)
      // A run of words before NEAR: its last word is the operand.
      if operands.count == 1, case .and(let words) = operands[0], let last = words.last {
        before = Array(words.dropLast())
        operands = [last]
      }
      operands.append(parsePrimary(fields: fields, single: true))
    }
    return operands.count == 1 ? operands[0] : Self.conjunction(before + [nearTree(operands, distance)])
  }

  private func beginsPrimary(_ lexeme: QueryLexer.Lexeme) -> Bool {
    switch lexeme {
    case .open, .quoted, .equals, .field, .text: true
    case .close, .or, .and, .not, .near, .minus, .plus: false
    }
  }

  private mutating func nearTree(_ operands: [QueryTree], _ distance: Int) -> QueryTree {
    let usable = operands.allSatisfy { operand in
      switch operand {
      case .word, .phrase: true
      default: false
      }
    }
    if usable { return .near(operands, distance: distance) }
    isEscaped = true
    return Self.conjunction(operands)
  }

  /// One operand with what stands before it. With `single`, plain text ends at the first white space.
  private mutating func parsePrimary(fields: Set<Field>, single: Bool) -> QueryTree {
    var fields = fields
    var single = single
    var isExact = false
    while let lexeme = current {
      switch lexeme {
      case .field(let field):
        index += 1
        guard let named = field.fields else { return parseCondition(field, fields: fields) }
        fields = named
        single = true
      case .equals:
        index += 1
        isExact = true
      case .plus:
        index += 1
        isEscaped = true
      case .text(let range):
        index += 1
        return isExact
          ? words(range, mode: .exact, fields: fields) : parseText(range, fields: fields, single: single)
      case .quoted(let range, let isClosed):
        index += 1
        return phrase(range, isClosed: isClosed, mode: isExact ? .exact : .folded, fields: fields)
      case .open:
        index += 1
        if isExact { isEscaped = true }
        return parseParentheses(fields: fields)
      case .minus, .not, .and, .or, .close, .near:
        isEscaped = true
        return .empty
      }
    }
    return .empty
  }

  /// Plain text; without `single`, with the plain texts that follow it.
  private mutating func parseText(_ range: Range<Int>, fields: Set<Field>, single: Bool) -> QueryTree {
    var run = range
    if !single && modifier(range) == nil {
      while case .text(let next) = current, modifier(next) == nil {
        run = run.lowerBound..<next.upperBound
        index += 1
      }
    }
    return words(run, mode: .expanded, fields: fields)
  }

  private mutating func parseParentheses(fields: Set<Field>) -> QueryTree {
    if depth == Self.depthLimit {
      isEscaped = true
      return .empty
    }
    depth += 1
    let tree = parseOr(fields: fields)
    depth -= 1
    if current == .close { index += 1 } else { isEscaped = true }
    return tree
  }

  /// The value of `lang:`, `date:` and the like; `fields` are for its words where it is none.
  private mutating func parseCondition(_ field: QueryField, fields: Set<Field>) -> QueryTree {
    guard let lexeme = current else { return .empty }
    let range: Range<Int>
    switch lexeme {
    case .text(let text): range = text
    case .quoted(let text, _): range = text
    default:
      isEscaped = true
      return .empty
    }
    index += 1
    let value = String(decoding: text[range], as: UTF8.self)
    switch field {
    case .date:
      if let days = DateCondition.range(of: value) { return .filter(.date(days)) }
    case .lang, .language, .in:
      let language = Language(tag: value)
      if language != .other || value.lowercased() == "other" { return .filter(.language(language)) }
    case .kind: return .filter(.kind(Folding.key(of: Array(text[range]))))
    case .place: if let condition = condition(.place, range) { return condition }
    case .role: if let condition = condition(.role, range) { return condition }
    case .title, .body, .text, .caption, .source, .site, .url, .author: break
    }
    isEscaped = true
    return words(range, mode: .expanded, fields: fields)
  }

  /// A condition on cards outside a query; nil where the text has no word.
  static func condition(
    _ member: EntityCondition.Member, of text: String, analyzer: Analyzer
  ) -> EntityCondition? {
    let bytes = Array(text.utf8)
    var parser = QueryParser(text: bytes, lexemes: [], analyzer: analyzer)
    guard case .entity(let condition) = parser.condition(member, bytes.indices) else { return nil }
    return condition
  }

  /// A condition on cards; nil where the value has no word.
  private mutating func condition(_ member: EntityCondition.Member, _ range: Range<Int>) -> QueryTree? {
    let fields: Set<Field> = member == .place ? [.body] : [.caption]
    let words = analyze(range, mode: .expanded, fields: fields).map(\.word)
    return words.isEmpty ? nil : .entity(EntityCondition(member: member, words: words))
  }

  /// The mode that a word's ending asks for, and the bytes of the word without it; nil for a plain word.
  private func modifier(_ range: Range<Int>) -> (mode: QueryWord.Mode, range: Range<Int>)? {
    let word = text[range]
    guard word.count > 1 else { return nil }
    if word.last == UInt8(ascii: "*") { return (.prefix, range.lowerBound..<range.upperBound - 1) }
    if word.last == UInt8(ascii: "~") { return (.fuzzy(1), range.lowerBound..<range.upperBound - 1) }
    guard word.count > 2, word[range.upperBound - 2] == UInt8(ascii: "~"), let last = word.last,
      last == UInt8(ascii: "1") || last == UInt8(ascii: "2")
    else { return nil }
    return (.fuzzy(Int(last - UInt8(ascii: "0"))), range.lowerBound..<range.upperBound - 2)
  }

  private mutating func phrase(
    _ range: Range<Int>, isClosed: Bool, mode: QueryWord.Mode, fields: Set<Field>
  ) -> QueryTree {
    if !isClosed {
      isEscaped = true
      return words(range, mode: .expanded, fields: fields)
    }
    let words = analyze(range, mode: mode, fields: fields).map(\.word)
    return words.count > 1 ? .phrase(words, isQuoted: true) : words.first.map(QueryTree.word) ?? .empty
  }

  /// Plain text: its words, those written together as tight phrases.
  private mutating func words(_ range: Range<Int>, mode: QueryWord.Mode, fields: Set<Field>) -> QueryTree {
    let modified = mode == .expanded ? modifier(range) : nil
    let analyzed = analyze(modified?.range ?? range, mode: mode, fields: fields)
    var groups: [[QueryWord]] = []
    for (word, isJoined) in analyzed {
      if isJoined, !groups.isEmpty { groups[groups.count - 1].append(word) } else { groups.append([word]) }
    }
    if let modified, let last = groups.indices.last, groups[last].last?.kind != nil {
      groups[last][groups[last].count - 1].mode = modified.mode
    }
    return Self.conjunction(
      groups.map { $0.count == 1 ? .word($0[0]) : .phrase($0, isQuoted: false) })
  }

  private mutating func analyze(
    _ range: Range<Int>, mode: QueryWord.Mode, fields: Set<Field>
  ) -> [(word: QueryWord, isJoined: Bool)] {
    var buffer = TokenBuffer()
    text[range].withUnsafeBytes { analyzer.analyzeQuery($0, into: &buffer) }
    var result: [(word: QueryWord, isJoined: Bool)] = []
    for token in buffer.tokens {
      if wordCount == Self.wordLimit {
        isEscaped = true
        break
      }
      wordCount += 1
      let source = range.lowerBound + Int(token.start)..<range.lowerBound + Int(token.end)
      let word = QueryWord(
        key: Array(buffer.key(of: token)), spelling: Array(buffer.spelling(of: token)), kind: token.kind, mode: mode,
        fields: fields, range: source,
        alternativeKeys: token.kind == .number ? NumberForms.alternatives(ofQueryToken: Array(text[source])) : [],
        isCapitalized: token.flags.contains(.capitalized))
      result.append((word, token.flags.contains(.joined)))
    }
    return result
  }

  private static func conjunction(_ trees: [QueryTree]) -> QueryTree {
    var operands: [QueryTree] = []
    for tree in trees {
      switch tree {
      case .empty: continue
      case .and(let inner): operands += inner
      default: operands.append(tree)
      }
    }
    return operands.count > 1 ? .and(operands) : operands.first ?? .empty
  }
}
