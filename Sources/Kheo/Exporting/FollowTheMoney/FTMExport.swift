import KheoIndex
import KheoSearch

/// Writes an index as entities of FollowTheMoney, one a line: units, people with their offices, then the articles, each with
/// its links to units and people.
///
/// An entity refers to entities of the same export only: links and proofs are written where their articles are.
struct FTMExport {
  private let snapshot: Snapshot
  private let kinds: Set<Kind>
  private let mentionLimit: Int
  private let output: ExportOutput
  private let articles: ArticleNumbers

  init(snapshot: Snapshot, kinds: Set<Kind>, mentionLimit: Int, output: ExportOutput) {
    self.snapshot = snapshot
    self.kinds = kinds
    self.mentionLimit = mentionLimit
    self.output = output
    articles = ArticleNumbers(snapshot)
  }

  func run() throws {
    var identifiers = FTMIdentifiers()
    let all = kinds.contains(.article) ? articles.all : 0..<0
    var window = MentionWindow(articles: all, limit: mentionLimit)
    try forEachCard { number, id, card in
      let entity = FTMCard(card, id: identifiers.card(id))
      let proofs = try proofs(of: card, identifiers: &identifiers)
      try entity.write(to: output, identifiers: &identifiers) { proofs[$0] }
      try gather(card, number: number, entity: entity, into: &window)
    }
    try writeArticles(&window, identifiers: &identifiers)
    while window.articles.upperBound < all.upperBound {
      window = MentionWindow(articles: window.articles.upperBound..<all.upperBound, limit: mentionLimit)
      try forEachCard { number, id, card in
        try gather(card, number: number, entity: FTMCard(card, id: identifiers.card(id)), into: &window)
      }
      try writeArticles(&window, identifiers: &identifiers)
    }
  }

  private func forEachCard(_ body: (_ number: Int, _ id: String, _ card: StoredCard) throws -> Void) throws {
    var number = 0
    for kind in [Kind.unit, .person] where kinds.contains(kind) {
      try snapshot.forEachRecord(of: kind) { id, payload in
        try body(number, id, try StoredCard(payload: payload))
        number += 1
      }
    }
  }

  /// Entities of the articles that state a role, where they are exported.
  private func proofs(of card: StoredCard, identifiers: inout FTMIdentifiers) throws -> [Int: SHA1.Digest] {
    var proofs: [Int: SHA1.Digest] = [:]
    guard kinds.contains(.article) else { return proofs }
    for role in card.roles where proofs[role.article] == nil && card.articles.indices.contains(role.article) {
      let id = card.articles[role.article].id
      if try articles.number(of: id) != nil { proofs[role.article] = identifiers.article(id) }
    }
    return proofs
  }

  private func gather(_ card: StoredCard, number: Int, entity: FTMCard, into window: inout MentionWindow) throws {
    if window.articles.isEmpty { return }
    for article in card.articles {
      guard let articleNumber = try articles.number(of: article.id) else { continue }
      for range in article.mentions {
        let mention = LocatedMention(
          article: articleNumber, card: number, entity: entity.id, schema: entity.form.schema, range: range)
        if let mention { window.add(mention) }
      }
    }
  }

  private func writeArticles(_ window: inout MentionWindow, identifiers: inout FTMIdentifiers) throws {
    let gathered = window.gathered()
    try articles.forEach(window.articles) { number, id, payload in
      let article = FTMArticle(
        try StoredArticle(payload: payload), identifier: id, id: identifiers.article(id), mentions: gathered[number])
      try article.write(to: output, identifiers: &identifiers)
    }
  }
}
