import Testing

@testable import Kheo
@testable import KheoWeb

@Suite struct ResultsPageTests {
  private let pages = Pages()

  private var parameters: SearchParameters {
    var parameters = SearchParameters(query: "wald wiese")
    parameters.language = .german
    parameters.filters.from = "2024"
    parameters.filters.to = "2024"
    parameters.filters.place = "Auen"
    parameters.sort = .newest
    return parameters
  }

  private func page(_ parameters: SearchParameters, ui: Interface = Interface(.english)) throws -> MarkupChecker {
    try MarkupChecker(pages.results(ResultsView(Hostile.answer("moos"), parameters), ui))
  }

  private func queries(_ page: MarkupChecker, class name: String) -> [QueryItems] {
    let links = page.elements(withClass: name)
    return links.compactMap { $0.attributes["href"] }.map { QueryItems(query: $0.drop { $0 != "?" }.dropFirst()) }
  }

  @Test("A link to another kind keeps query and filters; the first page is asked for")
  func tabs() throws {
    var asked = parameters
    asked.kinds = .article
    asked.cursor = SearchCursor(generation: "1-a", offset: 10, checksum: asked.cursorChecksum)
    let page = try page(asked)
    let tabs = page.elements.compactMap { $0.attributes["data-focus"] == nil ? nil : $0.attributes["href"] }
    #expect(tabs.count == 4)
    for tab in tabs {
      let items = QueryItems(query: tab.drop { $0 != "?" }.dropFirst()).items
      for (name, value) in [("q", "wald wiese"), ("lang", "de"), ("from", "2024"), ("to", "2024"), ("place", "Auen")] {
        #expect(items.contains { $0.name == name && $0.value == value }, "\(name) in \(tab)")
      }
      #expect(!items.contains { $0.name == "cursor" })
    }
    #expect(page.elements.count { $0.attributes["aria-current"] == "page" } == 1)
  }

  @Test("Each filter that holds can be taken away, alone, and all of them together")
  func chips() throws {
    let page = try page(parameters)
    let chips = page.elements.filter { $0.attributes["aria-label"]?.hasPrefix("Remove the filter") == true }
    #expect(
      chips.compactMap { $0.attributes["aria-label"] } == [
        "Remove the filter Language: German", "Remove the filter Period: 2024", "Remove the filter Place: Auen",
      ])
    let kept = chips.map { QueryItems(query: $0.attributes["href"]!.drop { $0 != "?" }.dropFirst()).items.map(\.name) }
    #expect(kept[0] == ["q", "from", "to", "place", "sort"])
    #expect(kept[1] == ["q", "lang", "place", "sort"])
    #expect(kept[2] == ["q", "lang", "from", "to", "sort"])
    #expect(queries(page, class: "clear").map { $0.items.map(\.name) } == [["q", "sort"]])
  }

  @Test("The search form keeps the filters and the language of the page, not the query or the page of results")
  func form() throws {
    let page = try page(parameters, ui: Interface(.german, isChosen: true))
    let fields = page.named("input").filter { $0.attributes["type"] == "hidden" }
    let names = fields.compactMap { $0.attributes["name"] }
    #expect(names == ["lang", "from", "to", "place", "sort", "ui"])
  }

  @Test("Links keep the language of the page where it was asked for by name, and only there")
  func language() throws {
    let own = { (page: MarkupChecker) in
      page.named("a").filter { $0.attributes["hreflang"] == nil && $0.attributes["href"]?.hasPrefix("/") == true }
        .compactMap { $0.attributes["href"] }
    }
    #expect(try own(page(parameters, ui: Interface(.german, isChosen: true))).allSatisfy { $0.contains("ui=de") })
    #expect(try own(page(parameters, ui: Interface(.german))).allSatisfy { !$0.contains("ui=") })
  }

  @Test("One kind has links to the pages beside it; all kinds have links to each")
  func pagination() throws {
    var asked = parameters
    asked.kinds = .article
    asked.cursor = SearchCursor(generation: "1-a", offset: 10, checksum: asked.cursorChecksum)
    let one = try page(asked)
    let next = try #require(one.named("a").first { $0.attributes["rel"] == "next" })
    let previous = try #require(one.named("a").first { $0.attributes["rel"] == "prev" })
    #expect(next.attributes["href"]?.contains("cursor=1-a.20.00000000") == true)
    #expect(previous.attributes["href"]?.contains("cursor") == false)
    #expect(one.text.contains("11–11 of 40"))
    let all = try page(parameters)
    #expect(all.text.contains("See all 40 articles"))
    #expect(!all.named("a").contains { $0.attributes["rel"] == "next" })
  }

  @Test("The fragment is the region of the page, and says how many there are")
  func fragment() throws {
    let view = ResultsView(Hostile.answer("moos"), parameters)
    let page = pages.results(view, Interface(.english))
    let fragment = pages.resultsFragment(view, Interface(.english))
    let text = String(decoding: fragment, as: UTF8.self)
    #expect(String(decoding: page, as: UTF8.self).contains(text))
    let region = try MarkupChecker(fragment).elements[0]
    #expect(region.attributes["class"] == "region")
    #expect(region.attributes["data-status"] == "40 articles, 30 organisations and places, 1 person for “wald wiese”")
  }

  @Test("Nothing found says what to try")
  func empty() throws {
    let answer = SearchAnswer(
      generation: "1-a", text: "moos", parsed: "moos", isEscaped: false, matched: .none, suggestion: nil, micros: 1,
      articleTotal: 0, articles: [])
    let page = try MarkupChecker(pages.results(ResultsView(answer, parameters), Interface(.english)))
    #expect(page.text.contains("Nothing found for “wald wiese”"))
    #expect(page.named("a").contains { $0.text == "Search without filters" })
  }

  @Test("What pages hold is accessible by name: one head, one main part, a label for the box, a language for each hit")
  func structure() throws {
    let page = try page(SearchParameters(query: "wald"))
    #expect(page.named("h1").count == 1)
    #expect(page.named("main").count == 1)
    #expect(page.named("label").first?.attributes["for"] == "q")
    #expect(page.elements(withClass: "hit").allSatisfy { $0.attributes["lang"] != nil })
    #expect(page.elements(withClass: "card").allSatisfy { $0.attributes["lang"] != nil })
    #expect(page.named("meta").contains { $0.attributes["content"] == "noindex, nofollow" })
    #expect(page.named("html").first?.attributes["lang"] == "en")
  }
}
