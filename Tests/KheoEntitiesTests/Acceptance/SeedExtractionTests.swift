import KheoEntities
import Testing

@Suite("Extraction of the seeds", .enabled(if: GoldArticle.shared != nil, "the shared folder is absent"))
struct SeedExtractionTests {
  private static let stems = [
    "000_45d6e22baeaf413d", "001_b0317ac3a5b6ce7a", "002_468359021295b8b2", "003_dbfb16a4efdd3100",
    "004_b57fbf0374424cd6",
  ]

  @Test("nearly all people and units of the seeds are found, and little else")
  func seeds() {
    var people = ExtractionScore()
    var units = ExtractionScore()
    for stem in Self.stems {
      let article = GoldArticle(stem: stem)
      let found = ExtractionScore.extract(article.text, id: article.id)
      people.add(
        found.people.map { ($0.name, $0.mentions) }, wanted: spans(article, "people"), of: ids(article, "people"))
      units.add(found.units.map { ($0.name, $0.mentions) }, wanted: spans(article, "units"), of: ids(article, "units"))
    }
    #expect(people.f1 >= 0.97, "\(people)")
    #expect(units.f1 >= 0.93, "\(units)")
  }

  private func spans(_ article: GoldArticle, _ kind: String) -> [ExtractionScore.Span] {
    article.gold[kind].array.flatMap { entity -> [ExtractionScore.Span] in
      let id = entity["id"].string!
      var spans = article.mentions(entity).map { ExtractionScore.Span(range: $0, id: id) }
      if entity["item_span"]["start"].int != nil {
        spans.append(ExtractionScore.Span(range: article.range(entity["item_span"]), id: id))
      }
      return spans
    }
  }

  private func ids(_ article: GoldArticle, _ kind: String) -> Set<String> {
    Set(article.gold[kind].array.filter { !$0["mentions"].array.isEmpty }.compactMap { $0["id"].string })
  }
}
