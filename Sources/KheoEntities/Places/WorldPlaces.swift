/// Countries, regions and cities of the world with their names in the four languages and English.
struct WorldPlaces: @unchecked Sendable {
  // Safe to share: names lie in the embedded resource, which lives as long as the process.

  /// One place, whatever its name's language: `Allemagne` and `Tyskland` are equal.
  struct Place: Sendable, Hashable {
    fileprivate(set) var index: UInt32
  }

  /// A name at the start of some words.
  struct Match: Sendable {
    /// Bytes of the name in the words.
    var byteCount: Int
    var wordCount: Int
    var place: Place
    /// Whether the name is a common word of some language as well (`Essen`, `Tours`, `Anh`).
    var isWord: Bool
  }

  private struct Entry {
    var name: UnsafeRawBufferPointer
    var type: PlaceType
    var isWord: Bool
    /// The entry that stands for the place.
    var owner: UInt32
  }

  static let shared = WorldPlaces()

  /// From index 1 on; 0 is no place.
  private let entries: [Entry]
  private let table: PlaceNameTable

  private init() {
    var entries = [Entry(name: UnsafeRawBufferPointer(start: nil, count: 0), type: .country, isWord: false, owner: 0)]
    entries.reserveCapacity(8_192)
    var names = PlaceNameTableBuilder(capacity: 20_000)
    var folder = NameFolder()
    TableLines.forEach("entities/places/world.tsv") { line in
      var rest = line
      let kind = TableLines.next(&rest)
      var forms = TableLines.next(&rest)
      let isWord = !TableLines.next(&rest).isEmpty
      guard let type = PlaceType(bytes: kind) else { return }
      let index = UInt32(entries.count)
      var isFirst = true
      while !forms.isEmpty {
        var form = TableLines.next(&forms, UInt8(ascii: ";"))
        while form.first == 0x20 { form = UnsafeRawBufferPointer(rebasing: form.dropFirst()) }
        folder.fold(form)
        let known = folder.bytes.withUnsafeBytes { names.insert($0, index) }
        if isFirst {
          let owner = known == index ? index : entries[Int(known)].owner
          entries.append(Entry(name: form, type: type, isWord: isWord, owner: owner))
          isFirst = false
        }
        if let whole = WorldPlaces.withoutElision(form) {
          whole.withUnsafeBytes { folder.fold($0) }
          _ = folder.bytes.withUnsafeBytes { names.insert($0, index) }
        }
      }
    }
    self.entries = entries
    table = names.finish()
  }

  /// `Côte d'Ivoire` as `Côte Ivoire`: the analyzer cuts elided words off in French text. Nil for other names.
  private static func withoutElision(_ name: UnsafeRawBufferPointer) -> [UInt8]? {
    guard let apostrophe = name.firstIndex(of: UInt8(ascii: "'")), apostrophe > 0, apostrophe + 1 < name.count else {
      return nil
    }
    let letter = name[apostrophe - 1] | 0x20
    guard letter == UInt8(ascii: "d") || letter == UInt8(ascii: "l"),
      apostrophe == 1 || name[apostrophe - 2] == 0x20 || name[apostrophe - 2] == UInt8(ascii: "-")
    else { return nil }
    return Array(name[..<(apostrophe - 1)]) + Array(name[(apostrophe + 1)...])
  }

  /// The longest name at the start of `words`, folded words with one blank between them. Looks at six words at most.
  func longestMatch(_ words: UnsafeRawBufferPointer) -> Match? {
    table.longestMatch(words).map { match in
      let entry = entries[Int(match.value)]
      return Match(
        byteCount: match.byteCount, wordCount: match.wordCount, place: Place(index: entry.owner), isWord: entry.isWord)
    }
  }

  /// The place of a whole name, in folded words with one blank between them.
  func place(named key: some Collection<UInt8>) -> Place? {
    table.value(of: key).map { Place(index: entries[Int($0)].owner) }
  }

  /// Whether a name begins with these folded words and goes on with another one.
  func hasName(goingOnAfter key: some Collection<UInt8>) -> Bool { table.goesOn(after: key) }

  /// The place's first name in the file: Vietnamese for countries, the local or the German one for cities.
  func name(of place: Place) -> String { String(decoding: entries[Int(place.index)].name, as: UTF8.self) }

  func type(of place: Place) -> PlaceType { entries[Int(place.index)].type }
}
