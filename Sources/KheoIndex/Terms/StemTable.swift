import KheoText

/// From a folded stem of a language to the spellings that are filed under it.
///
/// ```
/// table     front-coded; key = u8 language · stem; payload = varint n · (varint term ordinal · varint spelling) × n
/// ```
///
/// A stem that equals the key of the only term filed under it has no entry: the term dictionary finds it.
struct StemTableBuilder {
  private struct Entry {
    var key: [UInt8]
    var ordinal: Int
    var spelling: Int
    var equalsTermKey: Bool
  }

  private let stemming: SegmentBuilder.Stemming
  private var entries: [Entry] = []

  init(stemming: @escaping SegmentBuilder.Stemming) { self.stemming = stemming }

  /// Files every spelling of a term under its stems, in each language that it occurs in.
  mutating func add(_ term: Term, ordinal: Int) {
    for (index, spelling) in term.spellings.enumerated() {
      for language in Language.allCases where spelling.languages.contains(language) {
        for stem in stemming(language, spelling.bytes) {
          entries.append(
            Entry(
              key: [language.rawValue] + stem, ordinal: ordinal, spelling: index, equalsTermKey: stem == term.key))
        }
      }
    }
  }

  mutating func finish() -> FrontCodedTableWriter {
    var order = Array(entries.indices)
    order.sort { a, b in
      entries[a].key == entries[b].key ? a < b : entries[a].key.lexicographicallyPrecedes(entries[b].key)
    }
    var table = FrontCodedTableWriter()
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, entries[order[end]].key == entries[order[start]].key { end += 1 }
      let group = order[start..<end]
      if !group.allSatisfy({ entries[$0].equalsTermKey }) {
        var payload: [UInt8] = []
        payload.appendVarint(group.count)
        for index in group {
          payload.appendVarint(entries[index].ordinal)
          payload.appendVarint(entries[index].spelling)
        }
        table.append(key: entries[order[start]].key, payload: payload)
      }
      start = end
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
