import Kheo

/// The page of an answer; its region, all that depends on the query, is also served alone.
struct ResultsPage {
  let view: ResultsView
  let interface: Interface

  var answer: SearchAnswer { view.answer }
  var parameters: SearchParameters { view.parameters }

  func page(_ frame: PageFrame) -> [UInt8] {
    let kept = parameters.with { _ in }.items.items.filter { $0.name != "q" }
    let subject = PageFrame.Subject(
      title: parameters.query, address: .search(parameters), query: parameters.query, kept: kept)
    return frame.page(subject) { html in
      html.element("div", .id("results"), .class("results")) { writeRegion(to: &$0) }
    }
  }

  func writeRegion(to html: inout HTML) {
    html.element("div", .class("region"), .text("data-title", parameters.query), .text("data-status", counts)) { html in
      if !isBlank {
        html.element("div", .class("bar")) { html in
          KindTabs(view: view, interface: interface).write(to: &html)
          FilterBar(view: view, interface: interface).write(to: &html)
        }
      }
      FilterChips(parameters: parameters, interface: interface).write(to: &html)
      if isBlank {
        html.element("h1", .class("blank"), .fixed("tabindex", "-1"), text: interface.string(.emptyQuery))
      } else if view.hitCount == 0 {
        writeNotes(to: &html)
        EmptyResults(view: view, interface: interface).write(to: &html)
      } else {
        html.element("h1", .class("count"), .fixed("tabindex", "-1"), text: counts)
        writeNotes(to: &html)
        if parameters.kinds == .all { writeColumns(to: &html) } else { writeList(parameters.kinds, to: &html) }
      }
    }
  }

  /// Whether nothing was asked for.
  private var isBlank: Bool { parameters.query.allSatisfy(\.isWhitespace) && view.hitCount == 0 }

  /// How many of each kind there are, and for what.
  private var counts: String {
    if isBlank { return interface.string(.emptyQuery) }
    if view.hitCount == 0 { return interface.string(.emptyTitle, ["query": parameters.query]) }
    let shown = ResultKind(parameters.kinds).map { [$0] } ?? ResultKind.allCases
    let parts = shown.compactMap { kind in
      view.totals[kind.kinds].flatMap { $0 > 0 ? interface.string(kind.count, $0) : nil }
    }
    let values = ["counts": parts.joined(separator: ", "), "query": parameters.query]
    return interface.string(parameters.query.isEmpty ? .resultsWithout : .resultsFor, values)
  }

  // MARK: Notes

  private func writeNotes(to html: inout HTML) {
    if let suggestion = answer.suggestion {
      html.element("p", .class("note suggestion")) { html in
        html.template(interface.string(.resultsSuggestion)) { _, html in
          let link = Link.search(parameters.with { $0.query = suggestion }, interface)
          html.element("a", .href(link)) { html in html.element("em", text: suggestion) }
        }
      }
    }
    if answer.matched == .partial {
      html.element("p", .class("note"), text: interface.string(.resultsPartial))
    }
    if answer.isEscaped {
      html.element("p", .class("note")) { html in
        html.template(interface.string(.resultsEscaped)) { _, html in html.element("code", text: answer.parsed) }
      }
    }
  }

  // MARK: Hits

  private func writeColumns(to html: inout HTML) {
    html.element("div", .class("columns")) { html in
      for kind in ResultKind.allCases where view.totals[kind.kinds] ?? 0 > 0 {
        html.element("section", .class("column"), .text("data-kind", kind.rawValue)) { html in
          html.element("h2") { html in
            html.element("span", text: interface.string(kind.title))
            html.literal(" ")
            html.element("span", .class("number"), text: interface.number(view.totals[kind.kinds] ?? 0))
          }
          writeHits(kind, isCompact: true, to: &html)
          let total = view.totals[kind.kinds] ?? 0
          if total > min(count(of: kind), compactLimit(kind)) {
            let link = Link.search(parameters.with { $0.kinds = kind.kinds }, interface)
            html.element("p", .class("more")) { html in
              html.element("a", .href(link), text: interface.string(kind.all, total))
            }
          }
        }
      }
    }
  }

  private func writeList(_ kinds: SearchParameters.Kinds, to html: inout HTML) {
    guard let kind = ResultKind(kinds) else { return }
    html.element("section", .class("list"), .text("data-kind", kind.rawValue)) { html in
      html.element("h2", .class("unseen"), text: interface.string(kind.title))
      writeHits(kind, isCompact: false, to: &html)
    }
    Pagination(view: view, interface: interface, count: count(of: kind)).write(to: &html)
  }

  private func writeHits(_ kind: ResultKind, isCompact: Bool, to html: inout HTML) {
    html.element("ol", .class("hits")) { html in
      switch kind {
      case .articles:
        for article in answer.articles {
          html.element("li") { ArticleHit(article: article, interface: interface).write(to: &$0) }
        }
      case .units, .people:
        for entity in (kind == .units ? answer.units : answer.people).hits.prefix(isCompact ? compactLimit(kind) : .max)
        {
          html.element("li") { html in
            CardHit(entity: entity, parameters: parameters, interface: interface, isCompact: isCompact).write(to: &html)
          }
        }
      }
    }
  }

  /// Hits of a kind beside other kinds: cards are tall, so that of the usual ten the first five stand in for all.
  private func compactLimit(_ kind: ResultKind) -> Int {
    kind == .articles || parameters.limit != SearchParameters.defaultLimit ? .max : 5
  }

  private func count(of kind: ResultKind) -> Int {
    switch kind {
    case .articles: answer.articles.count
    case .units: answer.units.hits.count
    case .people: answer.people.hits.count
    }
  }
}
