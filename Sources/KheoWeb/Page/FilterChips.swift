import Kheo

/// The filters that hold, each a link to the same search without it.
struct FilterChips {
  let parameters: SearchParameters
  let interface: Interface

  struct Chip {
    let name: StringKey
    let value: String
    /// The search without the filter.
    let without: SearchParameters
  }

  func write(to html: inout HTML) {
    let chips = chips
    if chips.isEmpty { return }
    html.element("ul", .class("chips"), .label(interface.string(.filterActive))) { html in
      for chip in chips {
        let name = interface.string(chip.name)
        let label = interface.string(.filterRemove, ["name": name, "value": chip.value])
        html.element("li") { html in
          html.element("a", .href(.search(chip.without, interface)), .label(label)) { html in
            html.element("span", .class("name"), text: name)
            html.literal(" ")
            html.element("span", text: chip.value)
            html.element("span", .class("cross"), .fixed("aria-hidden", "true"), text: "×")
          }
        }
      }
      if chips.count > 1 {
        html.element("li") { html in
          html.element(
            "a", .class("clear"), .href(.search(parameters.withoutFilters, interface)),
            text: interface.string(.filterClear))
        }
      }
    }
  }

  var chips: [Chip] {
    var chips: [Chip] = []
    func add(_ name: StringKey, _ value: String?, _ remove: (inout SearchParameters) -> Void) {
      if let value { chips.append(Chip(name: name, value: value, without: parameters.with(remove))) }
    }
    let filters = parameters.filters
    add(.filterLanguage, parameters.language.map { interface.languageName($0.code) }) { $0.language = nil }
    add(.filterPeriod, period) { ($0.filters.from, $0.filters.to) = (nil, nil) }
    add(.filterSource, filters.source) { $0.filters.source = nil }
    add(.filterPlace, filters.place) { $0.filters.place = nil }
    add(.filterUnitKind, filters.unitKind.map(interface.kindName)) { $0.filters.unitKind = nil }
    add(.filterRole, filters.role) { $0.filters.role = nil }
    add(.filterStrict, parameters.isStrict ? interface.string(.filterExactly) : nil) { $0.isStrict = false }
    return chips
  }

  private var period: String? {
    switch (parameters.filters.from.map(interface.date), parameters.filters.to.map(interface.date)) {
    case (let from?, let to?): from == to ? from : interface.string(.filterSpan, ["from": from, "to": to])
    case (let from?, nil): interface.string(.filterFrom, ["date": from])
    case (nil, let to?): interface.string(.filterTo, ["date": to])
    case (nil, nil): nil
    }
  }
}

extension SearchParameters {
  /// The same query of the same kinds in the same order, and nothing else.
  var withoutFilters: SearchParameters {
    with {
      $0.language = nil
      $0.filters = .init()
      $0.isStrict = false
    }
  }
}
