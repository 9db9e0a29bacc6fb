import KheoText

/// Tells common nouns from names by their form, where every noun has a capital: by an ending of `noun-endings.tsv`, or as a
/// compound or an inflected form of common words.
enum NounShape {
  private static let minimumStem = 3
  private static let linkers: [[UInt8]] = [
    [], Array("s".utf8), Array("es".utf8), Array("n".utf8), Array("en".utf8), Array("e".utf8),
  ]
  private static let inflections: [[UInt8]] = ["s", "es", "e", "n", "en", "er", "ern", "em"].map { Array($0.utf8) }

  private static let endings: [Language: [[UInt8]]] = {
    var endings: [Language: [[UInt8]]] = [:]
    for line in Resources.lines("entities/noun-endings.tsv") {
      let fields = line.split(separator: "\t")
      guard fields.count == 2, let language = Language.allCases.first(where: { $0.code == fields[0] }) else { continue }
      endings[language, default: []].append(Array(fields[1].utf8))
    }
    return endings
  }()

  /// Whether a word that no list holds is a noun by its form; `spelling` in small letters. Quadratic in the word's length,
  /// which is bounded; asked once a spelling.
  static func isNoun(_ spelling: [UInt8], _ language: Language) -> Bool {
    guard let endings = endings[language], spelling.count < 64 else { return false }
    for ending in endings where spelling.count >= ending.count + minimumStem && spelling.ends(with: ending) {
      return true
    }
    return isInflected(spelling, language) || isCompound(spelling, language)
  }

  private static func isInflected(_ word: [UInt8], _ language: Language) -> Bool {
    for ending in inflections where word.count >= ending.count + 4 && word.ends(with: ending) {
      if CommonWords.shared.isCommon(word.dropLast(ending.count), language) { return true }
    }
    return false
  }

  /// A common word of four letters or more at the end, and a common word before it.
  private static func isCompound(_ word: [UInt8], _ language: Language) -> Bool {
    guard word.count >= 8 else { return false }
    for cut in 3..<word.count - 3 {
      let tail = Array(word[cut...])
      guard CommonWords.shared.isCommon(tail, language) || isInflected(tail, language) else { continue }
      for linker in linkers where cut >= linker.count + 3 && word[..<cut].suffix(linker.count).elementsEqual(linker) {
        if CommonWords.shared.isCommon(word[..<(cut - linker.count)], language) { return true }
      }
    }
    return false
  }
}
