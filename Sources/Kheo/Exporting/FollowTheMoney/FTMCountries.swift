import KheoSearch
import KheoText

/// The country that a chain of places lies in, where the chain tells.
struct FTMCountries: Sendable {
  private struct Name: Hashable {
    var key: [UInt8]
    var type: String
  }

  static let shared = FTMCountries()

  private var codes: [Name: String] = [:]

  private init() {
    for fields in FTMVocabulary.rows("export/ftm-countries.tsv", columns: 3) {
      for name in fields[2].split(separator: ";") {
        for type in fields[1].split(separator: " ") { add(String(name), type: String(type), code: fields[0]) }
      }
    }
    // Provinces, and cities of province level: the places that lie in no other.
    for file in ["entities/places/vietnam-2023.tsv", "entities/places/vietnam-2025.tsv"] {
      for line in Resources.lines(file) {
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
        guard fields.count >= 2, fields.dropFirst(2).allSatisfy(\.isEmpty) else { continue }
        for type in ["province", "city"] { add(String(fields[0]), type: type, code: "vn") }
      }
    }
  }

  private mutating func add(_ name: String, type: String, code: String) {
    codes[Self.name(name, type: type)] = code
  }

  private static func name(_ name: String, type: String) -> Name {
    Name(key: Folding.key(of: Array(name.drop { $0 == " " }.utf8)), type: type)
  }

  /// The code of ISO 3166-1; nil where no country is named and the largest place is no first-level part of one known.
  func code(of places: [StoredCard.Place]) -> String? {
    guard let place = places.last(where: { $0.type == "country" }) ?? places.last else { return nil }
    return codes[Self.name(place.name, type: place.type)]
  }
}
