package import KheoText

/// What of a text that is proposed the typed words cover.
package struct TypedCover: Sendable, Equatable {
  /// How the text holds the words. Less is better.
  package enum Place: Int, Sendable, Comparable {
    /// They are the whole of it.
    case whole
    /// It begins with them.
    case beginning
    /// They stand in it, one after the other.
    case inside
    /// They stand in it apart from each other, or not all of them.
    case apart

    package static func < (a: Place, b: Place) -> Bool { a.rawValue < b.rawValue }
  }

  package var place: Place
  /// Bytes of the text; where the words stand apart, those of the last one.
  package var range: Range<Int>
  /// The folded words of the text, a blank between two: the same for texts that differ in marks, case and signs only.
  package var foldedText: [UInt8]

  /// Looks for the words in a text. `buffer` is scratch memory.
  package static func of(
    _ typed: TypedText, in text: String, language: Language, analyzer: Analyzer, buffer: inout TokenBuffer
  ) -> TypedCover {
    let bytes = Array(text.utf8)
    bytes.withUnsafeBytes { analyzer.analyze($0, language: language, into: &buffer) }
    let (words, tokens) = (typed.words, buffer.tokens)
    var foldedText: [UInt8] = []
    for token in tokens {
      if !foldedText.isEmpty { foldedText.append(0x20) }
      foldedText += buffer.key(of: token)
    }
    func cover(_ place: Place, _ range: Range<Int>) -> TypedCover {
      TypedCover(place: place, range: range, foldedText: foldedText)
    }
    guard let last = words.last else { return cover(.apart, 0..<0) }
    func form(of word: TypedText.Word, at index: Int) -> TypedText.Form? {
      let key = buffer.key(of: tokens[index])
      return word.forms.first { word.isPrefix ? key.starts(with: $0.key) : key.elementsEqual($0.key) }
    }
    func end(of form: TypedText.Form, at index: Int) -> Int {
      let token = tokens[index]
      if Int(token.keyLength) == form.key.count { return Int(token.end) }
      let word = Array(bytes[Int(token.start)..<Int(token.end)])
      return Int(token.start) + min(word.count, MarkAgreement.byteCount(of: word, coveredByKeyOf: form.key.count))
    }
    if tokens.count >= words.count {
      for start in 0...tokens.count - words.count {
        guard words.indices.dropLast().allSatisfy({ form(of: words[$0], at: start + $0) != nil }),
          let lastForm = form(of: last, at: start + words.count - 1)
        else { continue }
        let end = end(of: lastForm, at: start + words.count - 1)
        let isWhole = words.count == tokens.count && end == Int(tokens[tokens.count - 1].end)
        return cover(start > 0 ? .inside : isWhole ? .whole : .beginning, Int(tokens[start].start)..<end)
      }
    }
    for index in tokens.indices {
      if let form = form(of: last, at: index) {
        return cover(.apart, Int(tokens[index].start)..<end(of: form, at: index))
      }
    }
    return cover(.apart, 0..<0)
  }
}
