import KheoIndex
import KheoSearch
import KheoText

/// The score of documents for plain words that are all required, from the formulas of the ranking model: BM25F of the
/// best level of agreement of each word, neighbours, and tiers of agreement that no frequency bridges.
struct NaiveRanking {
  let collection: TestCollection
  let model = RankingModel()

  /// The documents that have all words, best first, equal scores in the order of the documents.
  func rank(_ words: [QueryWord]) -> [(number: Int, score: Float)] {
    let rarities = words.map(rarity)
    var ranking: [(number: Int, score: Float)] = []
    var distances: [Int: Int] = [:]
    for (number, entry) in collection.entries.enumerated() where entry.isLive {
      let weights = words.map { word in weighted(word, entry) }
      guard weights.allSatisfy({ !$0.isEmpty }) else { continue }
      var score = Float(0)
      for (word, rarity) in zip(weights, rarities) { score += wordScore(word, entry) * rarity }
      for index in words.indices.dropLast() {
        score += pairScore(
          weights[index].mapValues { $0 * rarities[index] }, weights[index + 1].mapValues { $0 * rarities[index + 1] },
          entry)
      }
      ranking.append((number, score))
      distances[number] = words.reduce(0) { $0 + distance($1, entry, isAlone: words.count == 1) }
    }
    let tiers = Set(distances.values).sorted(by: >)
    let ceiling = ceiling(rarities)
    for index in ranking.indices {
      ranking[index].score += Float(tiers.firstIndex(of: distances[ranking[index].number]!)!) * ceiling
    }
    return ranking.sorted { $0.score != $1.score ? $0.score > $1.score : $0.number < $1.number }
  }

  /// More than any document can score by words and neighbours.
  private func ceiling(_ rarities: [Float]) -> Float {
    var ceiling = Float(0)
    for rarity in rarities { ceiling += rarity * (model.k1 + 1) }
    for (first, second) in zip(rarities, rarities.dropFirst()) {
      ceiling += model.adjacency * min(first, second) * (model.k1 + 1)
    }
    return ceiling
  }

  /// How far the closest spelling in a document is from the word: other marks farther than none, and marks that the word
  /// does not have only where the word is all there is.
  private func distance(_ word: QueryWord, _ entry: TestCollection.Entry, isAlone: Bool) -> Int {
    entry.tokens.filter { $0.key == word.key }.map { token in
      switch MarkAgreement.of(query: word.spelling, text: token.spelling) {
      case .same: 0
      case .marked: isAlone ? 1 : 0
      case .unmarked: isAlone ? 2 : 1
      case .other: isAlone ? 6 : 3
      }
    }.min() ?? 0
  }

  /// The weight of each place where the word stands, by agreement of marks.
  private func weighted(_ word: QueryWord, _ entry: TestCollection.Entry) -> [Place: Float] {
    var weights: [Place: Float] = [:]
    for token in entry.tokens where token.key == word.key {
      weights[token.place] =
        switch MarkAgreement.of(query: word.spelling, text: token.spelling) {
        case .same: model.same
        case .marked: model.marked
        case .unmarked: model.unmarked
        case .other: model.otherMarks
        }
    }
    return weights
  }

  /// The best over the levels of weight, each with the frequency of the places that reach it.
  private func wordScore(_ weights: [Place: Float], _ entry: TestCollection.Entry) -> Float {
    Set(weights.values).map { level in
      level * saturation(weights.filter { $0.value >= level }.map(\.key), entry)
    }.max() ?? 0
  }

  private func pairScore(_ first: [Place: Float], _ second: [Place: Float], _ entry: TestCollection.Entry) -> Float {
    var starts: [Place] = []
    var weight = Float(0)
    for (place, firstWeight) in first {
      let next = Place(rawValue: place.rawValue + 1)
      guard let secondWeight = second[next], next.field == place.field else { continue }
      starts.append(place)
      weight = max(weight, min(firstWeight, secondWeight))
    }
    return model.adjacency * weight * saturation(starts, entry)
  }

  private func saturation(_ places: [Place], _ entry: TestCollection.Entry) -> Float {
    var frequency = Float(0)
    for field in Field.allCases {
      let number = Int(field.rawValue)
      let documents = collection.entries.filter { $0.tokens.contains { $0.place.field == field } }
      let total = collection.entries.reduce(0) { $0 + $1.tokens.count { $0.place.field == field } }
      let average = max(1, Float(total) / Float(max(1, documents.count)))
      let length = LengthNorm.lengths[Int(LengthNorm.code(of: entry.tokens.count { $0.place.field == field }))]
      frequency +=
        Float(places.count { $0.field == field }) * model.fieldWeights[number]
        / (1 - model.b[number] + model.b[number] * length / average)
    }
    return frequency == 0 ? 0 : frequency * (model.k1 + 1) / (model.k1 + frequency)
  }

  /// By the documents that have the word as typed or with marks where it has none; where there are none, by all of its key.
  private func rarity(_ word: QueryWord) -> Float {
    let total = collection.entries.count
    var close = 0
    var documents = 0
    for spelling in Set(collection.entries.flatMap { $0.tokens.filter { $0.key == word.key }.map(\.spelling) }) {
      let count = collection.entries.count { $0.tokens.contains { $0.spelling == spelling && $0.key == word.key } }
      if MarkAgreement.of(query: word.spelling, text: spelling) <= .marked { close += count }
    }
    documents = collection.entries.count { $0.tokens.contains { $0.key == word.key } }
    return RankingModel.idf(documentCount: close > 0 ? min(close, total) : documents, of: total)
  }
}
