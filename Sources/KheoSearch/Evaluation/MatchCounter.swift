import KheoIndex
import KheoText

/// Counts the documents of a segment that have all words of a query, and those that have enough of them, without scoring any.
///
/// Whoever ranks passes over most documents; how many there are is asked apart. A posting costs a bit then.
struct MatchCounter {
  /// A word of the query.
  struct Word {
    var node: WordNode
    var worth: Float
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
