/// Recognises who wrote an article: `Text: …`, `Nyheter og bilder: …`, `Von …`.
struct Byline {
  let lists: DebrisLists

  func debris(_ line: String, _ shape: LineShape) -> Debris? {
    if let label = DebrisRecognizer.label(of: line), shape.scalars <= 100, isBylineLabel(String(label.word)) {
      let name = Self.name(String(label.rest))
      return isNames(label.rest, most: 9) && !name.isEmpty ? .byline(name) : nil
    }
    guard shape.words <= 8, !shape.endsSentence, let name = afterOpener(line) else { return nil }
    return isNames(Substring(name), most: 7) ? .looseByline(Self.name(name)) : nil
  }

  /// All words between commas and words for "and" are byline words or picture words, and one is a byline word.
  private func isBylineLabel(_ label: String) -> Bool {
    let key = PhraseList.bare(PhraseList.key(label))
    if lists.bylines.contains(key) { return true }
    let joiners: Set<Substring> = ["và", "und", "et", "og", "and", "&"]
    let parts = key.split { ",/&-–".contains($0) }.flatMap { part in
      part.split(separator: " ").split { joiners.contains($0) }.map { $0.joined(separator: " ") }
    }
    guard parts.count >= 2 else { return false }
    return parts.allSatisfy { lists.bylines.contains($0) || lists.pictures.contains($0) }
      && parts.contains { lists.bylines.contains($0) }
  }

  private func afterOpener(_ line: String) -> String? {
    let words = line.split(whereSeparator: \.isWhitespace)
    for count in 1...3 where words.count > count {
      let opener = words[..<count].joined(separator: " ")
      if lists.bylineOpeners.contains(PhraseList.key(opener)) { return words[count...].joined(separator: " ") }
    }
    return nil
  }

  /// Words that begin with a capital, with joiners between; at most `most` of them.
  func isNames(_ text: Substring, most: Int) -> Bool {
    let words = text.split { $0.isWhitespace || ",/&-–(".contains($0) }
    guard !words.isEmpty, words.count <= most else { return false }
    let isCapital = { (word: Substring) in word.unicodeScalars.first.map { ByteText.isCapital($0.value) } ?? false }
    return isCapital(words[0]) && words.allSatisfy { isCapital($0) || lists.nameJoiners.contains($0.lowercased()) }
  }

  /// The name without white space around it and what is no part of it: brackets, bars, a following address.
  static func name(_ text: String) -> String {
    let cut = text.prefix { !"|(/;–•·".contains($0) }
    var words = cut.split(whereSeparator: \.isWhitespace)
    if let dash = words.firstIndex(of: "-") { words = Array(words[..<dash]) }
    if words.last?.contains("@") == true { words.removeLast() }
    var name = words.joined(separator: " ")
    while let last = name.last, ",.:".contains(last) { name.removeLast() }
    return name
  }
}
