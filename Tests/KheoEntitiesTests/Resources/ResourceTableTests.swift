import KheoText
import Testing

/// The files of the lexicon keep the formats that `docs/ENTITIES.md` states.
@Suite("Resource tables")
struct ResourceTableTests {
  /// A table and what its rows look like.
  struct Table: Sendable, CustomTestStringConvertible {
    var name: String
    var columnCount: Int
    /// Columns behind these that a row may have.
    var traitCount = 0
    /// Columns that hold forms separated by "; ".
    var forms: Range<Int>
    /// How many columns, from the first, name a row once and for all; 0 where rows may share them.
    var keyColumnCount = 1

    var testDescription: String { name }
  }

  static let tables = [
    Table(name: "units.tsv", columnCount: 7, forms: 3..<7),
    Table(name: "subjects.tsv", columnCount: 5, forms: 1..<5),
    Table(name: "levels.tsv", columnCount: 5, forms: 1..<5),
    Table(name: "roles.tsv", columnCount: 5, forms: 1..<5),
    Table(name: "role-modifiers.tsv", columnCount: 5, forms: 1..<5),
    Table(name: "titles.tsv", columnCount: 5, forms: 1..<5),
    Table(name: "connectors.tsv", columnCount: 5, forms: 1..<5),
    Table(name: "organisations.tsv", columnCount: 3, forms: 1..<2, keyColumnCount: 0),
    Table(name: "legal-forms.tsv", columnCount: 3, forms: 0..<1, keyColumnCount: 2),
    Table(name: "endings.tsv", columnCount: 3, traitCount: 2, forms: 1..<2, keyColumnCount: 2),
  ]

  static let kinds: Set<String> = [
    "party_cell", "party_committee", "party_standing_committee", "party_inspection", "mass_mobilisation_commission",
    "peoples_council", "peoples_committee", "fatherland_front", "womens_union", "womens_group", "youth_union",
    "veterans_association", "farmers_association", "trade_union", "red_cross", "police", "military", "school",
    "staff_collective", "residents_collective", "education_department", "government_office", "project", "road",
    "province", "city", "district", "township", "ward", "commune", "village", "street", "place", "court",
    "prosecution", "ministry", "parliament", "party", "company", "bank", "club", "team", "federation", "university",
    "hospital", "institute", "museum", "media", "association", "church", "authority", "residential_group", "region",
    "country", "party_office", "organisation", "theatre",
  ]

  static let levels = Set(rows("levels.tsv").map { $0[0] })

  static func rows(_ name: String) -> [[String]] {
    Resources.lines("entities/" + name).map { columns(of: $0, separator: "\t") }
  }

  static func columns(of line: String, separator: String) -> [String] {
    line.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }

  @Test("Every row has the columns of its table", arguments: tables)
  func columnCounts(table: Table) {
    let rows = Self.rows(table.name)
    #expect(!rows.isEmpty)
    for row in rows {
      #expect((table.columnCount...table.columnCount + table.traitCount).contains(row.count), "\(row[0])")
      #expect(!row[0].isEmpty)
    }
  }

  @Test("Every form is there, trimmed, and written once in its cell", arguments: tables)
  func formsAreClean(table: Table) {
    for row in Self.rows(table.name) where row.count == table.columnCount {
      // A language may have no word of its own for a thing.
      for column in table.forms where !row[column].isEmpty {
        let forms = Self.columns(of: row[column], separator: "; ")
        #expect(Set(forms).count == forms.count, "\(row[0]): \(row[column])")
        for form in forms {
          #expect(!form.isEmpty && !form.contains("  "), "\(row[0]), column \(column)")
          #expect(form.first != " " && form.last != " ", "\(row[0]): \(form)")
          #expect(form.first != ";" && form.last != ";", "\(row[0]): \(form)")
        }
      }
    }
  }

  @Test("No two rows have one concept", arguments: tables)
  func conceptsAreUnique(table: Table) {
    guard table.keyColumnCount > 0 else { return }
    var seen = Set<[String]>()
    for row in Self.rows(table.name) {
      let key = Array(row.prefix(table.keyColumnCount))
      #expect(seen.insert(key).inserted, "\(key)")
    }
  }

  @Test("Every file is NFC", arguments: tables.map(\.name) + ["names/particles.txt"])
  func filesAreNFC(name: String) {
    let bytes = Resources.bytes("entities/" + name)
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 3 * bytes.count, alignment: 1)
    defer { room.deallocate() }
    let byteCount = Composition.compose(bytes, into: room)
    #expect(byteCount == bytes.count)
    #expect(bytes.elementsEqual(room.prefix(byteCount ?? 0)))
  }

  @Test("Units have known kinds, scopes and levels")
  func unitsAreKnown() {
    let scopes: Set<String> = ["unique", "level", "named", "place", "suffix"]
    for row in Self.rows("units.tsv") {
      #expect(Self.kinds.contains(row[1]), "\(row[0]): \(row[1])")
      let scope = row[2].split(separator: " ").map(String.init)
      #expect(!scope.isEmpty && scopes.isSuperset(of: scope), "\(row[0]): \(row[2])")
      let parts = row[0].split(separator: "+")
      #expect(parts.count == 1 || Self.levels.contains(String(parts[1])), "\(row[0])")
    }
  }

  @Test("Organisations and legal forms have known kinds")
  func organisationsAreKnown() {
    let languages: Set<String> = ["vi", "de", "fr", "no"]
    for row in Self.rows("organisations.tsv") {
      #expect(Self.kinds.contains(row[0]), "\(row)")
      #expect(languages.isSuperset(of: row[2].split(separator: " ").map(String.init)), "\(row)")
    }
    for row in Self.rows("legal-forms.tsv") {
      #expect(Self.kinds.contains(row[2]), "\(row)")
      #expect(["before", "after", "either"].contains(row[1]), "\(row)")
    }
  }

  @Test("A short name means one organisation in each language")
  func organisationsAreDistinct() {
    var owners: [String: Set<String>] = [:]
    for row in Self.rows("organisations.tsv") {
      let stated = row[2].split(separator: " ").map(String.init)
      for name in Self.columns(of: row[1], separator: "; ") {
        let languages = name.count <= 5 && !stated.isEmpty ? stated : ["vi", "de", "fr", "no"]
        for language in languages {
          #expect(owners[name, default: []].insert(language).inserted, "\(name) in \(language)")
        }
      }
    }
  }

  @Test("Endings are of a known language and number")
  func endingsAreKnown() {
    for row in Self.rows("endings.tsv") {
      #expect(["de", "fr", "no"].contains(row[0]), "\(row)")
      #expect(["sg", "pl", "any"].contains(row[2].prefix { $0 != " " }), "\(row)")
    }
  }
}
