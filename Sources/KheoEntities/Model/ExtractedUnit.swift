/// A unit of one article: an organisation, a collective, an office, or an administrative unit itself.
public struct ExtractedUnit: Sendable, Hashable {
  /// The fullest form the text has, as written; of an administrative unit the name without the type word.
  public var name: String
  /// A kind of `units.tsv`: `party_cell`, `school`, `district` …
  public var kind: String
  /// What the name says, whatever its language.
  public var signature: UnitSignature
  /// Where the unit is, from the smallest place to the largest; an administrative unit's own place comes first.
  public var places: [PlaceMember]
  /// Bytes of the article's text, rising by start.
  public var mentions: [Range<Int>]

  public init(
    name: String, kind: String, signature: UnitSignature, places: [PlaceMember] = [], mentions: [Range<Int>]
  ) {
    self.name = name
    self.kind = kind
    self.signature = signature
    self.places = places
    self.mentions = mentions
  }
}
