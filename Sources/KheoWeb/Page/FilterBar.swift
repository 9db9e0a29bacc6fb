import Kheo

/// Ways to narrow the results: a menu for each facet, links with counts inside, and one for the order.
struct FilterBar {
  let view: ResultsView
  let interface: Interface

  /// Values of one facet that are offered.
  private static let valueLimit = 40

  private var parameters: SearchParameters { view.parameters }
  private var answer: SearchAnswer { view.answer }

  func write(to html: inout HTML) {
    html.element("div", .class("filters"), .role("group"), .label(interface.string(.filterTitle))) { html in
      menu(.filterLanguage, languages, name: { interface.languageName($0.value) }, to: &html) {
        $0.language = .init(tag: $1)
      }
      let years = values("year", of: answer.articleFacets).sorted { $0.value > $1.value }
      menu(.filterYear, years, name: \.value, to: &html) { ($0.filters.from, $0.filters.to) = ($1, $1) }
      menu(.filterSource, values("source", of: answer.articleFacets), name: \.value, to: &html) {
        $0.filters.source = $1
      }
      menu(.filterPlace, places, name: name(ofPlace:), to: &html) { $0.filters.place = $1 }
      let kinds = values("kind", of: answer.units.facets)
      menu(.filterUnitKind, kinds, name: { interface.kindName($0.value) }, to: &html) {
        $0.filters.unitKind = $1
        $0.kinds = .unit
      }
      if answer.articleTotal > 1 { writeSort(to: &html) }
    }
  }

  // MARK: Facets

  private func values(_ name: String, of facets: [SearchAnswer.Facet]) -> [SearchAnswer.Facet.Value] {
    facets.first { $0.name == name }?.values ?? []
  }

  /// Of the articles, and where there are none of the cards.
  private var languages: [SearchAnswer.Facet.Value] {
    let all = [answer.articleFacets, answer.units.facets, answer.people.facets].map { values("language", of: $0) }
    return all.first { !$0.isEmpty } ?? []
  }

  /// Of units and people, added up.
  private var places: [SearchAnswer.Facet.Value] {
    var merged = values("place", of: answer.units.facets)
    for value in values("place", of: answer.people.facets) {
      if let index = merged.firstIndex(where: { $0.value == value.value && $0.type == value.type }) {
        merged[index].count += value.count
      } else {
        merged.append(value)
      }
    }
    return merged.sorted { ($1.count, $0.value) < ($0.count, $1.value) }
  }

  private func name(ofPlace value: SearchAnswer.Facet.Value) -> String {
    value.type.map { "\(value.value) (\(interface.kindName($0)))" } ?? value.value
  }

  // MARK: Menus

  /// A menu of links that narrow the results to one value; nothing where there is no choice.
  private func menu(
    _ title: StringKey, _ values: [SearchAnswer.Facet.Value], name: (SearchAnswer.Facet.Value) -> String,
    to html: inout HTML, apply: (inout SearchParameters, String) -> Void
  ) {
    guard values.count > 1 else { return }
    writeMenu(title: interface.string(title), to: &html) { html in
      for value in values.prefix(Self.valueLimit) {
        let link = Link.search(parameters.with { apply(&$0, value.value) }, interface)
        html.element("li") { html in
          html.element("a", .href(link), .rel("nofollow")) { html in
            html.element("span", text: name(value))
            html.literal(" ")
            html.element("span", .class("number"), text: interface.number(value.count))
          }
        }
      }
    }
  }

  private func writeSort(to html: inout HTML) {
    let orders: [(SearchSort, StringKey)] = [
      (.relevance, .sortRelevance), (.newest, .sortNewest), (.oldest, .sortOldest),
    ]
    let current = orders.first { $0.0 == parameters.sort } ?? orders[0]
    writeMenu(title: interface.string(.sortTitle), value: interface.string(current.1), to: &html) { html in
      for (sort, title) in orders {
        html.element("li") { html in
          html.element(
            "a", .href(.search(parameters.with { $0.sort = sort }, interface)),
            .current(sort == parameters.sort, "true"), text: interface.string(title))
        }
      }
    }
  }

  private func writeMenu(title: String, value: String? = nil, to html: inout HTML, items: (inout HTML) -> Void) {
    html.element("details", .class("menu"), .fixed("name", "filter")) { html in
      html.element("summary") { html in
        html.element("span", text: title)
        if let value {
          html.literal(" ")
          html.element("span", .class("value"), text: value)
        }
      }
      html.element("ul", .class("panel"), content: items)
    }
  }
}
