import Kheo

/// Links to the pages before and behind one of a single kind.
struct Pagination {
  let view: ResultsView
  let interface: Interface
  /// Hits on this page.
  let count: Int

  func write(to html: inout HTML) {
    let (previous, next) = (
      view.pages.previous.flatMap { SearchCursor($0) }, view.pages.next.flatMap { SearchCursor($0) }
    )
    guard let total = view.totals[view.parameters.kinds], previous != nil || next != nil else { return }
    html.element("nav", .class("pages"), .label(interface.string(.resultsPages))) { html in
      if let previous {
        html.element("a", .rel("prev"), .href(link(previous)), text: interface.string(.resultsPrevious))
      }
      let values = [
        "first": interface.number(view.offset + 1), "last": interface.number(view.offset + count),
        "total": interface.number(total),
      ]
      html.element("span", text: interface.string(.resultsRange, values))
      if let next {
        html.element("a", .rel("next"), .href(link(next)), text: interface.string(.resultsNext))
      }
    }
  }

  /// A cursor at the beginning is the search without one.
  private func link(_ cursor: SearchCursor) -> Link {
    .search(view.parameters.with { $0.cursor = cursor.offset > 0 ? cursor : nil }, interface)
  }
}
