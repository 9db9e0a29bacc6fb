import KheoIndex
import KheoText

/// Counts the documents of a segment that have all words of a query, and those that have enough of them, without scoring any.
///
/// Whoever ranks passes over most documents; how many there are is asked apart. A posting costs a bit then, and terms of several
/// words are looked up only in documents that they could make a match.
struct MatchCounter {
  /// A word of the query.
  struct Word {
    var node: WordNode
    var worth: Float
    /// Terms of several words that it may stand for, each in documents of one language.
    var phrases: [(node: PhraseFormNode, language: Language)] = []
  }

  let segment: Segment
  let words: [Word]
  /// What the words of a document must be worth together.
  let least: Float
  /// The documents that meet what stands beside the words; nil for all.
  let conditions: MatchNode?
  var deadline = Deadline.none

  /// The documents that have all words, and those that have enough. Leaves the walks of the words behind their last document.
  func matches() throws -> (whole: DocumentBits, parts: DocumentBits) {
    let found = try words.map { word in
      let bits = DocumentBits(documentCount: segment.documentCount)
      try deadline.check()
      try word.node.mark(bits)
      return bits
    }
    let parts = enough(found)
    try addPhrases(to: found, parts)
    let whole = DocumentBits(documentCount: segment.documentCount)
    for (number, bits) in found.enumerated() {
      if number == 0 { whole.formUnion(bits) } else { whole.formIntersection(bits) }
    }
    try keepLive(parts)
    whole.formIntersection(parts)
    return (whole, parts)
  }

  /// The documents whose words are worth enough.
  private func enough(_ found: [DocumentBits]) -> DocumentBits {
    let parts = DocumentBits(documentCount: segment.documentCount)
    let others = DocumentBits(documentCount: segment.documentCount)
    for (word, bits) in zip(words, found) { (word.worth >= least ? parts : others).formUnion(bits) }
    others.subtract(parts)
    others.forEach { if worth(of: $0, found) >= least { parts.insert($0) } }
    return parts
  }

  private func worth(of document: UInt32, _ found: [DocumentBits]) -> Float {
    var worth = Float(0)
    for (word, bits) in zip(words, found) where bits.contains(document) { worth += word.worth }
    return worth
  }

  /// Adds the documents that have a term of several words, as far as it makes them a match or gives them the whole query.
  private func addPhrases(to found: [DocumentBits], _ parts: DocumentBits) throws {
    if words.allSatisfy(\.phrases.isEmpty) { return }
    // By word, the documents that have the words of its terms, and by word those with it or these.
    var candidates: [[DocumentBits]] = []
    let whole = DocumentBits(documentCount: segment.documentCount)
    for (number, word) in words.enumerated() {
      let either = DocumentBits(documentCount: segment.documentCount)
      candidates.append([])
      for (node, language) in word.phrases {
        try deadline.check()
        let bits = try self.candidates(node, language, besides: found[number])
        candidates[number].append(bits)
        either.formUnion(bits)
      }
      either.formUnion(found[number])
      if number == 0 { whole.formUnion(either) } else { whole.formIntersection(either) }
    }
    var watch = Watch(deadline)
    for (number, word) in words.enumerated() {
      for ((node, _), bits) in zip(word.phrases, candidates[number]) {
        try bits.forEach { document in
          guard !found[number].contains(document), !parts.contains(document) || whole.contains(document) else { return }
          try watch.look()
          guard try node.isFound(in: document) else { return }
          found[number].insert(document)
          if worth(of: document, found) >= least { parts.insert(document) }
        }
      }
    }
  }

  /// The documents of a language that have all words of a term, and are not known already.
  private func candidates(
    _ node: PhraseFormNode, _ language: Language, besides known: DocumentBits
  ) throws -> DocumentBits {
    let bits = DocumentBits(documentCount: segment.documentCount)
    try node.markCandidates(bits)
    bits.subtract(known)
    let others = DocumentBits(documentCount: segment.documentCount)
    bits.forEach { if segment.columns.language(of: $0) != language { others.insert($0) } }
    bits.subtract(others)
    return bits
  }

  /// Takes away what is deleted or does not meet the conditions.
  private func keepLive(_ bits: DocumentBits) throws {
    if conditions == nil, segment.deletions == nil { return }
    var watch = Watch(deadline)
    let gone = DocumentBits(documentCount: segment.documentCount)
    try bits.forEach { document in
      try watch.look()
      if let conditions {
        if conditions.document < document { try conditions.seek(to: document) }
        if conditions.document != document { gone.insert(document) }
      } else if !segment.isLive(document) {
        gone.insert(document)
      }
    }
    bits.subtract(gone)
  }
}
