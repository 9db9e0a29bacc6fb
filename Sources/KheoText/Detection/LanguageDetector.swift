/// Tells the language of a text: Vietnamese, German, French, Norwegian (bokmål or nynorsk), or another.
///
/// A naive Bayes model over runs of three and four letters inside words and over frequent whole words, with 28 columns of
/// languages in a table of log frequencies (`Resources/detection/features.txt`); the neighbours of Kheo's own
/// languages are in it so that they are recognised as what they are. Vietnamese has a second column for text typed
/// without marks. Text in other scripts is `other` by its letters alone. `docs/LANGUAGES.md` has the model, its
/// sources and its measured accuracy.
///
/// Case and normalisation form make no difference. Cost: two table lookups for each letter and one for each word
/// of the first `mostBytes` bytes; the tables are read once a process, in about a millisecond.
public struct LanguageDetector: Sendable {
  /// A language and how sure the detector is of it.
  public struct Guess: Sendable, Equatable {
    public var language: Language
    /// BCP 47: `vi`, `de`, `fr`, `nb`, `nn`, or for `other` the likeliest tag such as `da`, `sv`, `en`, or `und`.
    public var tag: String
    /// From 0 (no letters at all) to 1: the probability of `language` against the next likely, each letter counted once.
    public var confidence: Double

    public init(language: Language, tag: String, confidence: Double) {
      self.language = language
      self.tag = tag
      self.confidence = confidence
    }
  }

  /// Bytes from the start of a text that are looked at.
  public static let mostBytes = 16_384

  /// A text in which fewer than this share of the letter runs are known is in no language of the table.
  /// Running text of a listed language has 0.75 and more; names and random letters less than a half.
  private static let leastKnown = 0.4

  /// Quarters of bits by which a language without rules of its own must lead.
  /// Two bits once each letter is counted once. Measured: a third fewer Norwegian paragraphs taken for Danish, two fifths
  /// more of Danish manuals taken for Norwegian.
  private static let lead = 24

  public init() {}

  /// The language of `text`, UTF-8 of any quality. Text in several languages counts as the one it has most of.
  public func detect(_ text: UnsafeRawBufferPointer) -> Guess {
    let table = DetectionTable.shared
    var tally = FeatureTally(table: table)
    tally.read(UnsafeRawBufferPointer(rebasing: text.prefix(Self.mostBytes)), letters: LatinLetters.shared)
    if let script = tally.scripts.foreign(latin: tally.latinLetters) {
      return Guess(language: .other, tag: script.tag, confidence: script.share)
    }
    guard tally.known > 0 else { return Guess(language: .other, tag: "und", confidence: 0) }
    if Double(tally.known) < Self.leastKnown * Double(tally.features) {
      return Guess(language: .other, tag: "und", confidence: 1 - Double(tally.known) / Double(tally.features))
    }
    return best(of: tally.scores(), table)
  }

  /// The same for bytes in an array.
  public func detect(_ text: [UInt8]) -> Guess { text.withUnsafeBytes { detect($0) } }

  private func best(of scores: [Int], _ table: DetectionTable) -> Guess {
    // The rivals are rare in Kheo's collections: they must lead by `lead`.
    let scores = scores.indices.map { table.languages[$0] == .other ? scores[$0] : scores[$0] + Self.lead }
    var best = 0
    for column in scores.indices where scores[column] > scores[best] { best = column }
    let language = table.languages[best]
    var second = 0
    for column in scores.indices where table.languages[column] != language || (language == .other && column != best) {
      second = max(second, scores[column])
    }
    // A score counts quarters of bits, and each letter stands in three runs.
    let bits = Double(scores[best] - second) / 12
    return Guess(language: language, tag: table.tags[best], confidence: 1 / (1 + Self.powerOfTwo(-bits)))
  }

  /// 2 to the power of `exponent`, by the exponent's whole part and a short series for the rest (error below 1e-6).
  private static func powerOfTwo(_ exponent: Double) -> Double {
    guard exponent > -1000 else { return 0 }
    let whole = exponent.rounded(.down)
    let x = (exponent - whole) * 0.693_147_180_559_945_3
    let series = 1 + x * (1 + x / 2 * (1 + x / 3 * (1 + x / 4 * (1 + x / 5 * (1 + x / 6 * (1 + x / 7))))))
    return series * Double(sign: .plus, exponent: Int(whole), significand: 1)
  }
}
