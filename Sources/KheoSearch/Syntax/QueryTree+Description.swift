import KheoIndex
import KheoText

extension QueryTree: CustomStringConvertible {
  /// The query as it was understood, in the query language.
  package var description: String {
    switch self {
    case .word(let word): word.description
    case .phrase(let words, _):
      (words.first?.prefix ?? "") + "\"" + words.map(\.text).joined(separator: " ") + "\""
    case .near(let operands, let distance):
      operands.map(\.description).joined(separator: " NEAR/\(distance) ")
    case .and(let operands): operands.map { $0.isComposed ? "(\($0))" : "\($0)" }.joined(separator: " ")
    case .or(let operands): operands.map { $0.isConjunction ? "(\($0))" : "\($0)" }.joined(separator: " OR ")
    case .not(let operand): operand.isComposed || operand.isConjunction ? "-(\(operand))" : "-\(operand)"
    case .required(let operand): operand.isComposed || operand.isConjunction ? "+(\(operand))" : "+\(operand)"
    case .filter(.language(let language)): "lang:\(language.code)"
    case .filter(.kind(let kind)): "kind:" + Self.quoted(String(decoding: kind, as: UTF8.self))
    case .filter(.source(let source)): "source:" + Self.quoted(source)
    case .entity(let condition):
      "\(condition.member.rawValue):" + Self.quoted(condition.words.map(\.text).joined(separator: " "))
    case .filter(.date(let days)): "date:" + DateCondition.text(of: days)
    case .empty: ""
    }
  }

  /// In quotation marks where it is more than one word.
  private static func quoted(_ text: String) -> String { text.contains(" ") ? "\"\(text)\"" : text }

  private var isComposed: Bool { if case .or = self { true } else { false } }
  private var isConjunction: Bool { if case .and = self { true } else { false } }
}

extension QueryWord: CustomStringConvertible {
  package var description: String { prefix + text }

  fileprivate var text: String {
    let word = String(decoding: spelling, as: UTF8.self)
    return switch mode {
    case .expanded, .folded, .exact: word
    case .prefix: word + "*"
    case .fuzzy(let edits): word + "~\(edits)"
    }
  }

  /// What stands before the word: its field, and `=` where it is taken to the letter.
  fileprivate var prefix: String {
    let names: [Field: String] = [.title: "title", .body: "body", .caption: "caption", .source: "source"]
    let field =
      fields.count == 1 ? fields.first.flatMap { names[$0] }.map { $0 + ":" } ?? "" : fields.isEmpty ? "" : "text:"
    return field + (mode == .exact ? "=" : "")
  }
}
