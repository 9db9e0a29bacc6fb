import KheoIndex

/// How well a card answers a query, from what counts most to what counts least; cards are ordered by it alone.
///
/// What makes a card the one that is meant is where the words are and how they agree, not how often they occur in it: a
/// name is short, and has its words once. So the parts are compared one after the other, and a part below decides only
/// among equals in all above (docs/RANKING.md, Units and people).
package struct CardRank: Sendable, Equatable {
  /// Where the words of the query were met, from the best.
  package enum Tier: Int, Sendable, CaseIterable {
    /// The query is a name of the card, in any order.
    case wholeName
    /// One name of the card has all words.
    case inName
    /// Names and places of the chain.
    case nameAndPlace
    /// A name, with a role, an honorific, or a word for the kind.
    case nameAndRole
    /// Places of the chain alone.
    case place
    /// Roles and words for the kind, with places or without.
    case role
  }

  /// What the words met are worth, of 127 for all: below only in partial answers and alternatives.
  package var share = 127
  /// Whether no word is met by one with other marks alone.
  package var hasNoOtherMarks = true
  package var tier = Tier.role
  /// The words' distances in marks, added: 1 for a text without marks where the query has some. At most 15.
  package var marks = 0
  /// The words' distances in form, added: inflections, beginnings, corrections. At most 15.
  package var form = 0
  /// How many neighbours in the query are neighbours in the card, of 3 for all.
  package var order = 0
  /// How close what was met is to being all there is, at most 31: words that the name or the role has beside; levels of the
  /// place chain passed over.
  package var closeness = 0
  /// Whether it is a place in the place that was met.
  package var isPart = false
  package var articleCount = 0
  package var mentionCount = 0
  /// Days since 1970-01-01 of the last article; 0 where it is not known.
  package var lastDay = 0

  /// Rises with the rank; 53 bits, which a `Double` holds.
  package var key: UInt64 {
    var key: UInt64 = 0
    for (value, bits) in parts { key = key << UInt64(bits) | UInt64(value) }
    return key
  }

  /// What answers give for a score: the key, so that whole numbers tell tiers apart among cards with the whole query.
  package var score: Double { Double(key) / Double(UInt64(1) << 42) }

  /// The parts of the score by name; they add up to it.
  package var contributions: [(part: String, score: Double)] {
    let names = [
      "share of the query", "marks that do not contradict", "where the words are", "agreement of marks",
      "agreement of forms", "words side by side", "no part of the place", "nothing besides", "articles", "mentions",
      "date",
    ]
    var shift = Self.bitCount
    return zip(names, parts).map { name, part in
      shift -= part.bits
      return (name, Double(UInt64(part.value) << UInt64(shift)) / Double(UInt64(1) << 42))
    }
  }

  private static let bitCount = 53

  private var parts: [(value: Int, bits: Int)] {
    [
      (Self.limited(share, 127), 7), (hasNoOtherMarks ? 1 : 0, 1), (7 - tier.rawValue, 3),
      (15 - Self.limited(marks, 15), 4), (15 - Self.limited(form, 15), 4), (Self.limited(order, 3), 2),
      (isPart ? 0 : 1, 1), (Self.limited(closeness, 31), 5), (Self.magnitude(articleCount), 5),
      (Self.magnitude(mentionCount), 5),
      (Self.limited(lastDay, 0xFFFF), 16),
    ]
  }

  private static func limited(_ value: Int, _ limit: Int) -> Int { min(max(0, value), limit) }

  /// Bits of a count: what makes a difference is twice as many.
  private static func magnitude(_ count: Int) -> Int { min(31, Int.bitWidth - max(0, count).leadingZeroBitCount) }
}
