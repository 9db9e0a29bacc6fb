/// The cards of one partition of observations.
///
/// Cards come by their link keys, those of one key by their first articles' ids; so the order does not depend on how many
/// partitions there are.
struct CardPartition {
  private let bytes: [UInt8]
  private var observations: [Observation] = []
  private let heads: [ArticleHead]
  /// The place of each article among all by its id.
  private let ranks: [Int]

  init(bytes: [UInt8], heads: [ArticleHead], ranks: [Int]) throws {
    self.bytes = bytes
    self.heads = heads
    self.ranks = ranks
    observations = try bytes.withUnsafeBytes { raw in
      try Self.places(raw, ranks: ranks).map { place in
        var reader = RecordReader(raw, from: place.entry.lowerBound)
        return try Observation(reading: &reader)
      }
    }
  }

  /// Where an observation stands in the order.
  private struct Place {
    var key: UInt64
    var rank: Int
    var start: Int
    /// Bytes of the partition.
    var entry: Range<Int>
  }

  /// By key, then by the article's id, then by place in it.
  private static func places(_ raw: UnsafeRawBufferPointer, ranks: [Int]) throws -> [Place] {
    var reader = RecordReader(raw)
    var places: [Place] = []
    while !reader.isAtEnd {
      let count = try reader.readCount()
      let entry = reader.offset..<reader.offset + count
      let key = try reader.readHash()
      let article = try reader.readNumber()
      places.append(Place(key: key, rank: ranks[article], start: try reader.readNumber(), entry: entry))
      reader.skip(entry.upperBound - reader.offset)
    }
    places.sort { a, b in
      if a.key != b.key { return a.key < b.key }
      if a.rank != b.rank { return a.rank < b.rank }
      if a.start != b.start { return a.start < b.start }
      return raw[a.entry].lexicographicallyPrecedes(raw[b.entry])
    }
    return places
  }

  /// Gives each card once.
  func forEachCard(_ body: (EntityCard) throws -> Void) throws {
    var start = 0
    while start < observations.count {
      var end = start + 1
      while end < observations.count, observations[end].key == observations[start].key { end += 1 }
      let group = observations[start..<end]
      let clusters =
        group[start].isPerson ? PersonClustering.clusters(group) : UnitClustering.clusters(group, heads: heads)
      var ids: Set<String> = []
      for cluster in clusters {
        var card = try card(of: cluster)
        card.id = id(of: cluster, card, taken: ids)
        ids.insert(card.id)
        try body(card)
      }
      start = end
    }
  }

  private func card(of cluster: [Int]) throws -> EntityCard {
    var maker = CardMaker()
    try bytes.withUnsafeBytes { raw in
      for member in cluster {
        let observation = observations[member]
        var reader = RecordReader(UnsafeRawBufferPointer(rebasing: raw[observation.payload]))
        if observation.isPerson {
          let people = try reader.readList { (reader) throws(EntityRecordError) in
            try ExtractedPerson(reading: &reader, unitCount: .max)
          }
          maker.add(people: people, of: observation.article, heads[observation.article])
        } else {
          maker.add(
            unit: try ExtractedUnit(reading: &reader), of: observation.article, heads[observation.article])
        }
      }
    }
    return maker.card(
      isPerson: observations[cluster[0]].isPerson, evidence: CardEvidence.sentences(cluster, observations, heads))
  }

  /// Of the subject, the link key and the places that tell the card from others of its key; where that is not enough, of
  /// the first article too.
  private func id(of cluster: [Int], _ card: EntityCard, taken: Set<String>) -> String {
    let first = observations[cluster[0]]
    var hash = StableHash()
    hash.combine(first.key)
    let chain = cluster.map { observations[$0].chain }.max { a, b in
      if a.steps.count != b.steps.count { return a.steps.count < b.steps.count }
      return a.steps.map(\.name).lexicographicallyPrecedes(b.steps.map(\.name))
    }
    hash.combine(UInt64(first.level.rawValue))
    for step in chain?.steps ?? [] { hash.combine(step.name) }
    let prefix = first.isPerson ? "p-" : "u-"
    var id = prefix + Self.text(of: hash.value)
    var more = hash
    while taken.contains(id) {
      more.combine(heads[first.article].hash)
      more.combine(UInt64(first.start))
      id = prefix + Self.text(of: more.value)
    }
    return id
  }

  /// 16 digits to the base of 16.
  private static func text(of value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
