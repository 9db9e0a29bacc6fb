@testable import Kheo

/// Values of the engine with the same hostile text in every place that a document or a query reaches.
enum Hostile {
  /// What has broken out of other pages: OWASP's families of cross-site scripting, shortened.
  static let texts = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)",
    "</title><svg onload=alert(1)>",
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " \u{1}javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "<!--", "-->", "]]>", "<![CDATA[", "&lt;script&gt;", "&#x3c;script&#x3e;", "&", "{query}", "{count}{name}",
    "\u{0}\u{8}\u{B}\u{1F}\u{7F}", "\u{FFFE}\u{FFFF}", "\u{202E}gnp.exe", "<mark>", "</mark></a></li>", "`${alert(1)}`",
    "https://example.org/\"onclick=alert(1)", "//example.org", "\\\\example.org", "vbscript:msgbox",
    "a\u{301}\u{301}\u{301}",
    "?q=x&ui=de#fragment", "%3Cscript%3E", "\r\nSet-Cookie: a=b", "<plaintext>", "<base href=//example.org>",
    "\u{FF1C}script\u{FF1E}", "+ADw-script+AD4-", "é", "𝒳", "",
  ]

  static func answer(_ text: String) -> SearchAnswer {
    let whole = text.utf8.isEmpty ? [] : [0..<text.utf8.count, 1..<2, 5..<3_000]
    var answer = SearchAnswer(
      generation: "1-a", text: text, parsed: text, isEscaped: true, matched: .partial, suggestion: text, micros: 1,
      articleTotal: 40, articles: [])
    answer.articles = [
      SearchAnswer.Article(
        id: text, path: text, score: 1, language: text, title: text, isTitleDerived: false, titleHighlights: whole,
        date: text, source: text, url: text, snippet: text, highlights: whole, alsoIn: [(text, text), ("a", "fr")],
        why: [text], explanation: [(text, 1)])
    ]
    let values = ["language", "year", "source", "place", "kind"].map {
      SearchAnswer.Facet(
        name: $0, values: [.init(value: text, type: text, count: 3), .init(value: "b", type: nil, count: 1_200)])
    }
    answer.articleFacets = values
    answer.units = SearchAnswer.Entities(total: 30, hits: [entity(text, kind: text)], facets: values)
    answer.people = SearchAnswer.Entities(total: 1, hits: [entity(text, kind: "person")], facets: values)
    answer.articlePages = .init(next: "1-a.20.00000000", previous: "1-a.0.00000000")
    return answer
  }

  static func entity(_ text: String, kind: String) -> SearchAnswer.Entity {
    let context = SearchAnswer.Entity.Context(text: text, highlight: 0..<text.utf8.count)
    let mention = SearchAnswer.Entity.Mention(
      article: text, path: text, language: text, date: text, title: text, source: text, utf8: 3..<9, context: context)
    return SearchAnswer.Entity(
      id: text, kind: kind, score: 1, name: text, names: [(text, [text, "b"]), ("fr", [text])], honorifics: [text],
      roles: [text],
      places: [.init(name: text, type: text, isImplied: true), .init(name: "b", type: "b", isImplied: false)],
      articleCount: 60, mentionCount: 70, mentions: [mention], why: [text], explanation: [(text, 1)])
  }

  static func article(_ text: String) -> ShownArticle {
    let bytes = Array("\(text)\n\n  \n\(text) b".utf8)
    return ShownArticle(
      id: text, path: text, language: text, title: text, isTitleDerived: true, date: text, source: text, url: text,
      author: text, text: bytes + [0xFF, 0xC3],
      regions: [.init(isCaption: false, range: 0..<bytes.count), .init(isCaption: true, range: 1..<900)],
      alsoIn: [(text, text)], mention: 1..<bytes.count)
  }

  static func card(_ text: String, kind: String) -> ShownCard {
    let context = SearchAnswer.Entity.Context(text: text, highlight: 0..<1)
    return ShownCard(
      entity: entity(text, kind: kind),
      statedRoles: [.init(text: text, language: text, article: text, date: text), .init(text: text, language: text)],
      articles: [
        .init(
          id: text, path: text, language: text, date: text, title: text, source: text, mentionCount: 2, mention: 1..<2,
          context: context),
        .init(id: text, path: text, language: text, mentionCount: 1),
      ],
      evidence: [text])
  }
}
