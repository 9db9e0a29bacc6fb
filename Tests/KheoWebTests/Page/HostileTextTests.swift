import Kheo
import Testing

@testable import KheoWeb

/// Text of documents and queries, wherever it reaches a page, stays text.
@Suite struct HostileTextTests {
  private let pages = Pages(baseURL: "https://search.example.org")

  /// Elements that pages are made of; a text that became another shows as one that is not among them.
  private static let elements: Set<String> = [
    "html", "head", "meta", "title", "link", "script", "body", "a", "header", "svg", "circle", "path", "span", "form",
    "label",
    "div", "input", "button", "nav", "p", "main", "h1", "h2", "h3", "ul", "ol", "li", "footer", "details", "summary",
    "section",
    "article", "em", "code", "mark", "time", "abbr", "blockquote", "dl", "dt", "dd", "table", "thead", "tbody", "tr",
    "th", "td",
  ]

  private func all(_ text: String, _ interface: Interface) -> [(name: String, bytes: [UInt8])] {
    var parameters = SearchParameters(query: text)
    parameters.language = .french
    parameters.filters.source = text
    parameters.filters.place = text
    parameters.filters.unitKind = text
    parameters.filters.role = text
    parameters.filters.from = text
    parameters.filters.to = text
    let views = SearchParameters.Kinds.allCases.map { kinds in
      ResultsView(Hostile.answer(text), parameters.with { $0.kinds = kinds })
    }
    var empty = Hostile.answer(text)
    (empty.articles, empty.units.hits, empty.people.hits) = ([], [], [])
    return views.map { ("results", pages.results($0, interface)) } + [
      ("fragment", pages.resultsFragment(views[0], interface)),
      ("empty", pages.results(ResultsView(empty, parameters), interface)),
      ("article", pages.article(Hostile.article(text), interface)),
      ("unit", pages.card(Hostile.card(text, kind: text), interface)),
      ("person", pages.card(Hostile.card(text, kind: "person"), interface)),
      ("problem", pages.problem(status: 400, details: [text], query: text, interface)),
    ]
  }

  @Test("Pages keep their markup and their links, whatever stands in a document or a query", arguments: Hostile.texts)
  func markup(text: String) throws {
    for (name, bytes) in all(text, Interface(.french, isChosen: true)) {
      let page = try MarkupChecker(bytes)
      for element in page.elements {
        #expect(Self.elements.contains(element.name), "\(name): <\(element.name)>")
        #expect(!element.attributes.keys.contains { $0.hasPrefix("on") || $0 == "style" }, "\(name)")
        for (attribute, value) in element.attributes where ["href", "src", "action"].contains(attribute) {
          #expect(isSafe(value), "\(name): \(value)")
        }
      }
      #expect(
        page.named("script").allSatisfy { $0.text.isEmpty && $0.attributes["src"]?.hasPrefix("/assets/") == true })
      let ids = page.elements.compactMap { $0.attributes["id"] }
      #expect(Set(ids).count == ids.count, "\(name): ids occur once")
      #expect(
        page.elements.allSatisfy { LanguageTag.checked($0.attributes["lang"] ?? "de") == $0.attributes["lang"] ?? "de" }
      )
    }
  }

  @Test("The query is in the search box and the title as it was typed", arguments: Hostile.texts)
  func query(text: String) throws {
    let printed = String(
      text.unicodeScalars.map {
        $0.value < 0x20 && $0 != "\t" && $0 != "\n" && $0 != "\r" || $0.value == 0x7F ? "\u{FFFD}" : Character($0)
      })
    let view = ResultsView(Hostile.answer(text), SearchParameters(query: text))
    let page = try MarkupChecker(pages.results(view, Interface(.english)))
    let box = try #require(page.named("input").first { $0.attributes["name"] == "q" })
    #expect(box.attributes["value"]?.unicodeScalars.elementsEqual(printed.unicodeScalars) == true)
    #expect(page.named("title").first?.text == (text.isEmpty ? "Kheo" : "\(printed) – Kheo"))
  }

  /// A path or a fragment of this server, or an address of the web.
  private func isSafe(_ address: String) -> Bool {
    let isOwn = address.hasPrefix("/") && !address.hasPrefix("//") && !address.contains("\\")
    let isOfWeb = address.hasPrefix("https://") && !address.contains("\"") || address.hasPrefix("http://")
    return (isOwn || isOfWeb || address.hasPrefix("#") || address.hasPrefix("https://example.org/"))
      && address.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F }
  }
}
