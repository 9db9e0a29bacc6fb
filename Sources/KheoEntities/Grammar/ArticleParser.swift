import KheoText

/// Reads the units, places and people of one article: words, forms of the lexicon, phrases. Reused from article to
/// article of one language.
final class ArticleParser {
  let language: Language
  let lexicon: Lexicon
  let traits: GrammarTraits
  let analyzer: Analyzer
  var vocabulary: Vocabulary
  var words = ArticleWords()
  var forms = FormFinder()

  var places: [PlacePhrase] = []
  var units: [UnitPhrase] = []
  /// For each word the place phrase whose name begins there, or -1.
  var placeAt: [Int32] = []
  /// For each word the unit phrase whose head begins there, or -1; -2 where one is being read.
  var unitAt: [Int32] = []
  /// Words inside names of places and units, which are no person's.
  var isTaken: [Bool] = []
  /// Bytes of a key that is being looked up.
  var scratch: [UInt8] = []

  init(language: Language, analyzer: Analyzer) {
    self.language = language
    self.analyzer = analyzer
    lexicon = .shared(language)
    traits = lexicon.traits
    vocabulary = Vocabulary(language: language)
  }

  /// Reads an article's words and finds its forms.
  func begin(_ article: EntityText) {
    if vocabulary.isFull { vocabulary = Vocabulary(language: language) }
    words.read(article, analyzer: analyzer, vocabulary: &vocabulary)
    forms.find(in: words, vocabulary)
    places.removeAll(keepingCapacity: true)
    units.removeAll(keepingCapacity: true)
    placeAt.removeAll(keepingCapacity: true)
    placeAt.append(contentsOf: repeatElement(-1, count: words.count))
    unitAt.removeAll(keepingCapacity: true)
    unitAt.append(contentsOf: repeatElement(-1, count: words.count))
    isTaken.removeAll(keepingCapacity: true)
    isTaken.append(contentsOf: repeatElement(false, count: words.count))
  }

  func info(_ word: Int) -> WordInfo { vocabulary[words[word].id] }

  /// Whether a word begins with a capital, digits and parts of compounds aside.
  func isCapital(_ word: Int) -> Bool { words[word].isCapital && !words[word].shape.contains(.part) }

  /// A lexicon's word for an administrative unit that begins at `word`: what it may mean and where it ends.
  func placeType(at word: Int) -> (kinds: PlaceKinds, end: Int, isPlural: Bool)? {
    var kinds: PlaceKinds = []
    var end = word
    var isPlural = false
    for match in forms.alternatives(.unit, at: word) where match.entry.scope.contains(.place) {
      guard let kind = PlaceKind(name: lexicon.concept(match.entry.kind)) else { continue }
      kinds.insert(PlaceKinds(kind))
      end = Int(match.end)
      isPlural = match.isPlural
    }
    return kinds.isEmpty ? nil : (kinds, end, isPlural)
  }

  /// A unit's word that begins at `word`, words for administrative units aside.
  func unitHead(at word: Int) -> FormMatch? {
    forms.alternatives(.unit, at: word).first { !$0.entry.scope.contains(.place) }
  }
}
