import KheoText

/// The compiled lexicon of one language: the words that its forms are made of, and the forms as paths over them.
///
/// A word of a text is looked up once by its spelling and gives the lexicon's words it may be a form of; a form of several
/// words is then a walk from node to node.
struct Lexicon: Sendable {
  /// A lexicon word that a spelling may be a form of.
  struct Reading: Sendable, Hashable {
    var word: UInt32
    /// The spelling has an ending of the plural.
    var isPlural: Bool
  }

  static let root: UInt32 = 0

  let language: Language
  let traits: GrammarTraits
  /// Names of concepts, kinds and levels, by the numbers that entries have.
  private(set) var concepts: [String] = []
  private var conceptNumbers: [Substring: UInt16] = [:]
  private var wordNumbers: [[UInt8]: UInt32] = [:]
  private var readings: [[UInt8]: [Reading]] = [:]
  /// Words that are a level by themselves.
  private var levelWords: [UInt32: UInt16] = [:]
  private var edges: [UInt64: UInt32] = [:]
  private var entriesAtNode: [[LexiconEntry]] = [[]]
  /// Kinds whose units are where a bare name behind them says.
  private(set) var localKinds: Set<UInt16> = []
  /// Kinds of which one that is for something is a particular one.
  private(set) var purposeKinds: Set<UInt16> = []
  /// Kinds whose class noun is no part of the proper name behind it.
  private(set) var apposedKinds: Set<UInt16> = []
  /// Words that compounds may begin with, and words that compounds not listed may end in.
  private(set) var compoundParts: Set<UInt32> = []
  private(set) var compoundHeads: Set<UInt32> = []

  private static let compiled: [Language: Lexicon] = Dictionary(
    uniqueKeysWithValues: Language.allCases.map { ($0, Lexicon(language: $0)) })

  /// The lexicon of a language, compiled once a process.
  static func shared(_ language: Language) -> Lexicon { compiled[language]! }

  init(language: Language) {
    self.language = language
    traits = GrammarTraits(language)
    let analyzer = Analyzer()
    let endings = LexiconSource.endings(language)
    let forms = LexiconSource.forms(language)
    defer {
      localKinds = Set(LexiconSource.kinds("local").compactMap { conceptNumbers[$0] })
      purposeKinds = Set(LexiconSource.kinds("purpose").compactMap { conceptNumbers[$0] })
      apposedKinds = Set(LexiconSource.kinds("apposed").compactMap { conceptNumbers[$0] })
    }
    // Levels first, so that other forms know them among their words.
    for form in forms where form.category == .level {
      insert(form, analyzer: analyzer, endings: endings)
    }
    for form in forms where form.category != .level {
      insert(form, analyzer: analyzer, endings: endings)
    }
  }

  /// The words of the lexicon that a spelling may be a form of.
  func readings(of spelling: [UInt8]) -> [Reading] { readings[spelling] ?? [] }

  func next(_ node: UInt32, _ word: UInt32) -> UInt32? { edges[UInt64(node) << 32 | UInt64(word)] }

  func entries(at node: UInt32) -> [LexiconEntry] { entriesAtNode[Int(node)] }

  func concept(_ number: UInt16) -> String { concepts[Int(number)] }

  /// The number of a concept or kind; nil where the lexicon has none of the name.
  func number(ofConcept name: String) -> UInt16? { conceptNumbers[name[...]] }

  // MARK: Compiling

  private mutating func insert(
    _ form: LexiconForm, analyzer: Analyzer, endings: [LexiconSource.Ending]
  ) {
    let isSuffix = form.text.first == "-" || form.scope.contains(.suffix)
    let tokens = analyzer.analyze(String(form.text.drop { $0 == "-" }), language: language)
    if tokens.tokens.isEmpty { return }
    var node = Self.root
    var level = form.level.isEmpty ? UInt16.max : number(of: form.level)
    for (index, token) in tokens.tokens.enumerated() {
      let word = number(ofWord: Array(tokens.spelling(of: token)))
      if form.category == .level, tokens.tokens.count == 1 {
        levelWords[word] = levelWords[word] ?? number(of: form.concept)
      }
      if form.category == .unit, tokens.tokens.count > 1, level == .max, let known = levelWords[word] { level = known }
      let isLast = index == tokens.tokens.count - 1
      // The noun, which tells the number, is the last word; where adjectives follow it, the first.
      let isNoun =
        (traits.putsLevelInside ? index == 0 : isLast) && (form.category != .subject || !traits.hasCapitalNouns)
      addReadings(
        of: Array(tokens.spelling(of: token)), word: word, endings: endings, isAdjective: !isLast, isNoun: isNoun,
        isUnit: form.category == .unit || form.category == .role)
      if tokens.tokens.count == 1 {
        if [.unit, .subject, .level, .roleModifier, .role].contains(form.category) { compoundParts.insert(word) }
        if isSuffix || form.category == .role { compoundHeads.insert(word) }
      }
      let key = UInt64(node) << 32 | UInt64(word)
      if let known = edges[key] {
        node = known
      } else {
        entriesAtNode.append([])
        edges[key] = UInt32(entriesAtNode.count - 1)
        node = UInt32(entriesAtNode.count - 1)
      }
    }
    entriesAtNode[Int(node)].append(
      LexiconEntry(
        category: form.category, concept: number(of: form.concept), kind: number(of: form.kind), scope: form.scope,
        level: level, isAcronym: Self.isAcronym(form.text), isSmall: form.text.first?.isLowercase ?? false))
  }

  private mutating func number(of concept: Substring) -> UInt16 {
    if let known = conceptNumbers[concept] { return known }
    concepts.append(String(concept))
    conceptNumbers[concept] = UInt16(concepts.count - 1)
    return UInt16(concepts.count - 1)
  }

  private mutating func number(ofWord word: [UInt8]) -> UInt32 {
    if let known = wordNumbers[word] { return known }
    let number = UInt32(wordNumbers.count)
    wordNumbers[word] = number
    return number
  }

  /// Files a word under itself and under itself with every ending. An adjective, which stands before the last word of a
  /// form, changes its ending too.
  private mutating func addReadings(
    of word: [UInt8], word number: UInt32, endings: [LexiconSource.Ending], isAdjective: Bool,
    isNoun: Bool, isUnit: Bool
  ) {
    add(Reading(word: number, isPlural: false), to: word)
    let endsInVowel = word.last.map { "aeiouy".utf8.contains($0) || $0 >= 0x80 } ?? false
    for ending in endings where !ending.isAfterVowel || endsInVowel || !isUnit {
      add(Reading(word: number, isPlural: ending.isPlural && isNoun), to: word + ending.ending)
    }
    guard isAdjective, !isNoun,
      let own = endings.first(where: {
        $0.isOfAdjectives && word.count >= $0.ending.count + 4 && word.ends(with: $0.ending)
      })
    else { return }
    let stem = Array(word.dropLast(own.ending.count))
    add(Reading(word: number, isPlural: false), to: stem)
    for ending in endings where ending.isOfAdjectives {
      add(Reading(word: number, isPlural: false), to: stem + ending.ending)
    }
  }

  private mutating func add(_ reading: Reading, to spelling: [UInt8]) {
    guard let known = readings[spelling]?.firstIndex(where: { $0.word == reading.word }) else {
      readings[spelling, default: []].append(reading)
      return
    }
    // "gruppen" may be met first within another form, where its number does not count.
    if reading.isPlural { readings[spelling]![known].isPlural = true }
  }

  /// Two capitals or more and no small letter.
  private static func isAcronym(_ text: Substring) -> Bool {
    var capitals = 0
    for scalar in text.unicodeScalars {
      if scalar.properties.isLowercase { return false }
      if scalar.properties.isUppercase { capitals += 1 }
    }
    return capitals >= 2
  }
}

extension Collection where Element == UInt8, Self: BidirectionalCollection {
  func ends(with ending: [UInt8]) -> Bool { count >= ending.count && suffix(ending.count).elementsEqual(ending) }
}
