/// What one document has of one term, as it is gathered.
struct Posting {
  var document: UInt32
  var fieldFrequencies: FieldFrequencies
  /// The index of the one spelling that all occurrences have, or the number of spellings where they differ.
  var spellingCode: UInt32

  /// Occurrences in all fields.
  var frequency: UInt32 { fieldFrequencies.total }
}

/// A place in a document: the field in the two highest bits, the token's position in the field below them.
///
/// Places of one document compare as integers: title before body before captions before source.
package struct Place: Sendable, Hashable, Comparable {
  package var rawValue: UInt32

  @inlinable package init(rawValue: UInt32) { self.rawValue = rawValue }

  /// `position` is below 2³⁰.
  @inlinable package init(field: Field, position: UInt32) { rawValue = field.rawValue &<< 30 | position }

  /// Positions that fit.
  package static let positionLimit: UInt32 = 1 << 30

  @inlinable package var field: Field { Field(rawValue: rawValue &>> 30)! }
  @inlinable package var position: UInt32 { rawValue & (1 &<< 30 &- 1) }
  @inlinable package static func < (a: Place, b: Place) -> Bool { a.rawValue < b.rawValue }
}

/// One occurrence of a term: where it stands and which spelling it has.
package struct Occurrence: Sendable, Hashable {
  package var place: Place
  /// An index into the term's spellings.
  package var spelling: Int

  @inlinable package init(place: Place, spelling: Int) {
    self.place = place
    self.spelling = spelling
  }
}
