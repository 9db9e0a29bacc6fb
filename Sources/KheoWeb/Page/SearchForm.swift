import Kheo

/// The search box: a form that works as it is, which the script makes a combobox of.
struct SearchForm {
  let interface: Interface
  let query: String
  let kept: [QueryItems.Item]

  func write(to html: inout HTML) {
    html.element(
      "form", .id("search"), .class("search"), .role("search"), .fixed("method", "get"), .action(.path("/search")),
      .text("data-suggestions", interface.string(.searchSuggestions)),
      .text("data-suggested", interface.string(.searchSuggested)),
      .text("data-failed", interface.string(.searchFailed)),
      .text("data-kind-article", interface.string(.kindArticle)),
      .text("data-kind-person", interface.string(.kindPerson)),
      .text("data-kinds", KindNames.json(interface.language))
    ) { html in
      html.element("label", .class("unseen"), .for("q"), text: interface.string(.searchLabel))
      html.element("div", .class("box")) { html in
        html.void(
          "input", .type("text"), .id("q"), .name("q"), .value(query),
          .text("placeholder", interface.string(.searchPlaceholder)), .fixed("autocomplete", "off"),
          .fixed("autocapitalize", "none"), .fixed("spellcheck", "false"), .fixed("inputmode", "search"),
          .fixed("enterkeyhint", "search"),
          .fixed("maxlength", "2000"), .fixed("aria-keyshortcuts", "/"))
        html.element("button", .type("submit"), text: interface.string(.searchButton))
      }
      for item in kept {
        html.void("input", .type("hidden"), .text("name", item.name), .value(item.value))
      }
      if interface.isChosen {
        html.void("input", .type("hidden"), .name("ui"), .value(interface.language.rawValue))
      }
    }
  }
}
