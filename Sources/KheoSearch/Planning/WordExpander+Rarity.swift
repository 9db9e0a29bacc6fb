import KheoIndex
import KheoText

/// How rare a word is, and so what it is worth.
extension WordExpander {
  /// Sets what a word is worth, by the documents that have it in any of its better forms: those that weigh at least half
  /// as much as the best. Words of other languages count only for a word that has no others.
  ///
  /// Which documents have several forms is not known without reading their postings. They are between the most that one
  /// key has and the sum over the keys; the geometric mean is taken.
  func setRarity(_ slot: inout SlotPlan) throws {
    if cards != nil { slot.ignoreLanguages() }
    let total = segments.reduce(0) { $0 + $1.documentCount }
    let own = slot.terms.joined().filter { !$0.isTranslation }
    slot.keyCount = Set(own.map(\.term.key)).count
    let documents = try documentCounts(
      own.isEmpty ? Array(slot.terms.joined()) : own, isPrefix: slot.word.mode == .prefix)
    let most = documents.max() ?? 0
    let sum = min(total, documents.reduce(0, +))
    slot.idf = RankingModel.idf(documentCount: Int((Double(most) * Double(sum)).squareRoot()), of: total)
    slot.worth = model.worth(ofRarity: slot.idf)
    if slot.word.isInterrogative, options.questionWords { slot.worth *= model.questionWord }
  }

  /// Of each key, the documents that have it in one of the better forms.
  private func documentCounts(_ terms: [SlotTerm], isPrefix: Bool) throws -> [Int] {
    let best = terms.reduce(Float(0)) { max($0, $1.bestWeight) }
    if isPrefix || segments.count == 1 {
      var counts: [[UInt8]: (close: Int, all: Int)] = [:]
      for term in terms {
        let known = counts[term.term.key] ?? (0, 0)
        let close = term.spellings(from: best / 2).reduce(0) { $0 + $1.documentCount }
        counts[term.term.key] = (known.close + close, known.all + term.term.documentCount)
      }
      return counts.values.map { min($0.close, $0.all) }
    }
    // What is a better form in some segment is one in all, also where only documents in other languages have it.
    var close: [[UInt8]: Set<[UInt8]>] = [:]
    for term in terms { close[term.term.key, default: []].formUnion(term.spellings(from: best / 2).map(\.bytes)) }
    return try close.map { key, spellings in
      let all = try segments.indices.compactMap { try lookups.term(key, in: $0) }
      let found = all.reduce(0) { sum, term in
        term.spellings.reduce(sum) { $0 + (spellings.contains($1.bytes) ? $1.documentCount : 0) }
      }
      return min(found, all.reduce(0) { $0 + $1.documentCount })
    }
  }
}

extension SlotTerm {
  /// The spellings that weigh at least so much in documents of some language.
  fileprivate func spellings(from weight: Float) -> some Sequence<Spelling> {
    term.spellings.indices.lazy.filter { bestWeight(of: $0) >= weight }.map { term.spellings[$0] }
  }
}
