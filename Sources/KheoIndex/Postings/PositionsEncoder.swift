/// Encodes the positions of one term, document after document.
///
/// ```
/// document   varint × frequency: field by field (title, body, caption, source), in each the first position and then
///            the differences · varint × frequency, only where the spellings differ: the spelling's index
/// ```
///
/// How many positions each field has is known from the posting; so is whether spellings follow.
struct PositionsEncoder {
  private(set) var bytes: [UInt8] = []

  /// `occurrences` are those of one document, in rising order of their places.
  mutating func append(_ occurrences: ArraySlice<Occurrence>, spellingsDiffer: Bool) {
    var field: Field?
    var previous: UInt32 = 0
    for occurrence in occurrences {
      if occurrence.place.field != field {
        field = occurrence.place.field
        previous = 0
      }
      bytes.appendVarint(Int(occurrence.place.position - previous))
      previous = occurrence.place.position
    }
    if spellingsDiffer {
      for occurrence in occurrences { bytes.appendVarint(occurrence.spelling) }
    }
  }
}
