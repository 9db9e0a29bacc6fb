/// Words seen lately, by their bytes, with key and spelling ready to be copied.
///
/// Text repeats itself: a few thousand words make up nine tenths of it. A table of 4096 places, indexed by a hash of the
/// bytes, newer words over older ones. Words, keys and spellings of more than 16 bytes are not kept. Owned by one
/// `Analyzer`.
struct WordCache {
  /// Up to 16 bytes, first byte lowest, zeros after the last.
  struct Bytes: Equatable {
    var low: UInt64 = 0
    var high: UInt64 = 0
  }

  struct Entry {
    /// No word is all zeros.
    var source = Bytes()
    var key = Bytes()
    var spelling = Bytes()
    var keyLength: UInt8 = 0
    /// 0 if the spelling is the key.
    var spellingLength: UInt8 = 0
    var isCapitalized = false
  }

  static let maximumLength = 16

  private static let bits = 12
  private let entries: UnsafeMutablePointer<Entry>

  init() {
    entries = .allocate(capacity: 1 << WordCache.bits)
    entries.initialize(repeating: Entry(), count: 1 << WordCache.bits)
  }

  func deallocate() { entries.deallocate() }

  /// Where a word is kept, if it is.
  @inline(__always)
  func entry(for source: Bytes) -> UnsafeMutablePointer<Entry> {
    let mixed = (source.low ^ (source.high << 29 | source.high >> 35)) &* 0x9E37_79B9_7F4A_7C15
    return entries + Int(truncatingIfNeeded: mixed >> UInt64(64 - WordCache.bits))
  }

  /// Keeps a word whose key and spelling lie in the arena; a spelling of length 0 is the key.
  func store(
    _ source: UnsafePointer<UInt8>, length: Int, key: UnsafePointer<UInt8>, keyLength: Int,
    spelling: UnsafePointer<UInt8>, spellingLength: Int, isCapitalized: Bool
  ) {
    guard max(length, keyLength, spellingLength) <= WordCache.maximumLength else { return }
    let bytes = WordCache.load(source, count: length)
    entry(for: bytes).pointee = Entry(
      source: bytes, key: WordCache.load(key, count: keyLength),
      spelling: WordCache.load(spelling, count: spellingLength), keyLength: UInt8(keyLength),
      spellingLength: UInt8(spellingLength), isCapitalized: isCapitalized)
  }

  /// At most 16 bytes, read one by one.
  private static func load(_ bytes: UnsafePointer<UInt8>, count: Int) -> Bytes {
    var result = Bytes()
    for index in 0..<min(count, 8) { result.low |= UInt64(bytes[index]) << UInt64(8 * index) }
    for index in 8..<max(count, 8) { result.high |= UInt64(bytes[index]) << UInt64(8 * (index - 8)) }
    return result
  }
}
