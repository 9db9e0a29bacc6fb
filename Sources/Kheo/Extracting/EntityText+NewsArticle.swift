import KheoEntities
import KheoNews

extension EntityText {
  /// What extraction reads of an article: its title where the text has it, its body and its captions.
  init(_ article: NewsArticle) {
    self.init(
      text: article.source.text,
      stretches: article.lines.compactMap { line in
        switch line.class {
        case .title, .body, .caption: Stretch(range: line.content, isCaption: line.class == .caption)
        case .boilerplate, .empty: nil
        }
      },
      language: article.language, author: article.author, date: article.date)
  }
}
