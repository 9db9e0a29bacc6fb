/// What may be meant by a text that is still being typed.
public struct Suggestion: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable, Hashable {
    /// The title of an article.
    case article
    case unit
    case person
    /// A word of the articles; the text is all that was typed, its last word completed.
    case term
  }

  public var kind: Kind
  public var text: String
  /// Of the article or the card; nil for terms.
  public var id: String?
  /// Of a person a role or a place; of a unit its kind and the place above (`district, Auen`); of an article source and
  /// date; nil for terms, and where there is nothing to say.
  public var detail: String?
  /// `vi`, `de`, `fr`, `no`, `other`; of an article its tag. Nil for a word of several languages.
  public var language: String?
  /// Bytes of `text` that the typed words cover; empty where they stand in other words of the article or card.
  public var matched: Range<Int>
  /// Articles that name the card or have the word; 1 for an article.
  public var count: Int

  public init(
    kind: Kind, text: String, id: String?, detail: String?, language: String?, matched: Range<Int>, count: Int
  ) {
    self.kind = kind
    self.text = text
    self.id = id
    self.detail = detail
    self.language = language
    self.matched = matched
    self.count = count
  }
}
