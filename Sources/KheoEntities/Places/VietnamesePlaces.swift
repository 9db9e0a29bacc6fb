/// The provinces, cities, districts, communes, wards and townships of Viet Nam, before and after the mergers of July 2025.
///
/// Names are looked up by their folded syllables with one blank between them (`hoi an`), names of provinces and of
/// cities of province level also in one word (`hanoi`). One name may stand for many places: see `resolve`.
struct VietnamesePlaces: @unchecked Sendable {
  // Safe to share: names lie in the embedded resource, which lives as long as the process.

  /// Which of the two administrative orders a place is of.
  enum Period: UInt8, Sendable, Hashable {
    /// Provinces, districts and communes, as of 2023.
    case before2025
    /// Provinces and communes.
    case since2025
  }

  /// One place of one period; what it is tell the functions of `VietnamesePlaces`.
  struct Place: Sendable, Hashable {
    fileprivate(set) var index: UInt32
  }

  /// A name at the start of some words.
  struct Match: Sendable {
    /// Bytes of the name in the words.
    var byteCount: Int
    var wordCount: Int
    /// All places of the name.
    var places: Places
  }

  /// The places of one name, in the order of the files.
  struct Places: Sequence, IteratorProtocol, @unchecked Sendable {
    fileprivate let entries: UnsafePointer<PlaceEntry>
    fileprivate var index: UInt32

    /// Whether there is no place left.
    var isEmpty: Bool { index == 0 }

    mutating func next() -> Place? {
      guard index != 0 else { return nil }
      defer { index = entries[Int(index)].next }
      return Place(index: index)
    }
  }

  static let shared = VietnamesePlaces()

  /// From index 1 on; 0 is no place.
  private let entries: UnsafePointer<PlaceEntry>
  /// Places of both periods.
  let count: Int
  private let table: PlaceNameTable

  private init() {
    var loader = VietnamesePlaceLoader()
    loader.load("entities/places/vietnam-2023.tsv", .before2025)
    loader.load("entities/places/vietnam-2025.tsv", .since2025)
    let memory = UnsafeMutableBufferPointer<PlaceEntry>.allocate(capacity: loader.entries.count)
    _ = memory.initialize(from: loader.entries)
    entries = UnsafePointer(memory.baseAddress!)
    count = loader.entries.count - 1
    table = loader.names.finish()
  }

  // MARK: Looking up

  /// The places that bear a name, given as folded syllables with one blank between them.
  func places(named key: some Collection<UInt8>) -> Places {
    Places(entries: entries, index: table.value(of: key) ?? 0)
  }

  /// Whether a name begins with these folded syllables and goes on with another one.
  func hasName(goingOnAfter key: some Collection<UInt8>) -> Bool { table.goesOn(after: key) }

  /// The longest name at the start of `words`, folded words with one blank between them. Looks at six words at most.
  func longestMatch(_ words: UnsafeRawBufferPointer) -> Match? {
    table.longestMatch(words).map { match in
      Match(
        byteCount: match.byteCount, wordCount: match.wordCount, places: Places(entries: entries, index: match.value))
    }
  }

  // MARK: Places

  /// The name with its marks, as the state writes it.
  func name(of place: Place) -> String { String(decoding: nameBytes(of: place), as: UTF8.self) }

  /// The name with its marks; the bytes live as long as the process.
  func nameBytes(of place: Place) -> UnsafeRawBufferPointer { entries[Int(place.index)].nameBytes }

  func type(of place: Place) -> PlaceType { entries[Int(place.index)].type }

  func period(of place: Place) -> Period { entries[Int(place.index)].period }

  /// The district or the province that the place lies in; nil for a province and a city of province level.
  func parent(of place: Place) -> Place? {
    let parent = entries[Int(place.index)].parent
    return parent == 0 ? nil : Place(index: parent)
  }

  /// The place, its district if it has one, and its province.
  func chain(of place: Place) -> [Place] {
    var chain = [place]
    while let parent = parent(of: chain[chain.count - 1]) { chain.append(parent) }
    return chain
  }

  /// The province, or the city of province level, that the place is or lies in.
  func province(of place: Place) -> Place {
    var place = place
    while let parent = parent(of: place) { place = parent }
    return place
  }

  /// Whether two places have names with one folded key: `Sóc Trăng` the province and the city, before and after 2025.
  func haveOneName(_ one: Place, _ other: Place) -> Bool {
    entries[Int(one.index)].first == entries[Int(other.index)].first
  }

  /// Whether a place of the name of `outer` is above `inner`.
  func isWithin(_ inner: Place, _ outer: Place) -> Bool {
    var place = inner
    while let parent = parent(of: place) {
      if haveOneName(parent, outer) { return true }
      place = parent
    }
    return false
  }
}
