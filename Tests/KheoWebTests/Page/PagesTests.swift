import Testing

@testable import KheoWeb

@Suite struct PagesTests {
  private let pages = Pages(baseURL: "https://search.example.org")

  @Test("Home, help and problems are well-formed in every language", arguments: InterfaceLanguage.allCases)
  func wellFormed(language: InterfaceLanguage) throws {
    let interface = Interface(language)
    let figures = IndexFigures(articles: 11_821, units: 1, people: 0)
    var all = [pages.home(figures, interface), pages.home(nil, interface), pages.help(interface)]
    for status in [400, 401, 403, 404, 405, 410, 414, 418, 429, 500, 503] {
      all.append(pages.problem(status: status, interface))
      _ = try MarkupChecker(pages.problemFragment(status: status, interface))
    }
    for bytes in all {
      let page = try MarkupChecker(bytes)
      #expect(page.named("h1").count == 1)
      #expect(page.named("html").first?.attributes["lang"] == language.rawValue)
      #expect(!page.text.contains("{"), "a placeholder without its value")
    }
  }

  @Test("The examples of the help are links to their results")
  func help() throws {
    let page = try MarkupChecker(pages.help(Interface(.english)))
    let links = page.named("a").compactMap { $0.attributes["href"] }.filter { $0.hasPrefix("/search?q=") }
    #expect(links.count >= 12)
    for link in links {
      #expect(throws: Never.self) { try SearchParameters(items: QueryItems(query: link.dropFirst(8))) }
    }
  }

  @Test("The start page may be indexed, and names itself")
  func canonical() throws {
    let page = try MarkupChecker(pages.home(nil, Interface(.english)))
    #expect(!page.named("meta").contains { $0.attributes["name"] == "robots" })
    let canonical = page.named("link").first { $0.attributes["rel"] == "canonical" }
    #expect(canonical?.attributes["href"] == "https://search.example.org/")
  }

  @Test("Files are found by the path that pages name, and by no other")
  func assets() throws {
    for asset in Assets.shared.all {
      #expect(Assets.shared.asset(path: asset.path)?.bytes == asset.bytes)
      #expect(!asset.bytes.isEmpty)
      #expect(Assets.shared.asset(path: asset.path + "x") == nil)
    }
    #expect(Assets.shared.asset(path: "/assets/../kheo.css") == nil)
    let page = try MarkupChecker(pages.home(nil, Interface(.english)))
    let named = page.elements.compactMap { $0.attributes["href"] ?? $0.attributes["src"] }.filter {
      $0.hasPrefix("/assets/")
    }
    #expect(Set(named) == Set(Assets.shared.all.map(\.path)))
  }

  @Test("Style and script load nothing and run nothing from elsewhere")
  func selfContained() {
    for asset in [Assets.shared.style, Assets.shared.script] {
      let text = String(decoding: asset.bytes, as: UTF8.self)
      for word in ["http://", "https://", "url(", "@import", "eval(", "new Function", "document.write"] {
        #expect(!text.contains(word), "\(word) in \(asset.path)")
      }
    }
  }

  @Test("The description for browsers is XML with a short name, and takes the server's address")
  func openSearch() throws {
    let document = try MarkupChecker(OpenSearchDescription.document(baseURL: "https://a.example/?x=1&y=\"<"))
    #expect(document.named("ShortName").first?.text.count ?? 99 <= 16)
    let templates = document.named("Url").compactMap { $0.attributes["template"] }
    #expect(templates.contains("https://a.example/?x=1&y=\"</search?q={searchTerms}"))
    #expect(templates.count == 3)
  }

  @Test("Robots stay away from what searches give")
  func robots() {
    let lines = String(decoding: RobotsDocument.document, as: UTF8.self).split(separator: "\n")
    #expect(lines.contains("Disallow: /search") && lines.contains("Disallow: /v1"))
  }
}
