package import KheoText

/// Terms of several words that are indexed as one beside their words, in documents of their language.
///
/// What a query would otherwise have to find by the places of words that may be very common is then a posting list like any other.
package struct PhraseLexicon: Sendable {
  /// A term: the numbers of its words, two or more, and its key in the dictionary.
  package struct Phrase: Sendable {
    package var words: [UInt32]
    package var key: [UInt8]

    package init(words: [UInt32], key: [UInt8]) {
      self.words = words
      self.key = key
    }
  }

  /// Which words of terms a spelling of a language may be, by number. It is asked once for each spelling of a segment; `stems` are
  /// those that the spelling is filed under.
  package typealias Recognition =
    @Sendable (_ language: Language, _ key: [UInt8], _ spelling: [UInt8], _ stems: () -> [[UInt8]]) -> [UInt32]

  let recognition: Recognition
  let keys: [[UInt8]]
  /// From a state, in the higher half, and a word to the next state. States are beginnings of terms; 0 is the empty one.
  private var steps: [UInt64: UInt32] = [:]
  /// By state, the term that it is, by its place in `keys`; -1 for none.
  private var ends: [Int32] = [-1]

  package init(_ phrases: [Phrase], recognition: @escaping Recognition) {
    self.recognition = recognition
    keys = phrases.map(\.key)
    for (number, phrase) in phrases.enumerated() {
      var state: UInt32 = 0
      for word in phrase.words {
        let step = UInt64(state) << 32 | UInt64(word)
        if let next = steps[step] {
          state = next
        } else {
          state = UInt32(ends.count)
          steps[step] = state
          ends.append(-1)
        }
      }
      ends[Int(state)] = Int32(number)
    }
  }

  /// The state that a word leads to; nil where no term goes on so.
  func state(after state: UInt32, _ word: UInt32) -> UInt32? { steps[UInt64(state) << 32 | UInt64(word)] }

  /// The term that a state is; nil for one that is only the beginning of others.
  func phrase(at state: UInt32) -> Int? { ends[Int(state)] < 0 ? nil : Int(ends[Int(state)]) }
}
