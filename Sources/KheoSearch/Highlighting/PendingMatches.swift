import KheoIndex

/// The matches of a document that its tokens have not come to yet, field by field. In each field tokens come in rising order
/// of their positions.
struct PendingMatches {
  private let matches: [Match]
  /// By `Field.rawValue`: where the field's next match is, and where its matches end.
  private var next: [Range<Int>]

  /// `matches` are in rising order of places, so those of a field stand together.
  init(_ matches: [Match]) {
    self.matches = matches
    var start = 0
    next = Field.allCases.map { field in
      var end = start
      while end < matches.count, matches[end].place.field == field { end += 1 }
      defer { start = end }
      return start..<end
    }
  }

  /// Whether a field has any.
  func has(_ field: Field) -> Bool { !next[Int(field.rawValue)].isEmpty }

  /// The matches at the place of a token, by their indices; what stands before it has gone by.
  @inline(__always)
  mutating func take(_ place: Place) -> Range<Int> {
    let field = Int(place.rawValue &>> 30)
    var (start, end) = (next[field].lowerBound, next[field].upperBound)
    if start == end || matches[start].place > place { return start..<start }
    while start < end, matches[start].place < place { start += 1 }
    let first = start
    while start < end, matches[start].place == place { start += 1 }
    end = max(start, end)
    next[field] = start..<end
    return first..<start
  }
}
