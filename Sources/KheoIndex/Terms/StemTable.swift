import KheoText

/// From a folded stem of a language to the spellings that are filed under it.
///
/// ```
/// table     front-coded; key = u8 language · stem; payload = varint n · (varint term ordinal · varint spelling) × n
/// ```
///
/// A stem that equals the key of the only term filed under it has no entry: the term dictionary finds it.
struct StemTableBuilder {
  /// Twelve bytes: a segment has as many as it has spellings.
  private struct Entry {
    /// Of `keys`.
    var key: UInt32
    var ordinal: UInt32
    /// Twice the index of the spelling, and 1 where the stem equals the term's key.
    var spelling: UInt32
  }

  private let stemming: SegmentBuilder.Stemming
  private var keys = ByteStringSet()
  private var entries: [Entry] = []

  init(stemming: @escaping SegmentBuilder.Stemming) { self.stemming = stemming }

  /// Files every spelling of a term under its stems, in each language that it occurs in.
  mutating func add(_ term: Term, ordinal: Int) {
    for (index, spelling) in term.spellings.enumerated() {
      for language in Language.allCases where spelling.languages.contains(language) {
        for stem in stemming(language, spelling.bytes) {
          let key = ([language.rawValue] + stem).withUnsafeBytes { keys.insert($0) }
          let spelling = UInt32(truncatingIfNeeded: index << 1) | (stem == term.key ? 1 : 0)
          entries.append(Entry(key: key, ordinal: UInt32(truncatingIfNeeded: ordinal), spelling: spelling))
        }
      }
    }
  }

  consuming func finish() -> FrontCodedTableWriter {
    let groups = Grouping(of: entries.count, in: keys.count) { Int(entries[$0].key) }
    var table = FrontCodedTableWriter()
    for key in keys.sortedNumbers() {
      let group = groups[Int(key)]
      if group.allSatisfy({ entries[Int($0)].spelling & 1 == 1 }) { continue }
      var payload: [UInt8] = []
      payload.appendVarint(group.count)
      for index in group {
        payload.appendVarint(Int(entries[Int(index)].ordinal))
        payload.appendVarint(Int(entries[Int(index)].spelling >> 1))
      }
      table.append(key: Array(keys[key]), payload: payload)
    }
    return table
  }
}

/// A spelling that is filed under a stem.
package struct StemMember: Sendable {
  package var term: Term
  /// An index into the term's spellings.
  package var spelling: Int
}
