import KheoIndex

/// The documents of one term.
enum PlainTerm {
  static func evaluate(_ place: PlainPlace, _ walk: inout PlainWalk, _ best: inout BestDocuments) {
    for block in 0..<walk.cursor.blockCount {
      if walk.bound(ofBlock: block) <= best.threshold { continue }
      walk.cursor.open(block: block)
      let frequencies = walk.cursor.frequenciesOfBlock()
      let documents = walk.cursor.documentsOfBlock
      for index in 0..<documents.count {
        let document = documents[index]
        let score = place.saturation.score(
          weight: walk.weight, frequency: frequencies[index] &+ 1, document: document)
        place.offer(document, score, to: &best)
      }
    }
  }
}
