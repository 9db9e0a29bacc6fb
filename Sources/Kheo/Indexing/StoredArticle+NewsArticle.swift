import KheoIndex
import KheoNews
import KheoSearch

extension StoredArticle {
  /// What an index keeps of an article.
  init(_ article: NewsArticle) {
    self.init(
      path: article.source.path, languageTag: article.languageTag, title: article.title,
      displayTitle: article.displayTitle, isDisplayTitleDerived: article.isDisplayTitleDerived, date: article.date,
      url: article.url, source: article.site, author: article.author, otherFields: article.source.otherFields,
      regions: article.stretches.map { stretch in
        DocumentText.Region(field: stretch.class == .caption ? .caption : .body, range: stretch.range)
      },
      sourceMap: article.source.sourceMap.runs.map { run in
        SourceMapRun(textOffset: run.textOffset, sourceOffset: run.sourceOffset, sourceLength: run.sourceLength)
      },
      text: article.source.text)
  }
}
