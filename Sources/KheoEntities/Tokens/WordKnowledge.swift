import KheoText

/// What the name, place and word lists say of a spelling.
enum WordKnowledge {
  static func fill(_ info: inout WordInfo, spelling: [UInt8], key: [UInt8], language: Language) {
    let names = VietnameseNames.shared
    if names.isSyllable(key) { info.flags.insert(.syllable) }
    // In Vietnamese the marks tell one name from another; other papers leave them out.
    let weights = language == .vietnamese ? names.weights(spelling: spelling) : names.weights(folded: key)
    info.familyWeight = weights.family
    info.middleWeight = weights.middle
    info.givenWeight = weights.given
    let places = VietnamesePlaces.shared
    if !places.places(named: key).isEmpty || places.hasName(goingOnAfter: key) { info.flags.insert(.placeStart) }
    let world = WorldPlaces.shared
    if world.place(named: key) != nil || world.hasName(goingOnAfter: key) { info.flags.insert(.worldStart) }
    let mayBeGenitive =
      (language == .german || language == .norwegian) && key.count > 4 && key.last == UInt8(ascii: "s")
    if mayBeGenitive, world.place(named: key.dropLast()) != nil { info.flags.insert(.worldStart) }
    var kinds = PersonNames.shared.kinds(key)
    // The s of a genitive: "Merkels", "Bortens".
    if kinds.isEmpty, mayBeGenitive {
      kinds = PersonNames.shared.kinds(key.dropLast()).subtracting(.particle)
      if CommonWords.shared.isCommon(spelling.dropLast(), language) { kinds = [] }
    }
    if kinds.contains(.given) { info.flags.insert(.given) }
    if kinds.contains(.family) { info.flags.insert(.family) }
    if kinds.contains(.particle) { info.flags.insert(.particle) }
    if let rank = CommonWords.shared.rank(spelling, language) {
      info.flags.insert(.common)
      if rank < veryCommonRank { info.flags.insert(.veryCommon) }
    }
    info.flags.formUnion(WordLists.shared.flags(of: spelling, language))
    if info.flags.isDisjoint(with: [.common, .given, .family]), NounShape.isNoun(spelling, language) {
      info.flags.insert(.noun)
    }
  }

  /// Words of this rank and above are very common.
  private static let veryCommonRank = 1500
}
