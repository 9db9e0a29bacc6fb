import KheoIndex

/// The documents in which terms stand side by side. A phrase counts as one term whose rarity is the sum of the terms'
/// rarities, and whose frequency is how often it occurs.
final class PlainPhrase {
  private let place: PlainPlace
  /// In the order of the phrase.
  private let walks: PlainWalks
  /// Indices of walks, the rarest first.
  private let order: [Int]
  private let weight: Float
  /// Places of two terms, and room for so many.
  private var places: UnsafeMutablePointer<UInt32>
  private var otherPlaces: UnsafeMutablePointer<UInt32>
  private var room = 1024

  /// `walks` are two or more.
  init(_ place: PlainPlace, _ walks: PlainWalks) {
    self.place = place
    self.walks = walks
    order = walks.indices.sorted { walks[$0].cursor.documentCount < walks[$1].cursor.documentCount }
    weight = walks.reduce(0) { $0 + $1.weight }
    places = .allocate(capacity: room)
    otherPlaces = .allocate(capacity: room)
  }

  deinit {
    places.deallocate()
    otherPlaces.deallocate()
  }

  /// Throws `CorruptIndexError` where positions are damaged.
  func evaluate(_ best: inout BestDocuments) throws {
    let leader = order[0]
    var document = walks[leader].cursor.document
    search: while document != PostingCursor.end {
      for index in 1..<order.count {
        walks[order[index]].cursor.seek(to: document)
        let found = walks[order[index]].cursor.document
        if found != document {
          if found == PostingCursor.end { return }
          walks[leader].cursor.seek(to: found)
          document = walks[leader].cursor.document
          continue search
        }
      }
      try examine(document, &best)
      walks[leader].cursor.next()
      document = walks[leader].cursor.document
    }
  }

  /// Counts the phrase in a document that has every term, if it could count.
  private func examine(_ document: UInt32, _ best: inout BestDocuments) throws {
    var least = UInt32.max
    var most: UInt32 = 0
    for index in walks.indices {
      let frequency = walks[index].cursor.frequency
      least = min(least, frequency)
      most = max(most, frequency)
    }
    let bound = place.saturation.score(weight: weight, frequency: least, document: document)
    if bound <= best.threshold { return }
    makeRoom(Int(most))
    let count = try occurrences()
    if count == 0 { return }
    place.offer(
      document, place.saturation.score(weight: weight, frequency: UInt32(count), document: document), to: &best)
  }

  /// How often the terms stand side by side in the document that all walks stand on.
  private func occurrences() throws -> Int {
    var count = Int(walks[order[0]].cursor.frequency)
    try walks[order[0]].cursor.readPlaces(into: places)
    for index in order.dropFirst() {
      let otherCount = Int(walks[index].cursor.frequency)
      try walks[index].cursor.readPlaces(into: otherPlaces)
      count = keep(count, otherCount, distance: index - order[0])
      if count == 0 { return 0 }
    }
    return count
  }

  /// Of `count` places keeps those that have one of the others so far behind them, in the same field; how many there are.
  private func keep(_ count: Int, _ otherCount: Int, distance: Int) -> Int {
    var kept = 0
    var other = 0
    for index in 0..<count {
      let wanted = places[index] &+ UInt32(truncatingIfNeeded: distance)
      if (wanted ^ places[index]) >> 30 != 0 { continue }
      while other < otherCount, otherPlaces[other] < wanted { other &+= 1 }
      if other == otherCount { break }
      if otherPlaces[other] != wanted { continue }
      places[kept] = places[index]
      kept &+= 1
    }
    return kept
  }

  private func makeRoom(_ count: Int) {
    if count <= room { return }
    places.deallocate()
    otherPlaces.deallocate()
    room = count * 2
    places = .allocate(capacity: room)
    otherPlaces = .allocate(capacity: room)
  }
}
