import ArgumentParser
import Kheo

struct SuggestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suggest",
    abstract: "Propose what may be meant by the first letters of a search.",
    discussion: """
      Names of units and people, titles and words that begin with, or hold, what was typed; marks may be left out. \
      A blank behind the last word says that it is whole.

      Examples:
        kheo suggest --index indexes/news da na
        kheo suggest --index indexes/news --kind person --limit 5 ngu
        kheo suggest --index indexes/news --json 'uy ban nh'
      """)

  enum KindOption: String, ExpressibleByArgument, CaseIterable {
    case article, unit, person, term, all

    var kinds: Set<Suggestion.Kind> {
      Suggestion.Kind(rawValue: rawValue).map { [$0] } ?? Set(Suggestion.Kind.allCases)
    }
  }

  @OptionGroup var index: IndexOption
  @Option(help: "What to propose.") var kind = KindOption.all
  @Option(help: "Suggestions at most, 1 to \(Suggester.limitMaximum).") var limit = Suggester.defaultLimit
  @Flag(help: "One JSON object.") var json = false
  @Argument(help: "What has been typed.") var prefix: [String] = []

  func validate() throws {
    guard (1...Suggester.limitMaximum).contains(limit) else {
      throw ValidationError("--limit is from 1 to \(Suggester.limitMaximum)")
    }
  }

  mutating func run() throws {
    let suggester = try Suggester(folder: index.index)
    let text = prefix.joined(separator: " ")
    let suggestions = try suggester.suggest(text, limit: limit, kinds: kind.kinds)
    if json {
      let list = SuggestionList(
        generation: suggester.snapshot.generation, prefix: text, suggestions: suggestions)
      return Terminal.write(list.json() + [0x0A])
    }
    for suggestion in suggestions { Terminal.print(line(suggestion)) }
  }

  /// The text with what was typed in bold on a terminal, what it is, and how many articles have it.
  private func line(_ suggestion: Suggestion) -> String {
    var text = suggestion.text
    if Terminal.hasColor {
      let utf8 = Array(text.utf8)
      let (start, end) = (suggestion.matched.lowerBound, suggestion.matched.upperBound)
      text = [
        utf8[..<start], Array("\u{1B}[1m".utf8)[...], utf8[start..<end], Array("\u{1B}[0m".utf8)[...], utf8[end...],
      ]
      .map { String(decoding: $0, as: UTF8.self) }.joined()
    }
    let count = suggestion.kind == .article ? nil : "\(suggestion.count) article\(suggestion.count == 1 ? "" : "s")"
    return ([text, suggestion.kind.rawValue] + [suggestion.detail, count].compactMap { $0 }).joined(separator: " · ")
  }
}
