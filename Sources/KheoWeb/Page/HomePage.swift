/// The page to begin at: the search box, what there is to search, and a few queries to follow.
struct HomePage {
  let figures: IndexFigures?
  let interface: Interface

  /// Queries of everyday words, one or two of each language.
  private static let examples = ["Hà Nội", "Bürgermeister", "\"Croix-Rouge\"", "skole*", "cầu OR pont"]

  func page(_ frame: PageFrame) -> [UInt8] {
    let subject = PageFrame.Subject(title: "", address: .home, isIndexed: true, isHome: true)
    return frame.page(subject) { html in
      html.element("div", .id("results"), .class("results"))
      html.element("section", .id("intro"), .class("intro"), .labelledBy("tagline")) { html in
        html.element("h1", .id("tagline"), .class("tagline"), text: interface.string(.siteTagline))
        html.element("p", .class("examples")) { html in
          html.element("span", text: interface.string(.searchExamples))
          for example in Self.examples {
            html.literal(" ")
            html.element("a", .href(.search(SearchParameters(query: example), interface)), text: example)
          }
        }
        if let figures { writeFigures(figures, to: &html) }
      }
    }
  }

  private func writeFigures(_ figures: IndexFigures, to html: inout HTML) {
    let text = interface.string(
      .siteHolds,
      [
        "articles": interface.string(.countArticles, figures.articles),
        "units": interface.string(.countUnits, figures.units),
        "people": interface.string(.countPeople, figures.people),
      ])
    html.element("p", .class("figures"), text: text)
  }
}
