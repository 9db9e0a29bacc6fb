import KheoEntities
import Testing

@Suite("Extraction of the marked articles")
struct ArticleExtractionTests {
  @Test("most people and units of news in four languages are found, and little else")
  func articles() {
    var people = ExtractionScore()
    var units = ExtractionScore()
    let articles = MarkedArticle.all()
    #expect(articles.count >= 60)
    for article in articles {
      let found = ExtractionScore.extract(article.text, id: article.name)
      let optional = article.spans(of: "o")
      for (letter, entities) in [
        ("p" as Character, found.people.map { ($0.name, $0.mentions) }),
        ("u", found.units.map { ($0.name, $0.mentions) }),
      ] {
        let wanted = article.spans(of: letter)
        if letter == "p" {
          people.add(entities, wanted: wanted, of: Set(wanted.map(\.id)), optional: optional)
        } else {
          units.add(entities, wanted: wanted, of: Set(wanted.map(\.id)), optional: optional)
        }
      }
    }
    #expect(people.f1 >= 0.88, "people \(people.f1)")
    #expect(units.f1 >= 0.86, "units \(units.f1)")
  }
}
