import Kheo

/// A unit or a person: names, place, roles, and the articles with what they say.
struct CardPage {
  let card: ShownCard
  let interface: Interface

  private var entity: SearchAnswer.Entity { card.entity }
  private var isPerson: Bool { entity.kind == "person" }

  func page(_ frame: PageFrame) -> [UInt8] {
    let address = PageAddress.card(entity.id, isPerson: isPerson)
    return frame.page(PageFrame.Subject(title: entity.name, address: address)) { html in
      html.element("article", .class("prose entity")) { html in
        writeHeader(to: &html)
        html.element("dl", .class("facts")) { writeFacts(to: &$0) }
        html.element("h2", text: interface.string(.cardMentions))
        html.element("ol", .class("hits")) { html in
          for article in card.articles { html.element("li") { write(article, to: &$0) } }
        }
        if entity.articleCount > card.articles.count {
          let rest = entity.articleCount - card.articles.count
          html.element("p", .class("more"), text: interface.string(.countMoreArticles, rest))
        }
        writeEvidence(to: &html)
      }
    }
  }

  private func writeHeader(to html: inout HTML) {
    html.element("p", .class("kicker"), text: interface.kindName(entity.kind))
    let language = entity.names.first { $0.names.contains(entity.name) }?.language ?? "other"
    html.element("h1", .lang(language), text: entity.name)
    html.element("p", .class("meta")) { html in
      html.element("span", text: interface.string(.countArticles, entity.articleCount))
      html.element("span", text: interface.string(.countMentions, entity.mentionCount))
      let query = QueryPhrase.of(entity.name)
      let search = SearchParameters(query: query).with { $0.kinds = .article }
      html.element("a", .href(.search(search, interface)), text: interface.string(.cardSearch))
    }
  }

  private func writeFacts(to html: inout HTML) {
    fact(.cardNames, to: &html) { html in
      CardNames(names: entity.names, limit: 20, interface: interface).write(to: &html)
    }
    if !entity.places.isEmpty {
      fact(.cardPlace, to: &html) { html in
        PlaceChain(places: entity.places, interface: interface) { place in
          .search(SearchParameters(query: "").with { $0.filters.place = place.name }, interface)
        }.write(to: &html)
      }
    }
    if !entity.honorifics.isEmpty {
      fact(.cardAddressed, to: &html) { $0.text(entity.honorifics.joined(separator: ", ")) }
    }
    if !card.statedRoles.isEmpty {
      fact(.cardRoles, to: &html) { html in
        html.element("ul", .class("roles")) { html in
          for role in card.statedRoles { html.element("li") { write(role, to: &$0) } }
        }
      }
    }
  }

  private func fact(_ title: StringKey, to html: inout HTML, content: (inout HTML) -> Void) {
    html.element("dt", text: interface.string(title))
    html.element("dd", content: content)
  }

  private func write(_ role: ShownCard.Role, to html: inout HTML) {
    if let article = role.article {
      html.element("a", .href(.article(article, interface)), .lang(role.language), text: role.text)
    } else {
      html.element("span", .lang(role.language), text: role.text)
    }
    html.literal(" ")
    html.element("span", .class("meta")) { html in
      html.element("span", text: interface.languageName(role.language))
      if let date = role.date { html.element("time", .text("datetime", date), text: interface.date(date)) }
    }
  }

  private func write(_ article: ShownCard.Article, to html: inout HTML) {
    html.element("div", .class("hit"), .lang(article.language)) { html in
      html.element("h3") { html in
        html.element(
          "a", .class("open"), .href(.article(article.id, mention: article.mention, interface)),
          text: article.title ?? article.path)
      }
      html.element("div", .class("meta"), .lang(interface.language.rawValue)) { html in
        if let source = article.source { html.element("span", .class("source"), text: source) }
        if let date = article.date { html.element("time", .text("datetime", date), text: interface.date(date)) }
        html.element("span", text: interface.languageName(article.language))
        html.element("span", text: interface.string(.countMentions, article.mentionCount))
      }
      if let context = article.context {
        html.element("p", .class("snippet")) { $0.excerpt(context.text, [context.highlight]) }
      }
    }
  }

  private func writeEvidence(to html: inout HTML) {
    if card.evidence.isEmpty { return }
    html.element("details", .class("why")) { html in
      html.element("summary", text: interface.string(.cardEvidence))
      html.element("ul", .lang("en")) { html in
        for sentence in card.evidence { html.element("li", text: sentence) }
      }
    }
  }
}

/// A text as a quotation of the query language.
enum QueryPhrase {
  static func of(_ text: String) -> String {
    let quotes: Set<Character> = ["\"", "“", "”", "„", "«", "»"]
    return "\"\(text.filter { !quotes.contains($0) })\""
  }
}
