import Kheo

/// A unit or a person among the results.
struct CardHit {
  let entity: SearchAnswer.Entity
  let parameters: SearchParameters
  let interface: Interface
  /// Whether it stands in a narrow column, beside other kinds.
  let isCompact: Bool

  private static let personKind = "person"
  private var isPerson: Bool { entity.kind == Self.personKind }

  func write(to html: inout HTML) {
    let language = entity.names.first { $0.names.contains(entity.name) }?.language ?? "other"
    html.element("article", .class("card"), .lang(language)) { html in
      if !isPerson {
        html.element(
          "p", .class("kicker"), .lang(interface.language.rawValue), text: interface.kindName(entity.kind))
      }
      html.element("h3") { html in
        html.element(
          "a", .class("open"), .href(.card(entity.id, isPerson: isPerson, interface)), text: entity.name)
      }
      if !entity.roles.isEmpty {
        html.element("p", .class("role"), .lang(""), text: entity.roles.prefix(2).joined(separator: "; "))
      }
      html.element("div", .lang(interface.language.rawValue)) { html in
        PlaceChain(places: places, interface: interface) { place in
          .search(parameters.with { $0.filters.place = place.name }, interface)
        }.write(to: &html)
        CardNames(names: otherNames, limit: isCompact ? 1 : 3, interface: interface).write(to: &html)
        html.element("p", .class("meta")) { html in
          html.element("span", text: interface.string(.countArticles, entity.articleCount))
          html.element("span", text: interface.string(.countMentions, entity.mentionCount))
          for (language, _) in entity.names { html.element("span", text: interface.languageName(language)) }
        }
      }
      let mentions = entity.mentions.filter { $0.context != nil }.prefix(isCompact ? 1 : 3)
      for mention in mentions { write(mention, to: &html) }
      html.element("div", .class("foot"), .lang(interface.language.rawValue)) { html in
        Why(sentences: entity.why, interface: interface).write(to: &html)
      }
    }
  }

  /// Names that the heading does not say already.
  private var otherNames: [(language: String, names: [String])] {
    entity.names.compactMap { language, names in
      let others = names.filter { $0 != entity.name }
      return others.isEmpty ? nil : (language, others)
    }
  }

  /// A place's chain begins with itself, which its name says already.
  private var places: [SearchAnswer.Entity.Place] {
    entity.places.first?.name == entity.name && entity.places.first?.type == entity.kind
      ? Array(entity.places.dropFirst()) : entity.places
  }

  private func write(_ mention: SearchAnswer.Entity.Mention, to html: inout HTML) {
    guard let context = mention.context else { return }
    html.element("blockquote", .class("mention"), .lang(mention.language)) { html in
      html.element("a", .href(.article(mention.article, mention: mention.utf8, interface))) { html in
        html.excerpt(context.text, [context.highlight])
      }
    }
  }
}

/// Names by language.
struct CardNames {
  let names: [(language: String, names: [String])]
  /// Of one language.
  let limit: Int
  let interface: Interface

  func write(to html: inout HTML) {
    if names.isEmpty { return }
    html.element("ul", .class("names"), .label(interface.string(.cardNames))) { html in
      for (language, names) in names {
        html.element("li") { html in
          html.element(
            "abbr", .title(interface.languageName(language)), text: language == "other" ? "…" : language)
          for (index, name) in names.prefix(limit).enumerated() {
            html.literal(" ")
            html.element("span", .lang(language), text: index + 1 < min(limit, names.count) ? name + ";" : name)
          }
        }
      }
    }
  }
}

/// Places from the smallest to the largest, each a link.
struct PlaceChain {
  let places: [SearchAnswer.Entity.Place]
  let interface: Interface
  let link: (SearchAnswer.Entity.Place) -> Link

  func write(to html: inout HTML) {
    if places.isEmpty { return }
    html.element("ol", .class("chain"), .label(interface.string(.cardPlace))) { html in
      for place in places {
        let kind = interface.kindName(place.type)
        let title = place.isImplied ? "\(kind), \(interface.string(.cardImplied))" : kind
        html.element("li", place.isImplied ? .class("implied") : nil) { html in
          html.element("a", .href(link(place)), .title(title), .lang(""), text: place.name)
        }
      }
    }
  }
}
