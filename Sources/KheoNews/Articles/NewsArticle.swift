public import KheoText

/// A document as an article: what of it is text, what language it is in, and what it is called.
public struct NewsArticle: Sendable {
  public var source: SourceDocument
  /// Every line of the text with its class.
  public var lines: [CleanedLine]
  public var language: Language
  /// BCP 47: as stated by the document, or as detected.
  public var languageTag: String
  /// The document's own title; nil where it has none.
  public var title: String?
  /// The title, or the first sentence, shortened, or the document's id.
  public var displayTitle: String
  /// Whether the display title was made of the text.
  public var isDisplayTitleDerived: Bool { title == nil }
  /// The day of publication, as stated.
  public var date: String?
  public var url: String?
  /// The site or the paper.
  public var site: String?
  public var author: String?

  /// The searched stretches of the text, in order: lines of one class that follow each other are one stretch.
  public var stretches: [Stretch] {
    var stretches: [Stretch] = []
    for line in lines where line.class == .body || line.class == .caption {
      if let last = stretches.last, last.class == line.class,
        source.text[last.range.upperBound..<line.content.lowerBound].allSatisfy({ $0 <= 0x20 })
      {
        stretches[stretches.count - 1].range = last.range.lowerBound..<line.content.upperBound
      } else if !line.content.isEmpty {
        stretches.append(Stretch(class: line.class, range: line.content))
      }
    }
    return stretches
  }

  /// A stretch of the text that is searched.
  public struct Stretch: Sendable, Equatable {
    /// `body` or `caption`.
    public var `class`: LineClass
    /// Bytes of the text.
    public var range: Range<Int>
  }
}
