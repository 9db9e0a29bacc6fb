package import KheoIndex

/// Where a word of a card stands: a place of the index, read as part, ordinal, length and index.
///
/// ```
/// position   3 bits part · 15 bits ordinal · 6 bits length of the stretch in words · 6 bits index of the word in it
/// ```
///
/// Every name, every place and every role of a card is a stretch of its own. A position tells which of them a word is in and
/// whether the words found are all it has, without a look at the stored card; neighbours in a stretch are neighbours in
/// position, and no phrase runs from one stretch into the next.
package struct CardAddress: Hashable, Sendable {
  /// What a stretch is, by field: its raw value is the field's, times 8, and a number below 8.
  package enum Part: UInt8, Sendable, CaseIterable {
    /// Title: the name of a person or of an administrative unit, without type words.
    case properName = 0
    /// Title: the name of another unit, as written.
    case name = 1
    /// Title: the name of an administrative unit behind a word for its type.
    case typedName = 2
    /// Body: a member of the place chain; ordinals are levels, from the smallest place.
    case place = 8
    /// Body: a member that follows from the article.
    case impliedPlace = 9
    /// Body: what a member is. The ordinal is the level times 32, and a number below 32.
    case placeType = 10
    /// Caption: what a person is or does, as written; ordinals are those of the card's roles.
    case role = 16
    /// Caption: a concept of a role. The ordinal is the role's times 32, and a number below 32.
    case roleWord = 17
    /// Caption: how a person is addressed, in words and as a concept.
    case honorific = 18
    /// Caption: a concept of the unit.
    case kindWord = 19
    /// Source: a mark that filters go by, never a word (`CardMark`).
    case mark = 24

    package var field: Field { Field(rawValue: UInt32(rawValue >> 3))! }

    var isName: Bool { field == .title }
    /// Whether the stretch is of a place or of a role.
    var isMember: Bool { field == .body || self == .role || self == .roleWord }
    /// Whether every word of the stretch is of one proper name.
    var isProper: Bool { self == .properName || self == .place || self == .impliedPlace }
  }

  /// Ordinals below fit.
  static let ordinalLimit = 1 << 15
  /// Words of a stretch; what is behind them is left out.
  static let lengthLimit = 63
  /// Concepts of one role or one level that are told apart.
  static let formLimit = 32

  package var part: Part
  package var ordinal: Int
  package var length: Int
  package var index: Int

  /// The address of a place; nil for a place that is no card's.
  package init?(_ place: Place) {
    let position = place.position
    guard let part = Part(rawValue: UInt8(place.field.rawValue) << 3 | UInt8(position >> 27)) else { return nil }
    self.part = part
    ordinal = Int(position >> 12 & 0x7FFF)
    length = Int(position >> 6 & 0x3F)
    index = Int(position & 0x3F)
  }

  /// The position of a stretch's first word.
  static func base(part: Part, ordinal: Int, length: Int) -> UInt32 {
    UInt32(part.rawValue & 7) << 27 | UInt32(ordinal) << 12 | UInt32(length) << 6
  }

  /// What the stretch tells about: the number of the name, the level, or the role.
  package var member: Int {
    switch part {
    case .placeType, .roleWord: ordinal / Self.formLimit
    default: ordinal
    }
  }

  /// The stretch, whatever the word in it.
  var stretch: Int { Int(part.rawValue) << 15 | ordinal }
}
