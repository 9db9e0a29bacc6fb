/// Other writings of letters, by the language of the document: ä as ae, å as aa, ø as oe or ö, Vietnamese i as y.
public enum Digraphs {
  /// Another way to write a word.
  public struct Alternative: Sendable, Hashable {
    /// Folded key.
    public var key: [UInt8]
    /// Canonical spelling.
    public var spelling: [UInt8]
  }

  /// Alternatives of one word at most.
  public static let maximumCount = 16

  /// Letters of the longest word whose places are combined; words of a language are shorter.
  static let longestCombined = 64

  /// Other ways a document in `language` may write a word that was typed as `spelling`.
  ///
  /// Each letter of `digraphs.txt` for its digraph and each digraph for its letter, all at once first, then in every
  /// combination; at most `maximumCount`, without the spelling itself. An alternative may have the key of the word as
  /// typed (`große` for `grosse`): spellings tell them apart. Empty for a language without rules.
  public static func alternatives(of spelling: [UInt8], in language: Language) -> [Alternative] {
    if language == .vietnamese { return vietnamese(spelling) }
    guard let rules = rules[language] else { return [] }
    let word = decodedScalars(Folding.spelling(of: spelling))
    guard word.count <= WordFolder.maximumByteCount else { return [] }
    var search = Search(word: word, rules: rules)
    search.run()
    return search.found.map { scalars in
      var utf8: [UInt8] = []
      for scalar in scalars { appendUTF8(scalar, to: &utf8) }
      return Alternative(key: Folding.key(of: utf8), spelling: utf8)
    }
  }

  private static func vietnamese(_ spelling: [UInt8]) -> [Alternative] {
    guard let other = VietnameseSyllable(Folding.spelling(of: spelling))?.withOtherVowel else { return [] }
    let spelling = other.spelling
    return [Alternative(key: Folding.key(of: spelling), spelling: spelling)]
  }

  /// A letter or digraph and what may stand for it.
  private struct Rule {
    var from: [UInt32]
    var to: [UInt32]
    /// The rule does not hold after these.
    var exceptAfter: [UInt32]
  }

  private static let rules: [Language: [Rule]] = {
    var rules: [Language: [Rule]] = [:]
    for line in Resources.lines("text/digraphs.txt") {
      let columns = line.split(separator: " ").map { $0.unicodeScalars.map(\.value) }
      guard columns.count >= 3 else { continue }
      let language = Language(tag: String(line.prefix { $0 != " " }))
      rules[language, default: []] += [
        Rule(from: columns[1], to: columns[2], exceptAfter: []),
        Rule(from: columns[2], to: columns[1], exceptAfter: columns.count > 3 ? columns[3] : []),
      ]
    }
    return rules
  }()

  /// Walks the word from left to right and takes every choice at every place, replacing before keeping.
  private struct Search {
    let word: [UInt32]
    let rules: [Rule]
    var found: [[UInt32]] = []
    private var prefix: [UInt32] = []

    init(word: [UInt32], rules: [Rule]) {
      self.word = word
      self.rules = rules
    }

    mutating func run() {
      // One rule at a time first, so that a long word with many places keeps the plain answers.
      for rule in rules { add(replacingAll: rule) }
      if word.count <= Digraphs.longestCombined { walk(from: 0) }
    }

    private mutating func add(_ candidate: [UInt32]) {
      if candidate != word, found.count < maximumCount, !found.contains(candidate) { found.append(candidate) }
    }

    private mutating func add(replacingAll rule: Rule) {
      var (result, place): ([UInt32], Int) = ([], 0)
      while place < word.count {
        if matches(rule, at: place) {
          result += rule.to
          place += rule.from.count
        } else {
          result.append(word[place])
          place += 1
        }
      }
      add(result)
    }

    private func matches(_ rule: Rule, at place: Int) -> Bool {
      word[place...].starts(with: rule.from) && (place == 0 || !rule.exceptAfter.contains(word[place - 1]))
    }

    private mutating func walk(from place: Int) {
      guard found.count < maximumCount else { return }
      guard let next = (place..<word.count).first(where: { place in rules.contains { matches($0, at: place) } }) else {
        return add(prefix + word[place...])
      }
      let length = prefix.count
      prefix += word[place..<next]
      for rule in rules where matches(rule, at: next) {
        let before = prefix.count
        prefix += rule.to
        walk(from: next + rule.from.count)
        prefix.removeLast(prefix.count - before)
      }
      prefix.append(word[next])
      walk(from: next + 1)
      prefix.removeLast(prefix.count - length)
    }
  }
}
