/// Kinds of places, from the smallest to the largest.
enum PlaceKind: UInt8, Sendable, CaseIterable {
  case residentialGroup, street, village, place, ward, commune, township, district, city, province, region, country

  /// As in `units.tsv`.
  var name: String {
    switch self {
    case .residentialGroup: "residential_group"
    default: "\(self)"
    }
  }

  private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.name, $0) })

  init?(name: String) {
    guard let kind = Self.byName[name] else { return nil }
    self = kind
  }
}

/// A set of kinds of places.
struct PlaceKinds: OptionSet, Sendable, Hashable {
  var rawValue: UInt16

  init(rawValue: UInt16) { self.rawValue = rawValue }
  init(_ kind: PlaceKind) { rawValue = 1 << UInt16(kind.rawValue) }

  func contains(_ kind: PlaceKind) -> Bool { rawValue & (1 << UInt16(kind.rawValue)) != 0 }

  /// From the smallest to the largest.
  var kinds: [PlaceKind] { PlaceKind.allCases.filter { contains($0) } }
}
