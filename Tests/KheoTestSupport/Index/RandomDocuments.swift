import KheoIndex
import KheoText

/// Random documents over a small vocabulary in which common words are very common, some words have several spellings,
/// and all fields occur.
package struct RandomDocuments {
  private var generator: SplitMix64
  private let vocabulary: [(key: String, spellings: [String])]

  package init(seed: UInt64, vocabularyCount: Int = 60) {
    var generator = SplitMix64(seed: seed)
    vocabulary = (0..<vocabularyCount).map { number in
      let key = Self.word(number)
      let spellings = (0..<Int.random(in: 1...4, using: &generator)).map { variant in
        variant == 0 ? key : key + ["\u{301}", "ü", "đ"][variant - 1]
      }
      return (key, spellings)
    }
    self.generator = generator
  }

  /// The next document. Its date and its payload are random, its id is the caller's. Its source follows from its date.
  package mutating func next(
    identifier: String, wordCount: ClosedRange<Int> = 0...40, payloadLimit: Int = 60
  ) -> SyntheticDocument {
    var document = SyntheticDocument(identifier: identifier)
    document.language = Language.allCases.randomElement(using: &generator)!
    document.date = Bool.random(using: &generator) ? Int32.random(in: -10_000...30_000, using: &generator) : nil
    document.source = document.date.flatMap { $0 % 5 == 0 ? nil : "source\($0 % 5)" }
    document.payload = (0..<Int.random(in: 0...payloadLimit, using: &generator)).map { _ in
      UInt8.random(in: 0...255, using: &generator)
    }
    if Bool.random(using: &generator) {
      document.titleLine = Line(
        weight: UInt64.random(in: 0...9, using: &generator), record: Array(document.payload.prefix(3)),
        tellsFirstWord: Bool.random(using: &generator))
    }
    for field in Field.allCases where field == .body || Bool.random(using: &generator) {
      let count = Int.random(in: wordCount, using: &generator)
      document.fields.append((field, words(field == .body ? count : count / 8)))
    }
    return document
  }

  private mutating func words(_ count: Int) -> [SyntheticDocument.Word] {
    var position: UInt32 = 0
    return (0..<count).map { _ in
      // The product of two even draws favours the low numbers, as language does.
      let draw = Double.random(in: 0..<1, using: &generator) * Double.random(in: 0..<1, using: &generator)
      let entry = vocabulary[Int(draw * Double(vocabulary.count))]
      defer { position += UInt32.random(in: 0...9, using: &generator) == 0 ? 150 : 1 }
      return SyntheticDocument.Word(
        key: entry.key, spelling: entry.spellings.randomElement(using: &generator)!, position: position)
    }
  }

  private static func word(_ number: Int) -> String {
    var rest = number
    var word = "w"
    repeat {
      word.unicodeScalars.append(Unicode.Scalar(UInt8(97 + rest % 7)))
      rest /= 7
    } while rest > 0
    return word
  }
}
