/// What a known place is.
enum PlaceType: UInt8, Sendable, Hashable, CaseIterable {
  case country
  case region
  case province
  case city
  case district
  case township
  case ward
  case commune

  /// The kind of `units.tsv`.
  var kind: String {
    switch self {
    case .country: "country"
    case .region: "region"
    case .province: "province"
    case .city: "city"
    case .district: "district"
    case .township: "township"
    case .ward: "ward"
    case .commune: "commune"
    }
  }

  /// The type of a kind of `units.tsv`, or of a place file.
  init?(kind: String) {
    guard let type = PlaceType.allCases.first(where: { $0.kind == kind }) else { return nil }
    self = type
  }

  init?(bytes: UnsafeRawBufferPointer) {
    self.init(kind: String(decoding: bytes, as: UTF8.self))
  }

  /// How far down the type stands among administrative levels: 0 a country, 4 a commune.
  var level: Int {
    switch self {
    case .country: 0
    case .region, .province: 1
    case .city: 2
    case .district: 3
    case .township, .ward, .commune: 4
    }
  }
}
