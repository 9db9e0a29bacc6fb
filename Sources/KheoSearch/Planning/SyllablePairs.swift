import KheoIndex
import KheoText

/// How often syllables stand side by side in a collection, by how they are spelled, for planning.
struct SyllablePairs {
  /// Two syllables with the documents that have them side by side.
  struct Count {
    var first: [UInt8]
    var second: [UInt8]
    var documentCount: Int
  }

  let lookups: TermLookups

  /// The spellings in which two words stand side by side, over all segments.
  func counts(_ first: QueryWord, _ second: QueryWord) throws -> [Count] {
    guard first.kind == .word, second.kind == .word else { return [] }
    var counts: [Count] = []
    for index in lookups.segments.indices {
      let pairs = try lookups.segments[index].pairs(first.key, second.key)
      guard !pairs.isEmpty, let a = try lookups.term(first.key, in: index),
        let b = try lookups.term(second.key, in: index)
      else { continue }
      for pair in pairs {
        let (one, other) = (a.spellings[pair.firstSpelling].bytes, b.spellings[pair.secondSpelling].bytes)
        if let known = counts.firstIndex(where: { $0.first == one && $0.second == other }) {
          counts[known].documentCount += pair.documentCount
        } else {
          counts.append(Count(first: one, second: other, documentCount: pair.documentCount))
        }
      }
    }
    return counts
  }

  /// The spellings of a word in documents that write syllables apart, over all segments, in bytewise order; only the likely
  /// one of a word for which it is known, where the collection has it.
  func column(of word: QueryWord) throws -> MarkRestoration.Column {
    let spellings = try lookups.segments.indices.flatMap { try lookups.term(word.key, in: $0)?.spellings ?? [] }
    var counts: [[UInt8]: Int] = [:]
    for spelling in spellings where !spelling.languages.isDisjoint(with: .writingSyllablesApart) {
      counts[spelling.bytes] = 0
    }
    if let likely = word.likelySpelling, counts[likely] != nil { counts = [likely: 0] }
    for spelling in spellings { counts[spelling.bytes]? += spelling.documentCount }
    let sorted = counts.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    return MarkRestoration.Column(spellings: sorted.map(\.key), documentCounts: sorted.map(\.value))
  }

  /// Documents that have the words of two slots side by side in their better forms; 0 where none is known to.
  func documentCount(_ first: SlotPlan, _ second: SlotPlan) throws -> Int {
    let counts = try counts(first.word, second.word)
    if counts.isEmpty { return 0 }
    let weights = counts.map { min(first.weight(of: $0.first), second.weight(of: $0.second)) }
    let best = weights.max() ?? 0
    if best == 0 { return 0 }
    return zip(counts, weights).reduce(0) { $1.1 >= best / 2 ? $0 + $1.0.documentCount : $0 }
  }
}

extension SlotPlan {
  /// What a spelling of the word's own key is worth in documents of languages that write syllables apart.
  func weight(of spelling: [UInt8]) -> Float {
    terms.joined().reduce(0) { most, term in
      guard term.term.key == word.key, let index = term.term.spellings.firstIndex(where: { $0.bytes == spelling })
      else { return most }
      return max(most, term.weight(of: index, in: .vietnamese))
    }
  }
}
