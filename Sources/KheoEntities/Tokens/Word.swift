/// A word of an article, or a part of a compound word, as extraction sees it.
struct Word: Sendable {
  /// How a word is written.
  struct Shape: OptionSet, Sendable {
    var rawValue: UInt8
    /// It begins with a capital.
    static let capital = Shape(rawValue: 1)
    /// It has two letters or more, and all are capitals.
    static let allCapitals = Shape(rawValue: 2)
    static let number = Shape(rawValue: 4)
    /// It begins a sentence.
    static let sentenceStart = Shape(rawValue: 8)
    /// It is a capital letter alone.
    static let initial = Shape(rawValue: 16)
    /// It is a part of a compound, and not the first.
    static let part = Shape(rawValue: 32)
    static let caption = Shape(rawValue: 64)
    /// It is a Roman numeral in capitals.
    static let roman = Shape(rawValue: 128)
  }

  /// Bytes of the text.
  var start: UInt32
  var end: UInt32
  /// The word's number in the `Vocabulary`.
  var id: UInt32
  /// What stands before it.
  var gap: Gap
  var shape: Shape

  var isCapital: Bool { shape.contains(.capital) }
}
