import KheoText

/// What the name, place and word lists say of a spelling.
enum WordKnowledge {
  static func fill(_ info: inout WordInfo, spelling: [UInt8], key: [UInt8], language: Language) {
  }
}
