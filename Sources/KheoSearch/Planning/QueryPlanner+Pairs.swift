import KheoIndex
import KheoText

/// What is known of words by those beside them.
extension QueryPlanner {
  /// Side by side, two words are worth a share of what the rarer of them is; two syllables that are so elsewhere in the
  /// collection, a share of what their pair is. In a query of a language that writes syllables apart, two of which nothing is
  /// known stand side by side in one document at most, for the table leaves those out that do; a number and a word are
  /// taken for as rare.
  func worth(of pair: PairPlan, isOfSyllables: Bool) throws -> Float {
    let model = expander.model
    let (first, second) = (slots[pair.first], slots[pair.second])
    var count = try SyllablePairs(lookups: expander.lookups).documentCount(first, second)
    if count == 0, isOfSyllables { count = 1 }
    if count == 0 { return model.adjacency * model.worth(ofRarity: max(first.idf, second.idf)) }
    let total = expander.segments.reduce(0) { $0 + $1.documentCount }
    return model.syllablePair
      * model.worth(ofRarity: RankingModel.idf(documentCount: min(count, total), of: total))
  }

  /// Whether the query is in a language that writes syllables apart, and in no other.
  func isOfSyllables() throws -> Bool {
    let languages = try expander.likelyLanguages(of: slots.map(\.word))
    return !languages.isEmpty && languages.isSubset(of: .writingSyllablesApart)
  }

  /// A word that a query repeats is worth as much as if it stood there once, and so is a pair.
  mutating func countOnce() {
    var words: Set<[UInt8]> = []
    for index in slots.indices where slots[index].word.mode == .expanded && !slots[index].isCondition {
      if !words.insert(slots[index].word.meant).inserted { slots[index].worth = 0 }
    }
    var known: Set<[[UInt8]]> = []
    for index in pairs.indices {
      let pair = [slots[pairs[index].first].word.meant, slots[pairs[index].second].word.meant]
      if !known.insert(pair).inserted { pairs[index].worth = 0 }
    }
  }

  /// Lowers the spellings of unmarked words that are unlikely beside their neighbours, in documents that write syllables
  /// apart. What is not known to stand beside a neighbour stays as it is.
  mutating func restoreMarks(_ pairs: [PairPlan]) throws {
    let known = SyllablePairs(lookups: expander.lookups)
    try lowerElsewhere()
    var index = 0
    while index < pairs.count {
      var chain = [pairs[index].first]
      var counts: [[SyllablePairs.Count]] = []
      while index < pairs.count, pairs[index].first == chain[chain.count - 1] {
        let found = try known.counts(slots[pairs[index].first].word, slots[pairs[index].second].word)
        if found.isEmpty { break }
        counts.append(found)
        chain.append(pairs[index].second)
        index += 1
      }
      if counts.isEmpty { index += 1 } else { try restore(chain, counts) }
    }
  }

  /// Where a query without marks is in a language that writes syllables apart, its words are others in documents of other languages that
  /// have the same letters (`den`, `so`, `an`): they are worth there what a text is that leaves the marks out.
  private mutating func lowerElsewhere() throws {
    let known = SyllablePairs(lookups: expander.lookups)
    let elsewhere = LanguageSet.all.subtracting(.writingSyllablesApart)
    let languages = try expander.likelyLanguages(of: slots.map(\.word))
    guard languages.rawValue != 0, languages.intersection(elsewhere).rawValue == 0 else { return }
    for index in slots.indices where slots[index].word.mode == .expanded && !slots[index].word.isAcronym {
      let column = try known.column(of: slots[index].word)
      let marked = zip(column.spellings, column.documentCounts).reduce(0) {
        $1.0 == slots[index].word.key ? $0 : $0 + $1.1
      }
      if marked <= column.documentCounts.reduce(0, +) / 2 { continue }
      slots[index].lower(in: elsewhere, to: expander.model.unmarked)
      try expander.setRarity(&slots[index])
    }
  }

  /// Words of a run with the marks that they most likely stand for, where those beside them tell.
  func restored(_ words: [QueryWord]) throws -> [QueryWord] {
    let known = SyllablePairs(lookups: expander.lookups)
    var words = words
    var start = 0
    while start < words.count {
      var end = start
      var counts: [[SyllablePairs.Count]] = []
      while end + 1 < words.count {
        let found = try known.counts(words[end], words[end + 1])
        if found.isEmpty { break }
        counts.append(found)
        end += 1
      }
      if end > start {
        let columns = try words[start...end].map { try known.column(of: $0) }
        for (offset, shares) in MarkRestoration.probabilities(columns, pairs: counts).enumerated() {
          guard let best = shares.indices.max(by: { shares[$0] < shares[$1] }), shares[best] >= Self.surely else {
            continue
          }
          words[start + offset].spelling = columns[offset].spellings[best]
        }
      }
      start = end + 1
    }
    return words
  }

  /// From this probability on a spelling is taken for the one that was meant.
  private static let surely = 0.7

  private mutating func restore(_ chain: [Int], _ counts: [[SyllablePairs.Count]]) throws {
    let known = SyllablePairs(lookups: expander.lookups)
    let columns = try chain.map { try known.column(of: slots[$0].word) }
    guard columns.allSatisfy({ !$0.spellings.isEmpty }) else { return }
    let probabilities = MarkRestoration.probabilities(columns, pairs: counts)
    let floor = expander.model.unlikely
    for (number, slot) in chain.enumerated() where slots[slot].word.mode == .expanded {
      let most = probabilities[number].max() ?? 1
      if most >= Self.surely, let best = probabilities[number].firstIndex(of: most) {
        slots[slot].word.likelySpelling = columns[number].spellings[best]
      }
      for (spelling, probability) in zip(columns[number].spellings, probabilities[number]) {
        slots[slot].lower(spelling, to: floor + (1 - floor) * Float(probability / most))
      }
      // How rare the word is lies between all of its spellings and the likely ones: a wrong guess costs less.
      let worth = slots[slot].worth
      try expander.setRarity(&slots[slot])
      slots[slot].worth = (worth * slots[slot].worth).squareRoot()
    }
  }
}

extension QueryWord {
  /// The spelling that it most likely stands for.
  fileprivate var meant: [UInt8] { likelySpelling ?? spelling }
}

extension SlotPlan {
  /// Takes a share of what the word's own key is worth in documents of some languages.
  fileprivate mutating func lower(in languages: LanguageSet, to share: Float) {
    for segment in terms.indices {
      for index in terms[segment].indices where terms[segment][index].term.key == word.key {
        for number in terms[segment][index].term.spellings.indices {
          terms[segment][index].scale(number, in: languages, by: share)
        }
      }
    }
  }

  /// Takes a share of what a spelling of the word's own key is worth in documents that write syllables apart.
  fileprivate mutating func lower(_ spelling: [UInt8], to share: Float) {
    for segment in terms.indices {
      for index in terms[segment].indices where terms[segment][index].term.key == word.key {
        guard let number = terms[segment][index].term.spellings.firstIndex(where: { $0.bytes == spelling }) else {
          continue
        }
        terms[segment][index].scale(number, in: .writingSyllablesApart, by: share)
      }
    }
  }
}
