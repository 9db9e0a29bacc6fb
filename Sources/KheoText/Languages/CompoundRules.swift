/// How a language joins words into one (`compounds.txt`). All letters are folded.
public struct CompoundRules: Sendable {
  /// What may stand between two parts; never empty strings.
  public private(set) var links: [[UInt8]] = []
  /// What may stand behind the last part.
  public private(set) var endings: [[UInt8]] = []
  /// What stands before a word and is no part.
  public private(set) var prefixes: Set<[UInt8]> = []
  private var suffixes: [[UInt8]] = []

  /// Letters of the shortest part that a word of the query may be of a compound whose other part is not looked at.
  public static let partLength = 4
  /// Letters that the rest of a compound has at least.
  public static let restLength = 4

  /// Rules by language; only of languages that write compounds as one word.
  public static let all: [Language: CompoundRules] = {
    var all: [Language: CompoundRules] = [:]
    for line in Resources.lines("text/compounds.txt") {
      let columns = line.split(separator: " ").map { Array($0.utf8) }
      guard columns.count == 3 else { continue }
      let language = Language(tag: String(decoding: columns[0], as: UTF8.self))
      switch String(decoding: columns[1], as: UTF8.self) {
      case "link": all[language, default: CompoundRules()].links.append(columns[2])
      case "ending": all[language, default: CompoundRules()].endings.append(columns[2])
      case "prefix": all[language, default: CompoundRules()].prefixes.insert(columns[2])
      default: all[language, default: CompoundRules()].suffixes.append(columns[2])
      }
    }
    return all
  }()

  /// Whether what stands behind a part is a part itself: long enough, and none of the endings that make words from words.
  public func canFollow(_ rest: [UInt8]) -> Bool {
    rest.count >= Self.restLength
      && !suffixes.contains { suffix in
        guard rest.starts(with: suffix) else { return false }
        let ending = Array(rest.dropFirst(suffix.count))
        return ending.isEmpty || endings.contains(ending)
      }
  }

  /// Whether what stands before a part is a part itself.
  public func canPrecede(_ rest: [UInt8]) -> Bool { rest.count >= Self.restLength && !prefixes.contains(rest) }

  /// A first part with and without what may join it to the next.
  public func unlinked(_ head: [UInt8]) -> [[UInt8]] {
    [head]
      + links.filter { head.count > $0.count + 2 && head.suffix($0.count).elementsEqual($0) }.map {
        Array(head.dropLast($0.count))
      }
  }

  /// What stands behind a part with and without what may join it.
  public func unlinkedRests(_ rest: [UInt8]) -> [[UInt8]] {
    [rest] + links.filter { rest.count > $0.count + 2 && rest.starts(with: $0) }.map { Array(rest.dropFirst($0.count)) }
  }
}
