import KheoText

@testable import KheoIndex
@testable import KheoSearch

/// BM25 over every document, from the tokens alone.
struct PlainOracle {
  private struct Document {
    var number: Int
    var isLive: Bool
    var keys: [[UInt8]: [UInt32]]
    var length: Float
  }

  private let documents: [Document]
  private let average: Float
  private let counts: [[UInt8]: Int]

  init(_ collection: TestCollection) {
    documents = collection.entries.enumerated().map { number, entry in
      var keys: [[UInt8]: [UInt32]] = [:]
      for token in entry.tokens { keys[token.key, default: []].append(token.place.rawValue) }
      var byField: [UInt32: Int] = [:]
      for token in entry.tokens { byField[token.place.field.rawValue, default: 0] += 1 }
      // Lengths are kept in one byte: once a field, once together.
      let kept = { (length: Int) in LengthNorm.length(of: LengthNorm.code(of: length)) }
      return Document(
        number: number, isLive: entry.isLive, keys: keys.mapValues { $0.sorted() },
        length: Float(kept(byField.values.reduce(0) { $0 + kept($1) })))
    }
    var counts: [[UInt8]: Int] = [:]
    for document in documents { for key in document.keys.keys { counts[key, default: 0] += 1 } }
    self.counts = counts
    average = Float(collection.entries.reduce(0) { $0 + $1.tokens.count }) / Float(collection.entries.count)
  }

  /// Every document that a query finds, best first, by its number through the whole collection.
  func search(_ query: PlainQuery) -> [(number: Int, score: Float)] {
    let scored: [(Int, Float)] = documents.filter(\.isLive).compactMap { document in
      score(document, query).map { (document.number, $0) }
    }
    return scored.sorted { $0.1 != $1.1 ? $0.1 > $1.1 : $0.0 < $1.0 }.map { (number: $0.0, score: $0.1) }
  }

  private func score(_ document: Document, _ query: PlainQuery) -> Float? {
    switch query {
    case .all(let keys):
      let scores = keys.map { score(document, $0) }
      return scores.contains(0) ? nil : sum(scores)
    case .any(let keys):
      let scores = keys.map { score(document, $0) }
      return scores.allSatisfy { $0 == 0 } ? nil : sum(scores)
    case .phrase(let keys):
      let count = occurrences(keys, in: document)
      return count == 0 ? nil : saturated(keys.reduce(0) { $0 + weight($1) }, count, document)
    case .prefix(let prefix): return document.keys.keys.contains { $0.starts(with: prefix) } ? 1 : nil
    case .fuzzy(let word, let edits): return fuzzy(document, word, edits)
    }
  }

  private func fuzzy(_ document: Document, _ word: [UInt8], _ edits: Int) -> Float? {
    let all = counts.keys.filter {
      EditDistanceTests.naive(word, $0) <= edits && EditDistanceTests.naive(word, $0) < min(word.count, $0.count)
    }
    let commonest = all.map(documentCount).max() ?? 0
    let scores = all.compactMap { key -> Float? in
      guard let places = document.keys[key] else { return nil }
      let worth = 1 - Float(EditDistanceTests.naive(word, key)) / Float(min(word.count, key.count))
      return saturated(weight(documentCount: commonest) * worth, places.count, document)
    }
    return scores.isEmpty ? nil : sum(scores)
  }

  private func occurrences(_ keys: [[UInt8]], in document: Document) -> Int {
    (document.keys[keys[0]] ?? []).count { start in
      keys.indices.allSatisfy { index in
        let place = start + UInt32(index)
        return place >> 30 == start >> 30 && (document.keys[keys[index]] ?? []).contains(place)
      }
    }
  }

  private func sum(_ scores: [Float]) -> Float { Float(scores.reduce(0.0) { $0 + Double($1) }) }

  private func documentCount(_ key: [UInt8]) -> Int { counts[key] ?? 0 }

  private func weight(_ key: [UInt8]) -> Float { weight(documentCount: documentCount(key)) }

  private func weight(documentCount: Int) -> Float {
    RankingModel.idf(documentCount: documentCount, of: documents.count) * (PlainScorer.k1 + 1)
  }

  private func score(_ document: Document, _ key: [UInt8]) -> Float {
    guard let places = document.keys[key] else { return 0 }
    return saturated(weight(key), places.count, document)
  }

  private func saturated(_ weight: Float, _ count: Int, _ document: Document) -> Float {
    let damping = PlainScorer.k1 * (1 - PlainScorer.b + PlainScorer.b * document.length / max(1, average))
    return weight * (Float(count) / (Float(count) + damping))
  }
}
