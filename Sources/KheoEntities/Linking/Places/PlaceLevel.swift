/// How high in the order of administrations a place stands, as far as the type word of a text can be trusted.
///
/// Translations mix types up: *Bezirk* is a district and a ward, *Stadt* and *ville* are cities and townships, a village
/// may be called a commune. `isCompatible` says which mix-ups occur; two places that stand side by side in one article
/// as different units are never mixed up.
enum PlaceLevel: UInt8, Sendable, Comparable {
  /// Nothing tells the type.
  case unknown = 0
  case street = 1
  /// A residential group, a sub-zone, a quarter with a number.
  case group = 2
  case village = 3
  case commune = 4
  case ward = 5
  case township = 6
  case district = 7
  case city = 8
  case province = 9
  case region = 10
  case country = 11

  /// Of a type of `units.tsv`; nil where it is no type of place.
  init?(type: String) {
    switch type {
    case "place": self = .unknown
    case "street", "road": self = .street
    case "residential_group", "sub_zone", "group", "neighbourhood": self = .group
    case "village", "hamlet": self = .village
    case "commune", "municipality": self = .commune
    case "ward": self = .ward
    case "township", "town": self = .township
    case "district", "county": self = .district
    case "city": self = .city
    case "province", "state": self = .province
    case "region": self = .region
    case "country": self = .country
    default: return nil
    }
  }

  static func < (left: PlaceLevel, right: PlaceLevel) -> Bool { left.rawValue < right.rawValue }

  /// Types that translations write for each other: a bit for each level, symmetric.
  private static let mixUps: [UInt16] = {
    var bits = [UInt16](repeating: 0, count: 12)
    let pairs: [(PlaceLevel, PlaceLevel)] = [
      (.group, .village), (.group, .ward), (.village, .commune), (.commune, .ward), (.commune, .township),
      (.commune, .district), (.ward, .township), (.ward, .district), (.township, .city), (.township, .district),
      (.commune, .city), (.province, .region),
    ]
    for (a, b) in pairs {
      bits[Int(a.rawValue)] |= 1 << UInt16(b.rawValue)
      bits[Int(b.rawValue)] |= 1 << UInt16(a.rawValue)
    }
    return bits
  }()

  /// Whether one place may bear both types.
  func isCompatible(with other: PlaceLevel) -> Bool {
    self == other || self == .unknown || other == .unknown
      || Self.mixUps[Int(rawValue)] & 1 << UInt16(other.rawValue) != 0
  }

  /// Whether the names of places at this level are met again and again in other provinces, so that a bare name says little.
  var isRepeated: Bool { self > .unknown && self <= .township }
}
