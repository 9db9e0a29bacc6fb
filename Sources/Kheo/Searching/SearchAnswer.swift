/// The answer to a search: for each kind how many there are, and the best of them.
public struct SearchAnswer: Sendable {
  /// Whether the hits hold the whole query.
  public enum Matched: String, Sendable {
    /// Every hit does.
    case all
    /// None does; the hits hold part of it.
    case partial
    case none
  }

  /// Articles that were found.
  public struct Article: Sendable {
    public var id: String
    public var path: String
    public var score: Double
    public var language: String
    /// The title, or the first sentence, shortened; `isTitleDerived` tells which.
    public var title: String
    public var isTitleDerived: Bool
    /// Bytes of `title` that matched; empty for a derived title.
    public var titleHighlights: [Range<Int>]
    public var date: String?
    public var source: String?
    public var url: String?
    /// A substring of the text.
    public var snippet: String
    /// Bytes of the snippet's UTF-8, rising.
    public var highlights: [Range<Int>]
    /// The same story in other languages.
    public var alsoIn: [(id: String, language: String)] = []
    /// In words, why the article is here.
    public var why: [String]
    /// What each part of the query added to the score; empty unless asked for.
    public var explanation: [(part: String, score: Double)]
  }

  /// The generation that was searched.
  public var generation: String
  /// The query as it was given.
  public var text: String
  /// The query as it was understood.
  public var parsed: String
  /// Whether part of it could not be read as the query language and was searched as words.
  public var isEscaped: Bool
  public var matched: Matched
  /// A better spelling of the query; nil where there is none.
  public var suggestion: String?
  /// Microseconds from the text of the query to the last hit; nil where an answer is to be the same each time it is made.
  public var micros: Int?
  /// Articles that match, and the best of them.
  public var articleTotal: Int
  public var articles: [Article]
  public var articleFacets: [Facet] = []
  public var articlePages = Pages()
  /// Units that match: organisations, offices, collectives, places.
  public var units = Entities()
  public var people = Entities()
  /// The unit that ranges of mentions are also counted in, besides bytes.
  var offsets = OffsetUnit.utf8
}

extension SearchAnswer {
  /// Where the pages beside this one begin; who serves answers in pages fills it.
  public struct Pages: Sendable, Equatable {
    /// Nil on the last page.
    public var next: String?
    /// Nil on the first page.
    public var previous: String?

    public init(next: String? = nil, previous: String? = nil) {
      self.next = next
      self.previous = previous
    }
  }

  /// What the hits have in common, all of them and not only those that are listed: how many there are of each value.
  public struct Facet: Sendable, Equatable {
    public struct Value: Sendable, Equatable {
      public var value: String
      /// Of a place, what it is.
      public var type: String?
      public var count: Int
    }

    /// `language`, `year`, `source`, `place`, `kind`.
    public var name: String
    /// Nil where it was not asked for.
    public var values: [Value]?
  }

  /// The units or the people of an answer.
  public struct Entities: Sendable {
    /// All that match, exactly.
    public var total = 0
    /// The best of them.
    public var hits: [Entity] = []
    public var facets: [Facet] = []
    public var pages = Pages()
  }

  /// A unit or a person that was found.
  public struct Entity: Sendable {
    public struct Place: Sendable, Equatable {
      public var name: String
      /// `province`, `district` … as in `units.tsv`.
      public var type: String
      /// Whether it follows from the articles and does not stand with a mention.
      public var isImplied: Bool
    }

    /// Where an article names the entity.
    public struct Mention: Sendable {
      /// The article's id.
      public var article: String
      public var path: String
      /// The article's, a code.
      public var language = "other"
      /// ISO 8601: the article's, as stated.
      public var date: String?
      /// The article's title, or its first sentence, shortened; only where there is a context.
      public var title: String?
      /// Where the article is from; only where there is a context.
      public var source: String?
      /// Bytes of the file as it lies on disk, or of the `text` of a JSON line.
      public var utf8: Range<Int>
      /// The range in the unit asked for; nil where the file is not the text byte for byte, as of HTML.
      public var counted: Range<Int>?
      /// The text around it; only for the first few mentions.
      public var context: Context?

      public init(
        article: String, path: String, language: String = "other", date: String? = nil, title: String? = nil,
        source: String? = nil, utf8: Range<Int>, context: Context? = nil
      ) {
        self.article = article
        self.path = path
        self.language = language
        self.date = date
        self.title = title
        self.source = source
        self.utf8 = utf8
        self.context = context
      }
    }

    public struct Context: Sendable, Equatable {
      /// A substring of the article's text.
      public var text: String
      /// Bytes of `text`.
      public var highlight: Range<Int>
    }

    /// Mentions that an answer lists of one entity.
    public static let mentionLimit = 100

    public var id: String
    /// `person`, or the kind of a unit.
    public var kind: String
    public var score: Double
    public var name: String
    /// By language code, in the order vi, de, fr, no, other; the commonest first.
    public var names: [(language: String, names: [String])]
    public var honorifics: [String]
    /// As articles state them, each once.
    public var roles: [String]
    /// From the smallest to the largest.
    public var places: [Place]
    public var articleCount: Int
    public var mentionCount: Int
    /// In the order of the articles; at most `mentionLimit`.
    public var mentions: [Mention]
    /// In words, why the entity is here.
    public var why: [String]
    /// What each part of the ranking added to the score; empty unless asked for.
    public var explanation: [(part: String, score: Double)]
  }
}
