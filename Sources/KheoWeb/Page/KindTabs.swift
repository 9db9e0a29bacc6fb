import Kheo

/// Links to all kinds of results and to each, with how many there are where that is known.
struct KindTabs {
  let view: ResultsView
  let interface: Interface

  func write(to html: inout HTML) {
    html.element("nav", .class("tabs"), .label(interface.string(.kindChoose))) { html in
      html.element("ul") { html in
        write(.all, title: .kindAll, to: &html)
        for kind in ResultKind.allCases { write(kind.kinds, title: kind.title, to: &html) }
      }
    }
  }

  private func write(_ kinds: SearchParameters.Kinds, title: StringKey, to html: inout HTML) {
    // What only one kind has is not asked of another.
    let parameters = view.parameters.with {
      $0.kinds = kinds
      if kinds == .article || kinds == .person { $0.filters.unitKind = nil }
      if kinds == .article || kinds == .unit { $0.filters.role = nil }
      if kinds == .unit || kinds == .person { $0.sort = .relevance }
    }
    html.element("li") { html in
      html.element(
        "a", .href(.search(parameters, interface)), .text("data-focus", "kind-\(kinds.rawValue)"),
        .current(kinds == view.parameters.kinds)
      ) { html in
        html.element("span", text: interface.string(title))
        if let total = view.totals[kinds] {
          html.literal(" ")
          html.element("span", .class("number"), text: interface.number(total))
        }
      }
    }
  }
}
