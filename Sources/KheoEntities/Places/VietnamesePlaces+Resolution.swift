import KheoText

extension VietnamesePlaces {
  /// What is known of a place beside its name.
  struct Context {
    /// As `Token.spelling` has it, with blanks between the syllables; empty where the text has no marks.
    var spelling: [UInt8] = []
    /// What the text calls the place. Neighbouring types count as well, but less: translations confuse them.
    var type: PlaceType?
    /// Places that the text names above it or near it: a district, a province.
    var near: [Place] = []
    /// The order that the text's date falls in.
    var period: Period?

    init(spelling: [UInt8] = [], type: PlaceType? = nil, near: [Place] = [], period: Period? = nil) {
      self.spelling = spelling
      self.type = type
      self.near = near
      self.period = period
    }
  }

  /// The place that a name stands for.
  struct Resolution: Sendable {
    var place: Place
    /// Whether no place elsewhere fits as well. The same name in the same province is no other place here: a district's
    /// town and its district, a commune before and after 2025.
    var isCertain: Bool
    /// Whether a place of the context is above it or in its province.
    var isNear: Bool
  }

  /// The place of the name `key` that fits `context` best; nil if no place bears the name, or none with these marks.
  ///
  /// What counts, the strongest first: the marks; a place of the context above it; its type; a place of the context in
  /// its province; its level, as a bare name is a province or a city rather than a commune; the period.
  func resolve(_ key: some Collection<UInt8>, _ context: Context = Context()) -> Resolution? {
    var best: (place: Place, score: Int)?
    var rival = Int.min
    for place in places(named: key) {
      guard let score = score(of: place, context) else { continue }
      guard let known = best else {
        best = (place, score)
        continue
      }
      let isElsewhere = !haveOneName(province(of: place), province(of: known.place))
      if score > known.score {
        rival = isElsewhere ? max(rival, known.score) : rival
        best = (place, score)
      } else if isElsewhere {
        rival = max(rival, score)
      }
    }
    guard let best else { return nil }
    // The period alone does not make one place likelier than another.
    return Resolution(
      place: best.place, isCertain: rival < best.score - 1, isNear: nearness(of: best.place, context) > 0)
  }

  private func score(of place: Place, _ context: Context) -> Int? {
    var score = nearness(of: place, context)
    if !context.spelling.isEmpty {
      switch agreement(of: place, with: context.spelling) {
      case .same: score += 200
      case .marked: score += 100
      case .unmarked: score += 50
      case .other: return nil
      }
    }
    let type = type(of: place)
    if let wanted = context.type {
      score += type == wanted ? 40 : type.level == wanted.level ? 30 : abs(type.level - wanted.level) == 1 ? 10 : 0
    }
    score += 2 * (4 - type.level)
    if period(of: place) == context.period { score += 1 }
    return score
  }

  /// How the marks of a place's name agree with a spelling. The state puts tones in their old place at times (Hòa), and
  /// folding, which moves them, is slow: it comes second.
  private func agreement(of place: Place, with spelling: [UInt8]) -> MarkAgreement {
    let name = nameBytes(of: place)
    let direct = name.withContiguousStorageIfAvailable { MarkAgreement.of(query: spelling, text: $0) } ?? .other
    guard direct != .same, mayBeRespelled(name) else { return direct }
    let separated = name.map { $0 == UInt8(ascii: "-") ? 0x20 : $0 }
    return MarkAgreement.of(query: spelling, text: Folding.spelling(of: separated))
  }

  /// Whether a name has a sign, or two letters of which the tone may stand on either: o or u before a, e or y, marked.
  private func mayBeRespelled(_ name: UnsafeRawBufferPointer) -> Bool {
    if name.contains(UInt8(ascii: "-")) || name.contains(UInt8(ascii: "'")) { return true }
    // The tones of o and u are in the blocks of Latin-1, Latin Extended-A and Additional: a marked letter before a, e, y.
    return name.indices.dropLast().contains { index in
      let next = name[index + 1]
      return name[index] >= 0x80
        && (next == UInt8(ascii: "a") || next == UInt8(ascii: "e") || next == UInt8(ascii: "y"))
    }
  }

  private func nearness(of place: Place, _ context: Context) -> Int {
    var nearness = 0
    for other in context.near {
      if isWithin(place, other) {
        nearness = max(nearness, type(of: other).level > 2 ? 70 : 60)
      } else if haveOneName(province(of: place), province(of: other)) {
        nearness = max(nearness, 20)
      }
    }
    return nearness
  }
}
