import KheoText

/// How well a spelling of the index agrees with what was typed, as suggestions are ordered by it.
enum AgreementTier {
  /// The same marks, or marks where none were typed.
  static let agreeing: UInt64 = 0
  /// No marks where some were typed; a digraph for a letter.
  static let near: UInt64 = 1
  /// Other marks: often a word that is still being typed, `nguyê` for Nguyễn.
  static let other: UInt64 = 2

  /// The tier of a spelling; nil where it is no way to write the form.
  static func tier(
    of spelling: [UInt8], languages: LanguageSet, as form: TypedText.Form, isPrefix: Bool
  ) -> UInt64? {
    let agreement =
      isPrefix
      ? MarkAgreement.ofPrefix(query: form.spelling, text: spelling)
      : MarkAgreement.of(query: form.spelling, text: spelling)
    if let wanted = form.languages {
      return agreement == .same && !wanted.isDisjoint(with: languages) ? near : nil
    }
    switch agreement {
    case .same, .marked: return agreeing
    case .unmarked: return near
    case .other: return other
    }
  }
}
