import CICU

/// What single letters become, as ICU and the resource files have it.
struct FoldingRules: Sendable {
  /// What Latin-ASCII makes of lower-case Latin letters: đ → d, ß → ss.
  var latinKeys: [UInt32: [UInt8]]
  /// Letters that always stand for another one.
  var lookAlikes: [UInt32: UInt32] = [:]
  /// Letters of other scripts that stand for a Latin one in a Latin word.
  var latinLookAlikes: [UInt32: UInt32] = [:]

  static let shared = FoldingRules(latinKeys: LetterTableBuilder.latinKeys())

  /// Reads `look-alikes.txt`.
  init(latinKeys: [UInt32: [UInt8]]) {
    self.latinKeys = latinKeys
    for line in Resources.lines("text/look-alikes.txt") {
      let columns = line.split(separator: " ")
      guard columns.count == 3, let found = columns[1].unicodeScalars.first, let meant = columns[2].unicodeScalars.first
      else { continue }
      if columns[0] == "always" { lookAlikes[found.value] = meant.value }
      if columns[0] == "latin" { latinLookAlikes[found.value] = meant.value }
    }
  }

  /// The Latin letter that a letter of another script looks like, as it stands or in lower case.
  func latinLetter(for scalar: UInt32) -> UInt32? {
    latinLookAlikes[scalar] ?? latinLookAlikes[kheo_fold_case(scalar)]
  }

  /// Whether folding drops a combining mark: the marks that any letter may take, and the points of Arabic, Hebrew and
  /// Syriac. Vowel signs of Indic scripts are letters in all but name, and so are the voicing marks of kana.
  static func strips(mark: UInt32) -> Bool {
    if mark == 0x3099 || mark == 0x309A { return false }
    return Int(kheo_script(mark)) != KHEO_SCRIPT_OTHER
  }
}
