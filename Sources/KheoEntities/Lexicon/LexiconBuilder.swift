import KheoText

/// Compiles the forms of the resource files into a `Lexicon`.
struct LexiconBuilder {
  let language: Language
  let traits: GrammarTraits
  private(set) var concepts: [String] = []
  private(set) var conceptNumbers: [Substring: UInt16] = [:]
  private(set) var edges: [UInt64: UInt32] = [:]
  private(set) var entriesAtNode: [[LexiconEntry]] = [[]]
  /// By the number of the word.
  private(set) var compoundRoles: [Lexicon.CompoundRoles] = []
  private var wordNumbers: [[UInt8]: UInt32] = [:]
  /// Values are indices into `readings`, counted from 1.
  private var spellings = ByteTableBuilder(capacity: 1 << 16)
  private var readings: [[Lexicon.Reading]] = []
  /// Words whose endings are filed, with what they were filed as.
  private var inflected: Set<UInt64> = []
  /// Words that are a level by themselves.
  private var levelWords: [UInt32: UInt16] = [:]

  init(language: Language) {
    self.language = language
    traits = GrammarTraits(language)
    let analyzer = Analyzer()
    let endings = LexiconSource.endings(language)
    let forms = LexiconSource.forms(language)
    // Levels first, so that other forms know them among their words.
    for form in forms where form.category == .level {
      insert(form, analyzer: analyzer, endings: endings)
    }
    for form in forms where form.category != .level {
      insert(form, analyzer: analyzer, endings: endings)
    }
  }

  /// Kinds with a trait of `kinds.tsv`.
  func kinds(_ trait: String) -> Set<UInt16> { Set(LexiconSource.kinds(trait).compactMap { conceptNumbers[$0] }) }

  /// The readings of all spellings in one array, and where those of each lie: the start times 256, and the count.
  consuming func finishReadings() -> (ByteTable, [Lexicon.Reading]) {
    var flat: [Lexicon.Reading] = []
    var places: [UInt32] = []
    for list in readings {
      places.append(UInt32(flat.count) << 8 | UInt32(min(list.count, 255)))
      flat += list
    }
    spellings.mapValues { places[Int($0) - 1] }
    return (spellings.finish(), flat)
  }

  private mutating func insert(
    _ form: LexiconForm, analyzer: Analyzer, endings: [LexiconSource.Ending]
  ) {
    let isSuffix = form.text.first == "-" || form.scope.contains(.suffix)
    let tokens = analyzer.analyze(String(form.text.drop { $0 == "-" }), language: language)
    if tokens.tokens.isEmpty { return }
    var node = Lexicon.root
    var level = form.level.isEmpty ? UInt16.max : number(of: form.level)
    for (index, token) in tokens.tokens.enumerated() {
      let word = number(ofWord: Array(tokens.spelling(of: token)))
      if form.category == .level, tokens.tokens.count == 1 {
        levelWords[word] = levelWords[word] ?? number(of: form.concept)
      }
      if form.category == .unit, tokens.tokens.count > 1, level == .max, let known = levelWords[word] { level = known }
      let isLast = index == tokens.tokens.count - 1
      // The noun, which tells the number, is the last word; where adjectives follow it, the first.
      let standsAsNoun = traits.putsLevelInside ? index == 0 : isLast
      let isNoun = [.unit, .role].contains(form.category) && standsAsNoun
      // Foreign papers leave the marks of names out.
      if form.category == .organisation, !traits.isAdjacent {
        add(Lexicon.Reading(word: word, isPlural: false), to: Array(tokens.key(of: token)))
      }
      addReadings(
        of: Array(tokens.spelling(of: token)), word: word,
        // Letters take no ending but the s of a genitive.
        endings: Self.isAcronym(form.text) ? endings.filter { $0.ending.elementsEqual("s".utf8) } : endings,
        isAdjective: !isLast && !standsAsNoun,
        isNoun: isNoun,
        isUnit: form.category == .unit || form.category == .role)
      if tokens.tokens.count == 1 {
        if [.unit, .subject, .level, .roleModifier, .role].contains(form.category) {
          compoundRoles[Int(word)].insert(.part)
        }
        if isSuffix || form.category == .role { compoundRoles[Int(word)].insert(.head) }
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
        level: level, isAcronym: Self.isAcronym(form.text),
        byteCount: UInt16(clamping: tokens.tokens.reduce(0) { $0 + tokens.spelling(of: $1).count }),
        isSmall: form.text.first?.isLowercase ?? false))
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
    compoundRoles.append([])
    return number
  }

  /// Files a word under itself and under itself with every ending. An adjective, which stands before the last word of a
  /// form, changes its ending too.
  private mutating func addReadings(
    of word: [UInt8], word number: UInt32, endings: [LexiconSource.Ending], isAdjective: Bool,
    isNoun: Bool, isUnit: Bool
  ) {
    // A word stands in many forms; its endings are the same in all.
    guard
      inflected.insert(
        UInt64(number) << 4 | (endings.count > 1 ? 8 : 0) | (isUnit ? 4 : 0) | (isAdjective ? 2 : 0) | (isNoun ? 1 : 0)
      ).inserted
    else { return }
    add(Lexicon.Reading(word: number, isPlural: false), to: word)
    let endsInVowel = word.last.map { "aeiouy".utf8.contains($0) || $0 >= 0x80 } ?? false
    for ending in endings where !ending.isAfterVowel || endsInVowel || !isUnit {
      add(Lexicon.Reading(word: number, isPlural: ending.isPlural && isNoun), to: word + ending.ending)
    }
    guard isAdjective,
      let own = endings.first(where: {
        $0.isOfAdjectives && word.count >= $0.ending.count + 4 && word.ends(with: $0.ending)
      })
    else { return }
    let stem = Array(word.dropLast(own.ending.count))
    add(Lexicon.Reading(word: number, isPlural: false), to: stem)
    for ending in endings where ending.isOfAdjectives {
      add(Lexicon.Reading(word: number, isPlural: false), to: stem + ending.ending)
    }
  }

  private mutating func add(_ reading: Lexicon.Reading, to spelling: [UInt8]) {
    let next = UInt32(readings.count + 1)
    var place = next
    spellings.update(spelling) { old in
      place = old == 0 ? next : old
      return place
    }
    if place == next {
      readings.append([reading])
    } else if let known = readings[Int(place) - 1].firstIndex(where: { $0.word == reading.word }) {
      // "gruppen" may be met first within another form, where its number does not count.
      if reading.isPlural { readings[Int(place) - 1][known].isPlural = true }
    } else {
      readings[Int(place) - 1].append(reading)
    }
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

extension BidirectionalCollection where Element == UInt8 {
  func ends(with ending: [UInt8]) -> Bool { count >= ending.count && suffix(ending.count).elementsEqual(ending) }
}
