import KheoText

/// What the grammar of names is like in a language (`grammar.tsv`).
struct GrammarTraits: Sendable {
  /// Parts of a unit's name follow each other without small words.
  var isAdjacent = false
  var hasCompounds = false
  var putsTypeBehind = false
  var linksType = false
  var hasCapitalNouns = false
  var putsGenitiveBefore = false
  var putsLevelInside = false
  var hasNoNumber = false

  init(_ language: Language) {
    let columns: [Language] = [.vietnamese, .german, .french, .norwegian]
    guard let column = columns.firstIndex(of: language) else {
      // Of other languages nothing is known; names in English papers put the type word last.
      putsTypeBehind = true
      return
    }
    for line in Resources.lines("entities/grammar.tsv") {
      let fields = line.split(separator: "\t")
      guard fields.count == 5, fields[column + 1] == "yes" else { continue }
      switch fields[0] {
      case "adjacent": isAdjacent = true
      case "compounds": hasCompounds = true
      case "type-behind": putsTypeBehind = true
      case "type-linked": linksType = true
      case "capital-nouns": hasCapitalNouns = true
      case "genitive-before": putsGenitiveBefore = true
      case "level-inside": putsLevelInside = true
      case "no-number": hasNoNumber = true
      default: break
      }
    }
  }
}
