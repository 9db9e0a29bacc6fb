/// An entity of FollowTheMoney: an identifier, a schema, and properties that are lists of strings.
struct FTMEntity {
  let id: SHA1.Digest
  let schema: String
  private var properties: [(name: String, values: [String])] = []
  /// Where a link's text stands: `start-end` in bytes of the document's file. FollowTheMoney has no property for it and keeps
  /// what else an entity has beside its properties.
  var offsets: [String] = []

  init(id: SHA1.Digest, schema: String) {
    self.id = id
    self.schema = schema
  }

  mutating func add(_ property: String, _ value: String?) {
    if let value { add(property, [value]) }
  }

  /// Adds the values of one property, each once; a property is added once.
  mutating func add(_ property: String, _ values: [String]) {
    if values.isEmpty { return }
    properties.append((property, Self.distinct(values)))
  }

  private static func distinct(_ values: [String]) -> [String] {
    if values.count == 1 { return values }
    var seen: Set<String> = []
    return values.filter { seen.insert($0).inserted }
  }

  func write(to output: ExportOutput) throws {
    output.json.beginObject()
    output.json.member("id", id.hex)
    output.json.member("schema", schema)
    output.json.name("properties")
    output.json.beginObject()
    for property in properties { output.json.member(property.name, property.values) }
    output.json.endObject()
    if !offsets.isEmpty { output.json.member("kheoOffsets", offsets) }
    output.json.endObject()
    try output.endLine()
  }
}
