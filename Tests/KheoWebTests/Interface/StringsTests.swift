import Kheo
import Testing

@testable import KheoWeb

/// The files that translators edit.
@Suite struct StringsTests {
  @Test("Every language has every key, and none that is unknown", arguments: InterfaceLanguage.allCases)
  func keys(language: InterfaceLanguage) {
    let entries = StringTable.entries(language)
    var expected = Set(StringKey.allCases.map(\.rawValue))
    for key in PluralKey.allCases {
      expected.insert("\(key.rawValue).other")
      if language != .vietnamese { expected.insert("\(key.rawValue).one") }
    }
    #expect(Set(entries.keys) == expected)
    #expect(entries.values.allSatisfy { !$0.isEmpty && !$0.contains("\t") })
  }

  /// The first of a month is a word of its own in French.
  private static let excepted: Set<StringKey> = [.dateFirstDay]

  @Test(
    "A string has the same placeholders in every language",
    arguments: StringKey.allCases.filter { !excepted.contains($0) })
  func placeholders(key: StringKey) {
    let slots = InterfaceLanguage.allCases.map { language in
      Set(
        StringTemplate.parts(StringTable.of(language)[key]).compactMap { part in
          if case .slot(let name) = part { name } else { nil }
        })
    }
    // A language may write the first of a month as a word.
    let optional: Set<String> = key == .dateFirstDay ? ["day"] : []
    #expect(slots.allSatisfy { $0.subtracting(optional) == slots[0].subtracting(optional) }, "\(slots)")
  }

  @Test("Each key stands once in a file", arguments: InterfaceLanguage.allCases)
  func once(language: InterfaceLanguage) {
    let keys = Resources.lines("web/strings/\(language.rawValue).tsv").map { $0.prefix { $0 != "\t" } }
    #expect(Set(keys).count == keys.count)
  }

  @Test("Every kind of unit and of place has a name in every language")
  func kinds() {
    let columns = { (name: String, column: Int) in
      Resources.lines(name).map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)[column] }
    }
    let kinds = Set(
      columns("entities/units.tsv", 1) + columns("entities/organisations.tsv", 0)
        + columns("entities/legal-forms.tsv", 2))
    #expect(kinds.subtracting(KindNames.kinds) == [])
    for kind in KindNames.kinds {
      for language in InterfaceLanguage.allCases { #expect(!KindNames.name(kind, language).isEmpty) }
    }
    #expect(KindNames.name("shadow_cabinet", .german) == "shadow cabinet")
  }
}
