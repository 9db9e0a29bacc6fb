import Glibc
import KheoText

/// The spellings met so far in one language, each with what is known of it. Grows with the texts and is emptied when it
/// gets large.
struct Vocabulary {
  /// Spellings after which the vocabulary is emptied before the next article.
  static let limit = 400_000

  let lexicon: Lexicon
  private(set) var infos: [WordInfo] = []
  private(set) var readings: [Lexicon.Reading] = []
  private(set) var parts: [CompoundPart] = []
  private(set) var arena: [UInt8] = []
  private var slots: [UInt32]
  private var hashes: [UInt32] = []

  init(language: Language) {
    lexicon = .shared(language)
    slots = [UInt32](repeating: .max, count: 1 << 14)
  }

  var isFull: Bool { infos.count > Self.limit }

  @inline(__always)
  subscript(id: UInt32) -> WordInfo { infos[Int(id)] }

  func spelling(_ id: UInt32) -> ArraySlice<UInt8> {
    let info = infos[Int(id)]
    return arena[Int(info.spellingStart)..<Int(info.spellingStart) + Int(info.spellingLength)]
  }

  func key(_ id: UInt32) -> ArraySlice<UInt8> {
    let info = infos[Int(id)]
    return arena[Int(info.keyStart)..<Int(info.keyStart) + Int(info.keyLength)]
  }

  /// The number of a spelling; a new one gets the next.
  mutating func id(spelling: UnsafeBufferPointer<UInt8>, key: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let hash = Self.hash(spelling)
    var place = Int(hash) & (slots.count - 1)
    while slots[place] != .max {
      let id = slots[place]
      if hashes[Int(id)] == hash, holds(spelling, id) { return id }
      place = (place + 1) & (slots.count - 1)
    }
    let id = UInt32(infos.count)
    slots[place] = id
    hashes.append(hash)
    add(Array(spelling), Array(key))
    if infos.count * 2 > slots.count { grow() }
    return id
  }

  mutating func id(spelling: [UInt8], key: [UInt8]) -> UInt32 {
    spelling.withUnsafeBufferPointer { spelling in key.withUnsafeBufferPointer { id(spelling: spelling, key: $0) } }
  }

  private mutating func add(_ spelling: [UInt8], _ key: [UInt8]) {
    var info = WordInfo()
    info.keyStart = UInt32(arena.count)
    info.keyLength = UInt16(key.count)
    arena += key
    info.spellingStart = key == spelling ? info.keyStart : UInt32(arena.count)
    info.spellingLength = UInt16(spelling.count)
    if key != spelling { arena += spelling }
    if spelling.contains(where: { $0 >= 0x80 }) { info.flags.insert(.marked) }
    let found = lexicon.readings(of: spelling)
    info.readingStart = UInt32(readings.count)
    info.readingCount = UInt8(min(found.count, 255))
    readings += found
    if !found.isEmpty { info.flags.insert(.lexical) }
    WordKnowledge.fill(&info, spelling: spelling, key: key, language: lexicon.language)
    let index = infos.count
    infos.append(info)
    guard found.isEmpty || !info.flags.contains(.common) else { return }
    // "Lehmann" and "Solbakken" are family names before they are compounds.
    if !info.flags.isDisjoint(with: [.given, .family]), !info.flags.contains(.common) { return }
    let split = CompoundSplitter.split(spelling, lexicon: lexicon, isWord: info.flags.contains(.common))
    if split.isEmpty { return }
    infos[index].partStart = UInt32(parts.count)
    infos[index].partCount = UInt8(split.count)
    parts += split
  }

  private func holds(_ spelling: UnsafeBufferPointer<UInt8>, _ id: UInt32) -> Bool {
    let info = infos[Int(id)]
    guard Int(info.spellingLength) == spelling.count, let bytes = spelling.baseAddress else { return false }
    return arena.withUnsafeBytes { memcmp($0.baseAddress! + Int(info.spellingStart), bytes, spelling.count) == 0 }
  }

  private mutating func grow() {
    var larger = [UInt32](repeating: .max, count: slots.count * 2)
    for (id, hash) in hashes.enumerated() {
      var place = Int(hash) & (larger.count - 1)
      while larger[place] != .max { place = (place + 1) & (larger.count - 1) }
      larger[place] = UInt32(id)
    }
    slots = larger
  }

  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    UInt32(truncatingIfNeeded: ByteTableSlot.hash(UnsafeRawBufferPointer(bytes)) &>> 16)
  }
}
