import KheoText

/// Reads the units, places and people of one article: words, forms of the lexicon, phrases. Reused from article to
/// article of one language.
final class ArticleParser {
  let language: Language
  let lexicon: Lexicon
  let traits: GrammarTraits
  let analyzer: Analyzer
  var vocabulary: Vocabulary
  /// The article's text.
  private(set) var source: [UInt8] = []
  var words = ArticleWords()
  var forms = FormFinder()

  var places: [PlacePhrase] = []
  var units: [UnitPhrase] = []
  /// For each word the place phrase whose name begins there, or -1.
  var placeAt: [Int32] = []
  /// For each word the unit phrase whose head begins there, or -1; -2 where one is being read.
  var unitAt: [Int32] = []
  var roles: [RolePhrase] = []
  /// For each word the role phrase that begins there, or -1.
  var roleStarts: [Int32] = []
  /// For each word the role phrase that ends before it, or -1.
  var roleEnds: [Int32] = []
  var people: [PersonPhrase] = []
  /// Keys of the names of places that have a type word.
  var typedNames: Set<[UInt8]> = []
  /// Words inside names of places and units, which are no person's.
  var isTaken: [Bool] = []
  /// Whether the words are lines that may name the authors.
  var isReadingBylines = false
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
    source = article.text
    words.read(article, analyzer: analyzer, vocabulary: &vocabulary)
    forms.find(in: words, vocabulary)
    places.removeAll(keepingCapacity: true)
    units.removeAll(keepingCapacity: true)
    people.removeAll(keepingCapacity: true)
    placeAt.removeAll(keepingCapacity: true)
    placeAt.append(contentsOf: repeatElement(-1, count: words.count))
    unitAt.removeAll(keepingCapacity: true)
    unitAt.append(contentsOf: repeatElement(-1, count: words.count))
    isTaken.removeAll(keepingCapacity: true)
    isTaken.append(contentsOf: repeatElement(false, count: words.count))
  }

  @inline(__always)
  func info(_ word: Int) -> WordInfo { vocabulary[words[word].id] }

  /// Whether a word begins with a capital, digits and parts of compounds aside.
  @inline(__always)
  func isCapital(_ word: Int) -> Bool { words[word].isCapital && !words[word].shape.contains(.part) }

  /// A lexicon's word for an administrative unit that begins at `word`: what it may mean and where it ends.
  func placeType(at word: Int) -> (kinds: PlaceKinds, end: Int, isPlural: Bool)? {
    guard info(word).flags.contains(.lexical) else { return nil }
    var kinds: PlaceKinds = []
    var end = word
    var isPlural = false
    for match in forms.alternatives(.unit, at: word) where match.entry.scope.contains(.place) {
      guard let kind = PlaceKind(name: lexicon.concept(match.entry.kind)) else { continue }
      kinds.insert(PlaceKinds(kind))
      end = Int(match.end)
      isPlural = match.isPlural
    }
    if traits.hasCapitalNouns, !words[word].isCapital, !words[word].shape.contains(.part) { return nil }
    // "Chủ tịch nước": the word is a part of a role.
    if kinds == PlaceKinds(.country), word > 1, let role = forms.match(.role, at: word - 2), Int(role.end) == end {
      return nil
    }
    return kinds.isEmpty ? nil : (kinds, end, isPlural)
  }

  /// A unit's word that begins at `word`, words for administrative units aside.
  func unitHead(at word: Int) -> FormMatch? {
    guard info(word).flags.contains(.lexical) else { return nil }
    guard let match = forms.alternatives(.unit, at: word).first(where: { !$0.entry.scope.contains(.place) }) else {
      return nil
    }
    if traits.isAdjacent, match.end == match.start + 1, isSyllableOfName(word) { return nil }
    return !traits.hasCapitalNouns || hasCapital(match) ? match : nil
  }

  /// Whether a syllable with a capital begins a person's name ("Đoàn Văn Hậu", "Đình Bắc") and no unit's.
  private func isSyllableOfName(_ word: Int) -> Bool {
    guard isCapital(word), word + 1 < words.count, isCapital(word + 1), words[word + 1].gap.isBlank else {
      return false
    }
    let (first, second) = (info(word), info(word + 1))
    guard first.familyWeight >= 3 || first.middleWeight >= 20, second.middleWeight > 0 || second.givenWeight > 0 else {
      return false
    }
    return forms.match(.subject, at: word + 1) == nil && placeType(at: word + 1) == nil
      && gazetteerEnd(at: word + 1) == nil
  }

  /// Whether a noun is among the words of a form, in a language that writes nouns with capitals.
  private func hasCapital(_ match: FormMatch) -> Bool {
    (Int(match.start)..<Int(match.end)).contains { words[$0].isCapital || words[$0].shape.contains(.part) }
  }
}

extension ArticleParser {
  /// Bytes of some words.
  func bytes(of range: Range<Int>) -> Range<Int> {
    Int(words[range.lowerBound].start)..<Int(words[range.upperBound - 1].end)
  }

  /// Some words as written.
  func text(of range: Range<Int>) -> String { String(decoding: source[bytes(of: range)], as: UTF8.self) }
}
