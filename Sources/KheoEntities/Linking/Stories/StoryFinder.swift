import KheoText

/// Finds the articles that tell one story in several languages.
///
/// Two articles are one story where they have one source address; or where their languages differ, their days lie at most
/// `maximumDayDistance` apart (as far as known), and what they share of features weighs at least `minimumWeight`, and
/// `minimumShare` of the features of the one that has less, and `minimumSmallShare` of the other's. A feature counts by its
/// weight and less the more articles have it; one that more than `maximumArticleCount` have is left out on both sides.
///
/// Features lie in inverted lists on disk, partition by partition; a pair of articles costs something only where it shares
/// a rare feature. Joining goes from the most similar pair on; no story takes a second article of one language by
/// similarity alone, so that stories of one subject do not grow together.
struct StoryFinder {
  static let maximumArticleCount = 24
  static let maximumDayDistance: Int32 = 4
  static let minimumWeight: Float = 6
  static let minimumShare: Float = 0.5
  static let minimumSmallShare: Float = 0.3
  /// An address that more articles have is that of a page of many stories.
  static let maximumAddressCount = 8

  private struct Article {
    /// Of the id: what decides between equals, whatever the order of the articles.
    var hash: UInt64
    var address: UInt64
    var language: UInt8
    var day: Int32?
  }

  private struct Pair {
    var first: UInt32
    var second: UInt32
    var similarity: Float
  }

  private var articles: [Article] = []
  private let features: PartitionedSpill
  private let folder: String

  init(folder: String, memoryBudget: Int) throws(LinkingError) {
    features = try PartitionedSpill(
      folder: folder, partitionCountLog2: 5, bufferByteCount: max(1 << 16, min(16 << 20, memoryBudget / 8)))
    self.folder = folder
  }

  /// Articles come in the order of their ordinals.
  mutating func add(_ record: EntityRecord, hash: UInt64, names: inout FoldedNames) throws(LinkingError) {
    let ordinal = UInt32(articles.count)
    articles.append(
      Article(
        hash: hash, address: record.url.flatMap(SourceAddress.normalized).map { StableHash.of($0) } ?? 0,
        language: record.language.rawValue, day: record.date.flatMap(CalendarDay.number)))
    for feature in StoryFeature.features(of: record, names: &names) {
      try features.append(key: feature.hash) { bytes in
        withUnsafeBytes(of: feature.hash) { bytes.append(contentsOf: $0) }
        withUnsafeBytes(of: ordinal) { bytes.append(contentsOf: $0) }
        withUnsafeBytes(of: feature.weight) { bytes.append(contentsOf: $0) }
      }
    }
  }

  /// The stories of two articles or more: their ordinals, by the ids' hashes; the stories by their first articles' hashes.
  func stories() throws(LinkingError) -> [[Int]] {
    var groups = StoryGroups(languages: articles.map(\.language))
    var byAddress: [UInt64: [Int]] = [:]
    for (ordinal, article) in articles.enumerated() where article.address != 0 {
      byAddress[article.address, default: []].append(ordinal)
    }
    for (_, ordinals) in byAddress where ordinals.count > 1 && ordinals.count <= Self.maximumAddressCount {
      for ordinal in ordinals.dropFirst() { groups.join(ordinals[0], ordinal) }
    }
    let pairs = try similarPairs().map { pair in
      let hashes = [articles[Int(pair.first)].hash, articles[Int(pair.second)].hash].sorted()
      return (pair: pair, hashes: hashes)
    }.sorted { a, b in
      if a.pair.similarity != b.pair.similarity { return a.pair.similarity > b.pair.similarity }
      return a.hashes[0] != b.hashes[0] ? a.hashes[0] < b.hashes[0] : a.hashes[1] < b.hashes[1]
    }
    for (pair, _) in pairs { groups.joinLanguages(Int(pair.first), Int(pair.second)) }
    return groups.groups().map { $0.sorted { articles[$0].hash < articles[$1].hash } }
      .sorted { articles[$0[0]].hash < articles[$1[0]].hash }
  }

  /// What of a pair is known after one partition or all.
  private struct Shared {
    /// Weights as they are.
    var weight: Float = 0
    /// Weights by rarity.
    var rare: Float = 0
  }

  private func similarPairs() throws(LinkingError) -> [Pair] {
    var totals = [Float](repeating: 0, count: articles.count)
    let pairs = try PartitionedSpill(folder: folder, partitionCountLog2: 5, bufferByteCount: 16 << 20)
    for partition in 0..<features.partitionCount {
      try gather(partition, into: pairs, totals: &totals)
    }
    var similar: [Pair] = []
    for partition in 0..<pairs.partitionCount {
      var shared: [UInt64: Shared] = [:]
      let bytes = try pairs.read(partition: partition)
      bytes.withUnsafeBytes { raw in
        for offset in stride(from: 0, to: raw.count, by: 16) {
          let key = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
          shared[key, default: Shared()].weight += raw.loadUnaligned(fromByteOffset: offset + 8, as: Float.self)
          shared[key, default: Shared()].rare += raw.loadUnaligned(fromByteOffset: offset + 12, as: Float.self)
        }
      }
      pairs.drop(partition: partition)
      for (key, shared) in shared {
        let (a, b) = (UInt32(truncatingIfNeeded: key >> 32), UInt32(truncatingIfNeeded: key))
        let (low, high) = (min(totals[Int(a)], totals[Int(b)]), max(totals[Int(a)], totals[Int(b)]))
        guard shared.weight >= Self.minimumWeight, shared.rare >= Self.minimumShare * low,
          shared.rare >= Self.minimumSmallShare * high
        else { continue }
        similar.append(Pair(first: a, second: b, similarity: shared.rare / high))
      }
    }
    return similar
  }

  /// The inverted lists of one partition: adds to the articles' totals, and writes the pairs that share a rare feature.
  private func gather(
    _ partition: Int, into pairs: PartitionedSpill, totals: inout [Float]
  ) throws(LinkingError) {
    let bytes = try features.read(partition: partition)
    features.drop(partition: partition)
    var entries: [(hash: UInt64, ordinal: UInt32, weight: Float)] = []
    entries.reserveCapacity(bytes.count / 16)
    bytes.withUnsafeBytes { raw in
      for offset in stride(from: 0, to: raw.count, by: 16) {
        entries.append(
          (
            raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self),
            raw.loadUnaligned(fromByteOffset: offset + 8, as: UInt32.self),
            raw.loadUnaligned(fromByteOffset: offset + 12, as: Float.self)
          ))
      }
    }
    entries.sort { $0.hash != $1.hash ? $0.hash < $1.hash : $0.ordinal < $1.ordinal }
    var start = 0
    while start < entries.count {
      var end = start + 1
      while end < entries.count, entries[end].hash == entries[start].hash { end += 1 }
      defer { start = end }
      guard end - start <= Self.maximumArticleCount else { continue }
      let weight = entries[start].weight
      let rare = weight / (1 + Float(end - start).logarithm2)
      for a in start..<end {
        totals[Int(entries[a].ordinal)] += rare
        for b in (a + 1)..<max(a + 1, end) where mayBeOne(entries[a].ordinal, entries[b].ordinal) {
          let key = UInt64(entries[a].ordinal) << 32 | UInt64(entries[b].ordinal)
          try pairs.append(key: StableHash.mixed(key)) { bytes in
            withUnsafeBytes(of: key) { bytes.append(contentsOf: $0) }
            withUnsafeBytes(of: weight) { bytes.append(contentsOf: $0) }
            withUnsafeBytes(of: rare) { bytes.append(contentsOf: $0) }
          }
        }
      }
    }
  }

  private func mayBeOne(_ a: UInt32, _ b: UInt32) -> Bool {
    let (a, b) = (articles[Int(a)], articles[Int(b)])
    guard a.language != b.language else { return false }
    guard let first = a.day, let second = b.day else { return true }
    return abs(first - second) <= Self.maximumDayDistance
  }
}

extension Float {
  /// The logarithm of a count to the base 2, in whole and linear steps between powers of 2.
  fileprivate var logarithm2: Float { Float(exponent) + significand - 1 }
}
