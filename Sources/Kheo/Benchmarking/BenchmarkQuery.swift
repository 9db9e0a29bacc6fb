import KheoNews
import KheoSearch

/// A query whose latency is measured: one line of a file of queries.
///
/// ```
/// {"qid": "and2-de-7", "class": "and2", "text": "+Wald +Wiese", "terms": ["wald", "wiese"]}
/// ```
///
/// Other members are passed over.
public struct BenchmarkQuery: Sendable {
  public let qid: String
  /// What the terms mean: `term_*` one term, `and2` and `and3` all, `or2`, `or3` and `or5` any, `phrase2` and `phrase3` side by
  /// side in this order, `prefix` every term that begins so, `fuzzy1` and `fuzzy2` terms within so many edits.
  public let queryClass: String
  /// The query in the query language.
  public let text: String
  let plain: PlainQuery

  /// A line that is no query: what is wrong with it.
  public struct Failure: Error, Equatable, CustomStringConvertible {
    public let description: String
  }

  /// Throws `Failure`.
  public init(line: String) throws(Failure) {
    let members: [String: JSONObjectReader.Value]
    do throws(InputFailure.Reason) {
      members = try JSONObjectReader.members(of: Array(line.utf8))
    } catch {
      throw Failure(description: "\(error)")
    }
    qid = try Self.string("qid", members)
    queryClass = try Self.string("class", members)
    text = try Self.string("text", members)
    guard case .strings(let terms) = members["terms"], !terms.isEmpty, terms.allSatisfy({ !$0.isEmpty }) else {
      throw Failure(description: "“terms” is a list of one or more words")
    }
    var edits: Int?
    if case .number(let number) = members["edits"] { edits = Int(exactly: number) }
    plain = try Self.plain(queryClass, terms.map { Array($0.utf8) }, edits: edits)
  }

  private static func string(_ name: String, _ members: [String: JSONObjectReader.Value]) throws(Failure) -> String {
    guard case .string(let string) = members[name] else {
      throw Failure(description: "“\(name)” is missing, or no string")
    }
    return string
  }

  private static func plain(_ name: String, _ terms: [[UInt8]], edits: Int?) throws(Failure) -> PlainQuery {
    switch name {
    case "and2", "and3", "or2", "or3", "or5", "phrase2", "phrase3":
      let wanted = name.utf8.last! - UInt8(ascii: "0")
      guard terms.count == Int(wanted) else { throw Failure(description: "“\(name)” takes \(wanted) terms") }
      return name.hasPrefix("and") ? .all(terms) : name.hasPrefix("or") ? .any(terms) : .phrase(terms)
    case "prefix", "fuzzy1", "fuzzy2":
      guard terms.count == 1 else { throw Failure(description: "“\(name)” takes one term") }
      if name == "prefix" { return .prefix(terms[0]) }
      let edits = edits ?? Int(name.utf8.last! - UInt8(ascii: "0"))
      guard (0...2).contains(edits) else { throw Failure(description: "“edits” is 0, 1 or 2") }
      return .fuzzy(terms[0], edits: edits)
    default:
      guard name.hasPrefix("term_") else { throw Failure(description: "“\(name)” is no class of queries") }
      guard terms.count == 1 else { throw Failure(description: "“\(name)” takes one term") }
      return .any(terms)
    }
  }
}
