import ArgumentParser
import Kheo

struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Search an index.",
    discussion: """
      Names and short queries find what has all words, longer ones what has most; marks may be left out. "a phrase", +must, -not, OR, (groups), \
      title:word, lang:vi, date:2025, prefix*, word~1, =exact, a NEAR/5 b. Units and people also by kind:school, \
      place:"Da Nang", role:secretary, in:fr (an article in French names them).

      Examples:
        kheo search --index indexes/news Da Nang
        kheo search --index indexes/news --json -- '"hoi dong" OR Kommune'
        kheo search --index indexes/news --kind person 'role:chair place:Hue'
        kheo search --index indexes/news --from 2024 --sort newest Brücke
        kheo search --index indexes/news --queries queries.tsv --format trec

      The exit code is 1 where nothing is found.
      """)

  enum KindOption: String, ExpressibleByArgument, CaseIterable {
    case article, unit, person, all

    var kinds: Set<Kind> {
      switch self {
      case .article: [.article]
      case .unit: [.unit]
      case .person: [.person]
      case .all: Kind.searched
      }
    }
  }

  enum Offsets: String, ExpressibleByArgument, CaseIterable {
    case utf8, utf16, scalar

    var unit: SearchAnswer.OffsetUnit { SearchAnswer.OffsetUnit(rawValue: rawValue)! }
  }

  enum Sort: String, ExpressibleByArgument, CaseIterable {
    case relevance, newest, oldest

    var order: SearchSort { SearchSort(rawValue: rawValue)! }
  }

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, ndjson, trec
  }

  @OptionGroup var index: IndexOption
  @Option(help: "What to search for.") var kind = KindOption.all
  @Option(help: "Hits of each kind at most.") var top = 10
  @Option(help: "Hits of each kind to pass over.") var offset = 0
  @Option(help: ArgumentHelp("Only documents in this language.", valueName: "lang")) var lang: String?
  @Option(help: ArgumentHelp("Only from this year, month or day on (2025, 2025-06, 2025-06-18).", valueName: "date"))
  var from: String?
  @Option(help: ArgumentHelp("Only up to this year, month or day.", valueName: "date")) var to: String?
  @Option(help: "Only of this source, as the facet gives it.") var source: String?
  @Option(help: "Only units and people of this place, and articles that name one.") var place: String?
  @Option(help: ArgumentHelp("Only units of this kind, and articles that name one.", valueName: "kind"))
  var unitKind: String?
  @Option(help: "Only people with this role, and articles that name one.") var role: String?
  @Option(help: "What hits are ordered by: relevance, newest, or oldest.") var sort = Sort.relevance
  @Flag(help: "One JSON object.") var json = false
  @Option(help: "How to print: text, json, ndjson, or trec.") var format = Format.text
  @Option(help: ArgumentHelp("Queries to ask, one a line: qid, tab, query.", valueName: "file")) var queries: String?
  @Flag(help: "Show what each part of the query added to the score.") var explain = false
  @Option(help: "Unit of ranges in JSON: utf8, utf16, or scalar.") var offsets = Offsets.utf8
  @Flag(help: ArgumentHelp("Sources are counted always.", visibility: .hidden)) var countSources = false
  @Flag(help: "Only the letters and marks as typed.") var strict = false
  @Flag(inversion: .prefixedNo, help: "Find other inflections.") var stems = true
  @Flag(inversion: .prefixedNo, help: "Find digraphs for letters (ue, ü).") var digraphs = true
  @Flag(inversion: .prefixedNo, help: "Find words with other marks, last.") var otherMarks = true
  @Flag(inversion: .prefixedNo, help: "Find words written as one or apart.") var joining = true
  @Flag(inversion: .prefixedNo, help: "Find compounds of a word, and the parts of one.") var compounds = true
  @Flag(inversion: .prefixedNo, help: "Find words that begin as a last word that is not found.") var prefixes = true
  @Flag(inversion: .prefixedNo, help: "Read Vietnamese typed as the keys of Telex or VNI.") var keys = true
  @Flag(inversion: .prefixedNo, help: "Find dates in any writing.") var dates = true
  @Flag(inversion: .prefixedNo, help: "Correct words that are not found.") var typos = true
  @Flag(inversion: .prefixedNo, help: "Prefer spellings that are likely beside their neighbours.")
  var restoration = true
  @Flag(inversion: .prefixedNo, help: "Give little weight to words that make a question.") var questionWords = true
  @Flag(inversion: .prefixedNo, help: "Find terms of other languages for the same thing.") var thesaurus = true
  @Flag(inversion: .prefixedNo, help: "Fall back to documents that match in part.") var partial = true
  @Argument(help: "The query.") var query: [String] = []

  func validate() throws {
    guard top >= 0, offset >= 0 else { throw ValidationError("--top and --offset are 0 or more") }
    guard queries == nil || query.isEmpty else { throw ValidationError("give a query or --queries, not both") }
    guard queries != nil || !query.isEmpty || hasFilter else {
      throw ValidationError("give a query, for example: Da Nang")
    }
    for date in [from, to].compactMap({ $0 }) where !SearchFilters.isValidDate(date) {
      throw ValidationError("“\(date)” is no date: give a year, a month or a day, as 2025, 2025-06 or 2025-06-18")
    }
    guard queries != nil || format != .trec else { throw ValidationError("--format trec goes with --queries") }
  }

  private var hasFilter: Bool { [from, to, source, place, unitKind, role, lang].contains { $0 != nil } }

  mutating func run() throws {
    let engine = try SearchEngine(folder: index.index)
    if let queries { return try runAll(queries, engine) }
    let answer = try engine.search(request(query.joined(separator: " "), language: lang))
    switch json ? .json : format {
    case .json, .ndjson: Terminal.write(answer.json(offsets: offsets.unit) + [0x0A])
    case .text, .trec: Terminal.write(Array(AnswerText(answer, color: Terminal.hasColor).render(offset: offset).utf8))
    }
    if answer.articleTotal + answer.units.total + answer.people.total == 0 { throw Exit.noResult }
  }

  private func request(_ text: String, language: String?) -> SearchRequest {
    var request = SearchRequest(text: text)
    request.kinds = kind.kinds
    request.top = top
    request.offset = offset
    request.language = language.map(Language.init(tag:))
    request.filters.from = from
    request.filters.to = to
    request.filters.source = source
    request.filters.place = place
    request.filters.unitKind = unitKind
    request.filters.role = role
    request.sort = sort.order
    request.explains = explain
    request.offsets = offsets.unit
    request.isStrict = strict
    request.options.stems = stems
    request.options.digraphs = digraphs
    request.options.otherMarks = otherMarks
    request.options.joining = joining
    request.options.compounds = compounds
    request.options.prefixes = prefixes
    request.options.keys = keys
    request.options.dates = dates
    request.options.typos = typos
    request.options.thesaurus = thesaurus
    request.options.restoration = restoration
    request.options.questionWords = questionWords
    request.options.partialMatches = partial
    return request
  }

  private func runAll(_ path: String, _ engine: SearchEngine) throws {
    var output: [UInt8] = []
    for (qid, text, _) in try QueryFile.read(path) {
      let request = request(text, language: lang)
      if format == .trec {
        for (rank, hit) in try engine.rank(request).enumerated() {
          output += Array("\(qid) Q0 \(hit.id) \(rank + 1 + offset) \(hit.score) kheo\n".utf8)
        }
      } else {
        output += try engine.search(request).json(offsets: offsets.unit, qid: qid)
        output.append(0x0A)
      }
      if output.count > 1 << 16 {
        Terminal.write(output)
        output.removeAll(keepingCapacity: true)
      }
    }
    Terminal.write(output)
  }
}
