/// Names of places in folded words, for finding the longest one that a text has at some word.
///
/// A `ByteTable` whose keys are the names and their beginnings up to the end of each word; the highest bit of a value
/// says that a longer name begins with the key, the rest is the name's value, 0 for what is only a beginning.
struct PlaceNameTable: Sendable {
  struct Match {
    var byteCount: Int
    var wordCount: Int
    var value: UInt32
  }

  fileprivate static let goesOn: UInt32 = 1 << 31
  /// Words that a look-up reads at most.
  static let maximumWordCount = 6

  fileprivate let table: ByteTable

  /// The value of a whole name.
  func value(of key: some Collection<UInt8>) -> UInt32? {
    guard let value = table.value(of: key), value & ~PlaceNameTable.goesOn != 0 else { return nil }
    return value & ~PlaceNameTable.goesOn
  }

  /// Whether a longer name begins with the words of `key`.
  func goesOn(after key: some Collection<UInt8>) -> Bool {
    (table.value(of: key) ?? 0) & PlaceNameTable.goesOn != 0
  }

  /// The longest name at the start of `words`, folded words with one blank between them.
  func longestMatch(_ words: UnsafeRawBufferPointer) -> Match? {
    var match: Match?
    var end = 0
    for wordCount in 1...PlaceNameTable.maximumWordCount {
      while end < words.count, words[end] != 0x20 { end += 1 }
      guard let value = table.value(of: UnsafeRawBufferPointer(rebasing: words[..<end])) else { break }
      if value & ~PlaceNameTable.goesOn != 0 {
        match = Match(byteCount: end, wordCount: wordCount, value: value & ~PlaceNameTable.goesOn)
      }
      guard value & PlaceNameTable.goesOn != 0, end < words.count else { break }
      end += 1
    }
    return match
  }
}

/// Gathers the names of a `PlaceNameTable`.
struct PlaceNameTableBuilder {
  private var table: ByteTableBuilder

  init(capacity: Int) { table = ByteTableBuilder(capacity: capacity) }

  /// Gives the name `key` the value `value` unless it has one; returns the value it has then.
  mutating func insert(_ key: UnsafeRawBufferPointer, _ value: UInt32) -> UInt32 {
    var kept = value
    table.update(key) { old in
      let known = old & ~PlaceNameTable.goesOn
      if known != 0 {
        kept = known
        return old
      }
      return old | value
    }
    guard kept == value else { return kept }
    for index in key.indices where key[index] == 0x20 {
      table.update(UnsafeRawBufferPointer(rebasing: key[..<index])) { $0 | PlaceNameTable.goesOn }
    }
    return kept
  }

  func finish() -> PlaceNameTable { PlaceNameTable(table: table.finish()) }
}
