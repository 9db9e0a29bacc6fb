/// How often a syllable stands in each place of a Vietnamese name, of `names/vietnamese.tsv`; 1 means "known, rare".
struct VietnameseNameWeights: Sendable, Hashable {
  var family: UInt16 = 0
  var middle: UInt16 = 0
  var given: UInt16 = 0

  /// Whether the syllable stands in names at all.
  var isEmpty: Bool { family == 0 && middle == 0 && given == 0 }
}

/// The syllables of Vietnamese names and of the Vietnamese language.
///
/// A spelling has its own counts, so that `hà` and `hạ` differ in Vietnamese text; a folded key has those of all its
/// spellings together, for text without marks.
struct VietnameseNames: Sendable {
  static let shared = VietnameseNames()

  /// Values are indices into `weights`; folded keys and spellings are both keys, apart where they differ.
  private let folded: ByteTable
  private let spelled: ByteTable
  private let weights: [VietnameseNameWeights]
  private let syllables: ByteTable

  /// Counts of all syllables with one folded key (`ha`).
  func weights(folded key: some Collection<UInt8>) -> VietnameseNameWeights {
    folded.value(of: key).map { weights[Int($0)] } ?? VietnameseNameWeights()
  }

  /// Counts of one spelling (`hà`), as `Token.spelling` has it: lower case, composed, the tone in its place.
  func weights(spelling: some Collection<UInt8>) -> VietnameseNameWeights {
    spelled.value(of: spelling).map { weights[Int($0)] } ?? VietnameseNameWeights()
  }

  /// How often the folded syllable is a family name.
  func familyWeight(_ key: some Collection<UInt8>) -> UInt16 { weights(folded: key).family }

  /// How often the folded syllable is a middle name.
  func middleWeight(_ key: some Collection<UInt8>) -> UInt16 { weights(folded: key).middle }

  /// How often the folded syllable is a given name.
  func givenWeight(_ key: some Collection<UInt8>) -> UInt16 { weights(folded: key).given }

  /// Whether the folded key has the shape of a Vietnamese syllable that is in use.
  func isSyllable(_ key: some Collection<UInt8>) -> Bool { syllables.value(of: key) != nil }

  private init() {
    var weights = [VietnameseNameWeights()]
    var folded = ByteTableBuilder(capacity: 1024)
    var spelled = ByteTableBuilder(capacity: 1024)
    var folder = NameFolder()
    TableLines.forEach("entities/names/vietnamese.tsv") { line in
      var rest = line
      let syllable = TableLines.next(&rest)
      let family = UInt16(TableLines.number(TableLines.next(&rest)))
      let middle = UInt16(TableLines.number(TableLines.next(&rest)))
      let given = UInt16(TableLines.number(TableLines.next(&rest)))
      func add(_ old: UInt32) -> UInt32 {
        var index = Int(old)
        if index == 0 {
          index = weights.count
          weights.append(VietnameseNameWeights())
        }
        weights[index].family = VietnameseNames.sum(weights[index].family, family)
        weights[index].middle = VietnameseNames.sum(weights[index].middle, middle)
        weights[index].given = VietnameseNames.sum(weights[index].given, given)
        return UInt32(index)
      }
      folder.fold(syllable)
      folded.update(folder.bytes, add)
      folder.lowercase(syllable)
      spelled.update(folder.bytes, add)
    }
    self.weights = weights
    self.folded = folded.finish()
    self.spelled = spelled.finish()

    var syllables = ByteTableBuilder(capacity: 2048)
    TableLines.forEach("entities/names/syllables.txt") { line in
      var rest = line
      while !rest.isEmpty { syllables.update(TableLines.next(&rest, UInt8(ascii: " "))) { _ in 1 } }
    }
    self.syllables = syllables.finish()
  }

  private static func sum(_ left: UInt16, _ right: UInt16) -> UInt16 {
    let (sum, isTooLarge) = left.addingReportingOverflow(right)
    return isTooLarge ? .max : sum
  }
}
