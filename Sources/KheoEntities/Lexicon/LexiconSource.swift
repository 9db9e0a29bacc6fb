import KheoText

/// A form of a resource file with what it stands for, before it is compiled.
struct LexiconForm {
  var text: Substring
  var category: LexiconEntry.Category
  var concept: Substring
  var kind: Substring = ""
  var scope: LexiconEntry.Scope = []
  /// The level that the word says: what stands behind a plus sign in the concept.
  var level: Substring = ""
}

/// Reads the resource files of the lexicon.
enum LexiconSource {
  /// Letters of a name that counts only in the languages of its line.
  private static let shortName = 5

  /// Every form of a language; of `other` the forms that belong to no language.
  static func forms(_ language: Language) -> [LexiconForm] {
    var forms: [LexiconForm] = []
    if let column = column(of: language) {
      for row in rows("entities/units.tsv", count: 7) {
        let scope = LexiconEntry.Scope(words: row[2])
        let parts = row[0].split(separator: "+", maxSplits: 1)
        forms += split(row[3 + column]).map {
          LexiconForm(
            text: $0, category: .unit, concept: parts[0], kind: row[1], scope: scope,
            level: parts.count > 1 ? parts[1] : "")
        }
      }
      for (file, category) in [
        ("entities/subjects.tsv", LexiconEntry.Category.subject), ("entities/levels.tsv", .level),
        ("entities/roles.tsv", .role), ("entities/role-modifiers.tsv", .roleModifier), ("entities/titles.tsv", .title),
        ("entities/connectors.tsv", .connector),
      ] {
        for row in rows(file, count: 5) {
          forms += split(row[1 + column]).map { LexiconForm(text: $0, category: category, concept: row[0]) }
        }
      }
    }
    for row in rows("entities/organisations.tsv", count: 3) {
      let isHere = row[2].isEmpty || row[2].split(separator: " ").contains { $0 == language.code }
      // A short name means one organisation here and another there.
      forms += split(row[1]).filter { isHere || $0.count > shortName }.map {
        LexiconForm(text: $0, category: .organisation, concept: row[0], kind: row[0])
      }
    }
    for row in rows("entities/legal-forms.tsv", count: 3) {
      forms += [LexiconForm(text: row[0], category: .legalForm, concept: row[1], kind: row[2])]
    }
    return forms
  }

  /// An ending of inflected words.
  struct Ending {
    var ending: [UInt8]
    var isPlural: Bool
    /// Adjectives have it too.
    var isOfAdjectives: Bool
    /// In nouns it follows a vowel only.
    var isAfterVowel: Bool
  }

  /// Endings of inflected words; the longest first.
  static func endings(_ language: Language) -> [Ending] {
    rows("entities/endings.tsv", count: 3).filter { $0[0] == language.code }
      .map { row in
        let traits = row[2].split(separator: " ")
        return Ending(
          ending: Array(row[1].utf8), isPlural: traits.contains("pl"), isOfAdjectives: traits.contains("adj"),
          isAfterVowel: traits.contains("vowel"))
      }
      .sorted { $0.ending.count > $1.ending.count }
  }

  /// Kinds of units with a trait of `kinds.tsv`.
  static func kinds(_ trait: String) -> Set<Substring> {
    Set(rows("entities/kinds.tsv", count: 2).filter { $0[1] == trait }.map { $0[0] })
  }

  private static func column(of language: Language) -> Int? {
    switch language {
    case .vietnamese: 0
    case .german: 1
    case .french: 2
    case .norwegian: 3
    case .other: nil
    }
  }

  // Both cut between bytes: between characters would take several times as long, and
  // whoever searches first waits for it.
  static func rows(_ name: String, count: Int) -> [[Substring]] {
    Resources.lines(name).compactMap { line in
      var fields = line.utf8.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map {
        Substring($0)
      }
      while fields.count < count { fields.append("") }
      return fields
    }
  }

  static func split(_ field: Substring) -> [Substring] {
    field.utf8.split(separator: UInt8(ascii: ";")).compactMap { part in
      var part = part
      while part.first == UInt8(ascii: " ") { part.removeFirst() }
      while part.last == UInt8(ascii: " ") { part.removeLast() }
      return part.isEmpty ? nil : Substring(part)
    }
  }
}
