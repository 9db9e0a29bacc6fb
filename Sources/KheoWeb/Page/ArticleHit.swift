import Kheo

/// An article among the results.
struct ArticleHit {
  let article: SearchAnswer.Article
  let interface: Interface

  func write(to html: inout HTML) {
    html.element("article", .class("hit"), .lang(article.language)) { html in
      html.element("h3") { html in
        html.element("a", .class("open"), .href(.article(article.id, interface))) { html in
          if article.title.isEmpty {
            html.element("span", .lang(interface.language.rawValue), text: interface.string(.hitUntitled))
          } else {
            html.marked(article.title, article.titleHighlights)
          }
        }
      }
      html.element("div", .class("meta"), .lang(interface.language.rawValue)) { writeMeta(to: &$0) }
      html.element("p", .class("snippet")) { $0.excerpt(article.snippet, article.highlights) }
      html.element("div", .class("foot"), .lang(interface.language.rawValue)) { html in
        AlsoIn(versions: article.alsoIn, interface: interface).write(to: &html)
        if let link = Link.external(article.url) {
          html.element("a", .href(link), .rel("noopener noreferrer"), text: interface.string(.hitOriginal))
        }
        Why(sentences: article.why, interface: interface).write(to: &html)
      }
    }
  }

  private func writeMeta(to html: inout HTML) {
    if let source = article.source, !source.isEmpty { html.element("span", .class("source"), text: source) }
    if let date = article.date {
      html.element("time", .text("datetime", date), text: interface.date(date))
    }
    html.element("span", text: interface.languageName(article.language))
  }
}

/// Links to the same story in other languages.
struct AlsoIn {
  let versions: [(id: String, language: String)]
  let interface: Interface

  func write(to html: inout HTML) {
    if versions.isEmpty { return }
    html.element("span", .class("also")) { html in
      html.template(interface.string(.hitAlso)) { _, html in
        for (index, version) in versions.enumerated() {
          if index > 0 { html.literal(", ") }
          html.element(
            "a", .href(.article(version.id, interface)), .text("hreflang", LanguageTag.checked(version.language)),
            text: interface.languageName(version.language))
        }
      }
    }
  }
}

/// Why something is among the results, in the engine's words, which are English.
struct Why {
  let sentences: [String]
  let interface: Interface

  func write(to html: inout HTML) {
    if sentences.isEmpty { return }
    html.element("details", .class("why")) { html in
      html.element("summary", text: interface.string(.hitWhy))
      html.element("ul", .lang("en")) { html in for sentence in sentences { html.element("li", text: sentence) } }
    }
  }
}
