import Kheo

/// What to do where nothing is found.
struct EmptyResults {
  let view: ResultsView
  let interface: Interface

  func write(to html: inout HTML) {
    let parameters = view.parameters
    let hasFilters = parameters != parameters.withoutFilters
    let title = interface.string(.emptyTitle, ["query": parameters.query])
    html.element("section", .class("empty")) { html in
      html.element("h1", .fixed("tabindex", "-1"), text: title)
      html.element("h2", text: interface.string(.emptyTry))
      html.element("ul") { html in
        if hasFilters { item(.emptyFilters, .search(parameters.withoutFilters, interface), to: &html) }
        if parameters.kinds != .all {
          item(.emptyKinds, .search(parameters.with { $0.kinds = .all }, interface), to: &html)
        }
        html.element("li", text: interface.string(.emptyFewer))
        html.element("li", text: interface.string(.emptySpelling))
        item(.emptyHelp, .page("/help", interface), to: &html)
      }
    }
  }

  private func item(_ key: StringKey, _ link: Link, to html: inout HTML) {
    html.element("li") { html in html.element("a", .href(link), text: interface.string(key)) }
  }
}
