import CSnowball

/// Snowball's stemmers for German, French and Norwegian, folded, with further stems where Snowball leaves forms of one
/// word apart.
///
/// Not thread-safe: one per task or thread.
public final class Stemmer {
  private let language: Language
  private let stemmer: OpaquePointer

  /// Nil for a language without a stemmer: Vietnamese, whose words do not inflect, and `other`.
  public init?(_ language: Language) {
    let name: String
    switch language {
    case .german: name = "german"
    case .french: name = "french"
    case .norwegian: name = "norwegian"
    case .vietnamese, .other: return nil
    }
    guard let stemmer = sb_stemmer_new(name, "UTF_8") else { return nil }
    self.language = language
    self.stemmer = stemmer
  }

  deinit { sb_stemmer_delete(stemmer) }

  /// Folded stems under which a spelling is filed: first Snowball's, then further ones; no duplicates.
  ///
  /// A word with marks is also filed under the stem of its typing without them, which Snowball's rules for French leave
  /// elsewhere for one word in five: whoever types no marks finds it. A German participle is also filed under its verb (gewürdigt under würdigt), and a German word whose stem ends in the
  /// `t` of a verb also without it, so that würdigt, würdigte, gewürdigt and würdigen meet.
  ///
  /// - Parameter spelling: canonical spelling, as tokens have it.
  public func foldedStems(of spelling: [UInt8]) -> [[UInt8]] {
    let first = snowball(spelling)
    var stems = [Folding.key(of: first)]
    let typed = Folding.key(of: spelling)
    if typed != spelling { append(snowball(typed), to: &stems) }
    guard language == .german else { return stems }
    var last = first
    if let verb = GermanParticiple.withoutGe(spelling) {
      last = snowball(verb)
      append(last, to: &stems)
    }
    if let verb = Stemmer.withoutVerbalEnding(last) { append(verb, to: &stems) }
    return stems
  }

  /// The first of a spelling's folded stems: Snowball's.
  public func foldedStem(of spelling: [UInt8]) -> [UInt8] { Folding.key(of: snowball(spelling)) }

  private func append(_ stem: [UInt8], to stems: inout [[UInt8]]) {
    let folded = Folding.key(of: stem)
    if !folded.isEmpty, !stems.contains(folded) { stems.append(folded) }
  }

  /// Snowball's own stem of `spelling`, with marks.
  func snowball(_ spelling: [UInt8]) -> [UInt8] {
    guard spelling.count <= Int(Int32.max), let stem = sb_stemmer_stem(stemmer, spelling, Int32(spelling.count)) else {
      return spelling
    }
    return Array(UnsafeBufferPointer(start: stem, count: Int(sb_stemmer_length(stemmer))))
  }

  private static let minimumLetters = 5

  /// A German stem without the `t` or `et` of present, past and participle, if five letters stay: würdigt → würdig,
  /// arbeitet → arbeit. Snowball has already taken what may follow (-e, -en, -est).
  private static func withoutVerbalEnding(_ stem: [UInt8]) -> [UInt8]? {
    guard stem.last == UInt8(ascii: "t") else { return nil }
    let isLong = stem.hasSuffix("tet") || stem.hasSuffix("det")
    let rest = Array(stem.dropLast(isLong ? 2 : 1))
    return rest.count(where: { $0 & 0xC0 != 0x80 }) >= minimumLetters ? rest : nil
  }
}

extension [UInt8] {
  fileprivate func hasSuffix(_ suffix: StaticString) -> Bool {
    count >= suffix.utf8CodeUnitCount
      && self.suffix(suffix.utf8CodeUnitCount)
        .elementsEqual(UnsafeBufferPointer(start: suffix.utf8Start, count: suffix.utf8CodeUnitCount))
  }
}
