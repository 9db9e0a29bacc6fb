import KheoText

/// Makes one card of each person and unit of a collection, over its articles and languages.
///
/// Records come one by one, in any order; the cards and their order depend on the records alone. What is between lies in
/// temporary files of `temporaryFolder`, which vanish with the linker: in memory stay about 200 bytes an article, the
/// hashes of the different names, and one partition of observations at a time.
///
/// 1. `add` writes the record to disk and its rare features to inverted lists.
/// 2. Articles that tell one story in several languages are found (`StoryFinder`).
/// 3. Their people and units are aligned (`StoryAlignment`); what is one shares a link and a key.
/// 4. Every person and unit goes, with what decides about joining, to the partition of its key.
/// 5. Partition by partition, those of one key are joined or kept apart (`PersonClustering`, `UnitClustering`), and each
///    cluster becomes a card.
///
/// Time is linear in people and units but for sorting. Not thread-safe.
public final class EntityLinker {
  /// The articles of one story.
  public struct Story: Sendable, Hashable {
    /// Ids, sorted.
    public var articles: [String]
  }

  /// Bytes of one partition in memory.
  private static let partitionByteCount = 8 << 20
  private static let bufferByteCount = 32 << 20

  private let memoryBudget: Int
  private let folder: String
  private let records: RecordSpill
  private var heads: [ArticleHead] = []
  private var names = FoldedNames()
  private var commonness: NameCommonness
  /// Joined names of countries, as units of the collection bear them.
  private var countries: Set<UInt64> = []
  private var finder: StoryFinder
  private var found: [[Int]]?

  /// - Parameters:
  ///   - memoryBudget: bytes of buffers and partitions, besides what is kept of each article; at least 1 MB is taken.
  ///   - temporaryFolder: an existing folder. Throws `LinkingError` where no file can be made in it.
  public init(memoryBudget: Int = 256 << 20, temporaryFolder: String = "/tmp") throws(LinkingError) {
    self.memoryBudget = max(1 << 20, memoryBudget)
    folder = temporaryFolder
    records = try RecordSpill(folder: temporaryFolder)
    finder = try StoryFinder(folder: temporaryFolder, memoryBudget: self.memoryBudget)
    commonness = NameCommonness(lines: Resources.lines("entities/names/vietnamese.tsv"))
  }

  /// Adds an article. Its id must be new.
  public func add(_ record: EntityRecord) throws { try add(record, encoded: record.encode()) }

  /// Adds an article by its stored record. Throws `EntityRecordError` where it is damaged; the article is not added then.
  public func add(encoded: [UInt8]) throws { try add(EntityRecord(encoded: encoded), encoded: encoded) }

  private func add(_ record: EntityRecord, encoded: [UInt8]) throws {
    precondition(found == nil, "no article can be added once cards or stories have been asked for")
    let hash = StableHash.of(record.id)
    var people: UInt64 = 0
    for person in record.entities.people {
      let name = names.entry(of: person.name).person
      commonness.count(name)
      if name.isComparable { people &+= StableHash.mixed(name.key) }
    }
    heads.append(
      ArticleHead(
        id: record.id, path: record.path, language: record.language, date: record.date, hash: hash, names: people))
    try records.append(encoded)
    try finder.add(record, hash: hash, names: &names)
    for unit in record.entities.units {
      if unit.kind == "country" { countries.insert(names.entry(of: unit.name).joinedHash) }
      if let last = unit.places.last, last.type == "country" { countries.insert(names.entry(of: last.name).joinedHash) }
    }
  }

  /// The stories that more than one article tells, by their first articles' ids.
  public func stories() throws -> [Story] {
    try foundStories().map { Story(articles: $0.map { heads[$0].id }.sorted()) }
      .sorted { $0.articles[0] < $1.articles[0] }
  }

  /// Gives every card once, in an order that depends on the cards alone.
  public func forEachCard(_ body: (EntityCard) throws -> Void) throws {
    let observations = try observe()
    var ranks = Array(repeating: 0, count: heads.count)
    for (rank, ordinal) in heads.indices.sorted(by: { heads[$0].id < heads[$1].id }).enumerated() {
      ranks[ordinal] = rank
    }
    for partition in 0..<observations.partitionCount {
      let bytes = try observations.read(partition: partition)
      try CardPartition(bytes: bytes, heads: heads, ranks: ranks).forEachCard(body)
      observations.drop(partition: partition)
    }
  }

  /// All cards, for collections that fit into memory.
  public func cards() throws -> [EntityCard] {
    var cards: [EntityCard] = []
    try forEachCard { cards.append($0) }
    return cards
  }

  private func foundStories() throws -> [[Int]] {
    if let found { return found }
    try records.flush()
    let stories = try finder.stories()
    found = stories
    return stories
  }

  private func view(_ ordinal: Int, isInRow: Bool = false) throws -> ArticleView {
    ArticleView(try records.record(ordinal, isInRow: isInRow), ordinal: ordinal, countries: countries, names: &names)
  }

  // MARK: Observations

  private func observe() throws -> PartitionedSpill {
    let stories = try foundStories()
    let aliases = try spellings(of: stories)
    // An observation takes about as much as its part of the record, and three times as much once it is read. Partitions
    // that fit into the processor's cache are read faster than large ones.
    let wanted = 3 * records.byteCount / min(Self.partitionByteCount, memoryBudget / 4)
    let log2 = min(12, wanted <= 1 ? 0 : Int.bitWidth - wanted.leadingZeroBitCount)
    let buffers = min(Self.bufferByteCount, memoryBudget / 4)
    let spill = try PartitionedSpill(folder: folder, partitionCountLog2: log2, bufferByteCount: buffers)
    var isTold = Array(repeating: false, count: heads.count)
    var writer = ObservationWriter(spill: spill, aliases: aliases, commonness: commonness)
    for story in stories {
      let views = try story.map { ordinal in
        isTold[ordinal] = true
        return try view(ordinal)
      }
      let alignment = StoryAlignment(views)
      for (place, view) in views.enumerated() {
        try writer.write(
          view, story: max(1, views[0].hash), people: alignment.people[place], units: alignment.units[place])
      }
    }
    for ordinal in heads.indices where !isTold[ordinal] {
      try writer.write(try view(ordinal, isInRow: true), story: 0, people: [], units: [])
    }
    return spill
  }

  /// The key of the least name among the spellings of one, for each that is not the least.
  private func spellings(of stories: [[Int]]) throws -> [UInt64: UInt64] {
    var keys: [UInt64: Int] = [:]
    var list: [UInt64] = []
    var pairs: [(Int, Int)] = []
    func place(of key: UInt64) -> Int {
      if let place = keys[key] { return place }
      keys[key] = list.count
      list.append(key)
      return list.count - 1
    }
    for story in stories {
      guard story.contains(where: { heads[$0].names != heads[story[0]].names }) else { continue }
      let views = try story.map { try view($0) }
      for (a, b) in StoryAlignment.spellings(views) { pairs.append((place(of: a), place(of: b))) }
    }
    var forest = ClusterForest(count: list.count)
    for (a, b) in pairs { forest.join(a, b) }
    var aliases: [UInt64: UInt64] = [:]
    for cluster in forest.clusters() {
      let least = cluster.map { list[$0] }.min() ?? 0
      for member in cluster where list[member] != least { aliases[list[member]] = least }
    }
    return aliases
  }
}
