/// One screen that says what a query can say, with examples to follow.
struct HelpPage {
  let interface: Interface

  private static let rows: [(query: String, text: StringKey)] = [
    ("Schule Brücke", .helpWords), ("+trường +học", .helpRequired), ("cầu OR pont", .helpOr),
    ("musique -concert", .helpNot), ("\"Rotes Kreuz\"", .helpPhrase), ("kommun*", .helpPrefix),
    ("kreuzug~", .helpFuzzy), ("=nấm", .helpExact),
    ("ordfører NEAR/5 kommune", .helpNear), ("title:école", .helpField), ("lang:no skole", .helpLanguage),
    ("date:2024-01..2025 Rathaus", .helpDate), ("kind:école", .helpKind), ("place:\"Hà Nội\"", .helpPlace),
    ("role:Vorsitzende", .helpRole),
  ]

  func page(_ frame: PageFrame) -> [UInt8] {
    let title = interface.string(.helpTitle)
    return frame.page(PageFrame.Subject(title: title, address: .help, isIndexed: true)) { html in
      html.element("article", .class("prose help")) { html in
        html.element("h1", text: title)
        html.element("p", .class("lead"), text: interface.string(.helpIntro))
        html.element("table") { html in
          html.element("thead") { html in
            html.element("tr") { html in
              html.element("th", .fixed("scope", "col"), text: interface.string(.helpTry))
              html.element("th", .fixed("scope", "col"), text: interface.string(.helpFinds))
            }
          }
          html.element("tbody") { html in for row in Self.rows { write(row.query, row.text, to: &html) } }
        }
        html.element("h2", text: interface.string(.helpMarks))
        html.element("p", text: interface.string(.helpMarksText))
        html.element("h2", text: interface.string(.helpKeys))
        html.element("p", text: interface.string(.siteKeys))
      }
    }
  }

  private func write(_ query: String, _ text: StringKey, to html: inout HTML) {
    html.element("tr") { html in
      html.element("th", .fixed("scope", "row")) { html in
        html.element("a", .href(.search(SearchParameters(query: query), interface))) { html in
          html.element("code", text: query)
        }
      }
      html.element("td", text: interface.string(text))
    }
  }
}
