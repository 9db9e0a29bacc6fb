/// What all pages have around their content: head, search form, foot.
struct PageFrame {
  /// What differs from page to page.
  struct Subject {
    var title: String
    /// Where the page is, for the canonical link and for the links to other languages.
    var address: PageAddress
    /// Whether search engines may keep the page.
    var isIndexed = false
    /// What stands in the search box.
    var query = ""
    /// Parameters that the search form keeps, besides the query.
    var kept: [QueryItems.Item] = []
    /// Whether the search box is the middle of the page.
    var isHome = false
  }

  let interface: Interface
  let assets: Assets
  let baseURL: String

  func page(_ subject: Subject, content: (inout HTML) -> Void) -> [UInt8] {
    var html = HTML()
    html.literal("<!doctype html>\n")
    html.element("html", .lang(interface.language.rawValue)) { html in
      html.element("head") { writeHead(subject, to: &$0) }
      html.element("body", subject.isHome ? .class("home") : nil) { html in
        html.element("a", .class("skip"), .href(.fragment("content")), text: interface.string(.siteSkip))
        html.element("header", .class("site")) { writeHeader(subject, to: &$0) }
        html.element("main", .id("content"), .fixed("tabindex", "-1")) { html in
          html.element("p", .id("status"), .class("unseen"), .role("status"))
          content(&html)
        }
        html.element("footer", .class("site")) { writeFooter(subject, to: &$0) }
      }
    }
    html.literal("\n")
    return html.bytes
  }

  private func writeHead(_ subject: Subject, to html: inout HTML) {
    html.void("meta", .fixed("charset", "utf-8"))
    html.element("title", text: subject.title.isEmpty ? "Kheo" : "\(subject.title) – Kheo")
    html.void("meta", .name("viewport"), .content("width=device-width, initial-scale=1"))
    html.void("meta", .name("color-scheme"), .content("light dark"))
    html.void("meta", .name("referrer"), .content("no-referrer"))
    if !subject.isIndexed { html.void("meta", .name("robots"), .content("noindex, nofollow")) }
    if !baseURL.isEmpty {
      html.void("link", .rel("canonical"), .href(.address(subject.address, base: baseURL)))
    }
    html.void("link", .rel("icon"), .type("image/svg+xml"), .href(.asset(assets.icon)))
    html.void("link", .rel("stylesheet"), .href(.asset(assets.style)))
    html.void(
      "link", .rel("search"), .type("application/opensearchdescription+xml"), .title("Kheo"),
      .href(.path("/opensearch.xml")))
    html.element("script", .src(.asset(assets.script)), .flag("defer"))
  }

  private func writeHeader(_ subject: Subject, to html: inout HTML) {
    html.element("a", .class("wordmark"), .href(.page("/", interface)), .label(interface.string(.siteHome))) { html in
      Wordmark.write(to: &html)
      html.element("span", text: "Kheo")
    }
    SearchForm(interface: interface, query: subject.query, kept: subject.kept).write(to: &html)
    html.element("nav", .class("aside"), .label(interface.string(.siteHelp))) { html in
      html.element("a", .href(.page("/help", interface)), text: interface.string(.siteHelp))
    }
  }

  private func writeFooter(_ subject: Subject, to html: inout HTML) {
    html.element("nav", .label(interface.string(.siteLanguages))) { html in
      html.element("ul", .class("line")) { html in
        for language in InterfaceLanguage.allCases {
          html.element("li") { html in
            html.element(
              "a", .href(.inLanguage(language, of: subject.address)), .lang(language.rawValue),
              .text("hreflang", language.rawValue), .current(language == interface.language, "true"),
              text: language.ownName)
          }
        }
      }
    }
    html.element("p", .class("keys"), text: interface.string(.siteKeys))
  }
}

/// The sign of Kheo: the last letter of the word, as Vietnamese writes it with a tone mark.
enum Wordmark {
  static func write(to html: inout HTML) {
    html.element(
      "svg", .fixed("viewBox", "0 0 32 32"), .fixed("width", "32"), .fixed("height", "32"),
      .fixed("aria-hidden", "true"), .fixed("focusable", "false")
    ) { html in
      html.element(
        "circle", .fixed("cx", "16"), .fixed("cy", "20.5"), .fixed("r", "8.5"), .fixed("fill", "none"),
        .fixed("stroke", "currentColor"), .fixed("stroke-width", "4"))
      html.element(
        "path", .fixed("d", "M19.5 7 23.5 2.5"), .fixed("fill", "none"), .fixed("stroke", "currentColor"),
        .fixed("stroke-width", "4"), .fixed("stroke-linecap", "round"))
    }
  }
}
