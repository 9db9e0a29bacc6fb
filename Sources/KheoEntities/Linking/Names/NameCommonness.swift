/// How many people may bear a name, told from how common its words are.
///
/// A word's share is that of the different names that have it: in the collection, together with a list of a country's
/// names where there is one. A person who is in the news every day counts once. The words of a name are taken as if they
/// came together by chance.
struct NameCommonness {
  /// What a name needs to be taken for one person in two articles.
  enum Band: UInt8, Comparable {
    /// The name tells the person.
    case distinctive = 0
    /// Two bearers are likely in a country, and unlikely in a collection.
    case ordinary = 1
    /// Many bear it: "Nguyễn Văn Hùng", "Nguyễn Thị Hoa"; or a part of a name.
    case common = 2

    static func < (left: Band, right: Band) -> Bool { left.rawValue < right.rawValue }
  }

  /// Weight of the assumption about an unknown word, in names.
  private static let priorWeight = 2000.0
  /// Share of an unknown word: between that of a common given name (1 in 100) and that of a family name of few (1 in
  /// 100,000), on the careful side.
  private static let unknownShare = 0.002
  /// Above this share of all names a name is common: more than ten bearers in a million.
  private static let commonShare = 1e-5
  /// Below this share a name is distinctive: less than one bearer in ten million.
  private static let distinctiveShare = 1e-7

  private var wordCounts: [UInt64: UInt32] = [:]
  private var nameCount = 0
  private var seen: Set<UInt64> = []
  /// Shares of syllables from a list.
  private var listed: [UInt64: Double] = [:]

  /// `lines` are those of `names/vietnamese.tsv`: syllable, and how often it stands in each place of a name.
  init(lines: [String] = []) {
    var sums: [(word: String, sum: Double)] = []
    var familyTotal = 0.0
    for line in lines {
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard columns.count >= 4 else { continue }
      let values = columns[1...3].map { Double($0) ?? 0 }
      familyTotal += values[0]
      sums.append((String(columns[0]), values.reduce(0, +)))
    }
    guard familyTotal > 0 else { return }
    var names = FoldedNames()
    for (word, sum) in sums {
      for folded in names.entry(of: word).words { listed[StableHash.of(folded), default: 0] += sum / familyTotal }
    }
  }

  /// Counts a name of the collection, once however often it comes.
  mutating func count(_ name: PersonName) {
    guard name.isComparable, seen.insert(name.key).inserted else { return }
    nameCount += 1
    for word in Set(name.words) { wordCounts[StableHash.of(word), default: 0] += 1 }
  }

  func band(of name: PersonName) -> Band {
    guard name.isComparable, name.fullWordCount == name.words.count else { return .common }
    var share = 1.0
    for word in name.words.sorted() { share *= min(1, self.share(of: StableHash.of(word))) }
    if share > Self.commonShare { return .common }
    return share < Self.distinctiveShare ? .distinctive : .ordinary
  }

  private func share(of word: UInt64) -> Double {
    let prior = listed[word] ?? Self.unknownShare
    return (Double(wordCounts[word] ?? 0) + Self.priorWeight * prior) / (Double(nameCount) + Self.priorWeight)
  }
}
