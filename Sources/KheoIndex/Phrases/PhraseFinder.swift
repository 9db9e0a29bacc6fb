import KheoText

/// Finds the terms of several words in the tokens of documents. One per segment: what a spelling is in a language is asked once.
struct PhraseFinder {
  /// The beginning of a term.
  private struct Beginning {
    var state: UInt32
    /// Where it begins.
    var start: UInt32
    /// Where its next word stands, if it goes on.
    var next: UInt32
  }

  private let lexicon: PhraseLexicon
  private let stemming: SegmentBuilder.Stemming
  /// By `Language.rawValue` and number of the spelling, which words of terms it is: an index into `wordSets`, `unknown` before it was
  /// asked.
  private var setsOfSpellings = [[UInt32]](repeating: [], count: Language.allCases.count)
  private static let unknown = UInt32.max
  private var wordSets: [[UInt32]] = [[]]
  private var beginnings: [Beginning] = []
  private var following: [Beginning] = []

  init(_ lexicon: PhraseLexicon, stemming: @escaping SegmentBuilder.Stemming) {
    self.lexicon = lexicon
    self.stemming = stemming
  }

  /// Calls `body` with the key of each term among the tokens of a stretch, and the place of its first word, in the order of their
  /// ends. `spellings` and `places` go side by side.
  mutating func forEach(
    in spellings: UnsafeBufferPointer<UInt32>, _ places: UnsafeBufferPointer<UInt32>, language: Language,
    interner: SpellingInterner,
    _ body: (_ key: [UInt8], _ place: UInt32) -> Void
  ) {
    beginnings.removeAll(keepingCapacity: true)
    for (spelling, place) in zip(spellings, places) {
      let words = wordSet(of: spelling, language, interner)
      following.removeAll(keepingCapacity: true)
      // More than one token may stand at a place.
      for beginning in beginnings where beginning.next >= place { following.append(beginning) }
      for word in wordSets[words] {
        for beginning in beginnings where beginning.next == place {
          step(from: beginning.state, by: word, start: beginning.start, place, body)
        }
        step(from: 0, by: word, start: place, place, body)
      }
      swap(&beginnings, &following)
    }
  }

  private mutating func step(
    from state: UInt32, by word: UInt32, start: UInt32, _ place: UInt32,
    _ body: (_ key: [UInt8], _ place: UInt32) -> Void
  ) {
    guard let state = lexicon.state(after: state, word) else { return }
    // Inflections and letters may both say that a spelling is a word.
    if following.contains(where: { $0.state == state && $0.start == start }) { return }
    following.append(Beginning(state: state, start: start, next: place &+ 1))
    if let phrase = lexicon.phrase(at: state) { body(lexicon.keys[phrase], start) }
  }

  private mutating func wordSet(of spelling: UInt32, _ language: Language, _ interner: SpellingInterner) -> Int {
    let row = Int(language.rawValue)
    let number = Int(spelling)
    if number >= setsOfSpellings[row].count {
      let missing = max(number + 1, setsOfSpellings[row].count * 2) - setsOfSpellings[row].count
      setsOfSpellings[row].append(contentsOf: repeatElement(Self.unknown, count: missing))
    }
    let known = setsOfSpellings[row][number]
    if known != Self.unknown { return Int(known) }
    let bytes = Array(interner.spellings[spelling])
    let key = Array(interner.keys[interner.keyOfSpelling[number]])
    let words = lexicon.recognition(language, key, bytes) { stemming(language, bytes) }
    if !words.isEmpty { wordSets.append(words) }
    let set = words.isEmpty ? 0 : wordSets.count - 1
    setsOfSpellings[row][number] = UInt32(set)
    return set
  }
}
