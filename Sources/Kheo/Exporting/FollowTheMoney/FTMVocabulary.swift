import KheoText

/// What kinds, roles and languages are called in FollowTheMoney: the tables of `Resources/ftm-*.tsv`.
struct FTMVocabulary: Sendable {
  /// What becomes of a kind of unit.
  struct Form: Sendable, Equatable {
    var schema: String
    /// Of a legal entity, in English; nil where the kind does not tell.
    var legalForm: String?
    /// The property of an Address that a place of this kind fills.
    var addressPart: String?
    var topics: [String]

    /// Whether a Mention can name it; what it cannot name, a Documentation does.
    var isMentioned: Bool { schema != FTMVocabulary.placeSchema }
  }

  static let placeSchema = "Address"
  static let shared = FTMVocabulary()

  private var forms: [String: Form] = [:]
  private var roles: [String: String] = [:]
  private var languages: [String: String] = [:]
  private let other: Form

  private init() {
    for fields in Self.rows("export/ftm-schemata.tsv", columns: 4) {
      let detail = fields[2] == "-" ? nil : fields[2]
      let isPlace = fields[1] == Self.placeSchema
      forms[fields[0]] = Form(
        schema: fields[1], legalForm: isPlace ? nil : detail, addressPart: isPlace ? detail : nil,
        topics: fields[3] == "-" ? [] : fields[3].split(separator: ";").map { String($0.drop { $0 == " " }) })
    }
    guard let other = forms["*"] else { preconditionFailure("ftm-schemata.tsv has no line for other kinds") }
    self.other = other
    for fields in Self.rows("export/ftm-roles.tsv", columns: 2) { roles[fields[0]] = fields[1] }
    for fields in Self.rows("export/ftm-languages.tsv", columns: 2) { languages[fields[0]] = fields[1] }
  }

  /// Tables are part of the program: a line that cannot be read is a mistake of the build and traps.
  static func rows(_ name: String, columns: Int) -> [[String]] {
    Resources.lines(name).map { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      precondition(fields.count == columns, "\(name): a line has \(columns) columns: \(line)")
      return fields
    }
  }

  /// Kinds and concepts that have a line of their own.
  var kinds: Set<String> { Set(forms.keys) }

  /// The form of a unit's concept where that has one, else of its kind.
  func form(of kind: String, concepts: [String] = []) -> Form {
    concepts.first.flatMap { forms[$0] } ?? forms[kind] ?? other
  }

  /// The property of Person for a role of these concepts: `position`, `profession`, or `notes`.
  func property(ofRole concepts: [String]) -> String {
    let properties = concepts.compactMap { roles[$0] }
    return properties.contains("position") ? "position" : properties.first ?? "notes"
  }

  /// The code of ISO 639-3 for a BCP 47 tag; nil for languages that FollowTheMoney does not list.
  func language(ofTag tag: String) -> String? {
    languages[String(tag.lowercased().prefix { $0 != "-" && $0 != "_" })]
  }
}
