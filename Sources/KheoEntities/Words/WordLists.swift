import KheoText

/// Small lists of words by what they tell of the words beside them: verbs of people (`verbs.tsv`), capitals that are no
/// organisation (`no-organisations.txt`).
struct WordLists: Sendable {
  static let shared = WordLists()

  private let verbs: [Language: ByteTable]
  private let noOrganisations: ByteTable

  private init() {
    let columns: [Language] = [.vietnamese, .german, .french, .norwegian]
    var verbs: [Language: ByteTableBuilder] = [:]
    var folder = NameFolder()
    TableLines.forEach("entities/verbs.tsv") { line in
      var rest = line
      let flag: WordInfo.Flags = TableLines.next(&rest).elementsEqual("say".utf8) ? .says : .does
      for language in columns {
        var forms = TableLines.next(&rest)
        while !forms.isEmpty {
          var form = TableLines.next(&forms, UInt8(ascii: ";"))
          while form.first == 0x20 { form = UnsafeRawBufferPointer(rebasing: form.dropFirst()) }
          folder.lowercase(form)
          verbs[language, default: ByteTableBuilder(capacity: 512)].update(folder.bytes) { $0 | UInt32(flag.rawValue) }
        }
      }
    }
    self.verbs = verbs.mapValues { $0.finish() }
    var capitals = ByteTableBuilder(capacity: 512)
    TableLines.forEach("entities/no-organisations.txt") { line in
      var rest = line
      while !rest.isEmpty {
        folder.lowercase(TableLines.next(&rest, UInt8(ascii: " ")))
        capitals.update(folder.bytes) { _ in 1 }
      }
    }
    noOrganisations = capitals.finish()
  }

  /// What the lists say of a word, by its spelling in small letters.
  func flags(of spelling: [UInt8], _ language: Language) -> WordInfo.Flags {
    var flags = WordInfo.Flags(rawValue: UInt16(truncatingIfNeeded: verbs[language]?.value(of: spelling) ?? 0))
    if noOrganisations.value(of: spelling) != nil { flags.insert(.noOrganisation) }
    return flags
  }
}
