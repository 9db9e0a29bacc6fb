import Glibc
import KheoText

@testable import KheoIndex
@testable import KheoSearch

/// The score of documents for plain words, from the formulas of the ranking model (docs/RANKING.md): each word's rarity to
/// a power times its saturated frequency, pairs of neighbours, coverage of the query, and tiers of agreement of marks.
///
/// Every figure is counted from the tokens. It knows the ways of `SearchOptions.plain` and no others, and no restoration.
struct NaiveRanking {
  struct Ranked {
    /// Through the whole collection.
    var number: Int
    /// How far the marks are from the query's: the lower tier comes first.
    var tier: Int
    /// Without what is added for the tier and for the whole query.
    var score: Float
    /// What is added where few documents have the whole query and this one has it side by side, in likely spellings.
    var phraseScore: Float = 0
  }

  let collection: TestCollection
  let model = RankingModel()

  /// The documents that have all words, in the order of the documents.
  func whole(_ words: [QueryWord]) -> [Ranked] {
    ranked(words) { weights, _ in weights.allSatisfy { !$0.isEmpty } }.map { ranked in
      var ranked = ranked
      ranked.tier = words.reduce(0) {
        $0 + distance($1, collection.entries[ranked.number], isAlone: words.count == 1)
      }
      return ranked
    }
  }

  /// The documents that have the least share of what the words that there are are worth together, all in one tier.
  func partial(_ words: [QueryWord]) -> [Ranked] {
    let exists = words.map { word in collection.entries.contains { $0.tokens.contains { $0.key == word.key } } }
    return ranked(words) { weights, worths in
      let all = zip(worths, exists).reduce(Float(0)) { $0 + ($1.1 ? $1.0 : 0) }
      let found = zip(worths, weights).reduce(Float(0)) { $0 + ($1.1.isEmpty ? 0 : $1.0) }
      let share = words.count > 2 ? model.leastShare : model.leastShareOfTwo
      return weights.contains { !$0.isEmpty } && found >= share * all
    }
  }

  private func ranked(_ words: [QueryWord], isHit: ([[Place: Float]], [Float]) -> Bool) -> [Ranked] {
    let isMarked = words.contains { $0.spelling != $0.key }
    let rarities = words.map { rarity($0, isMarked: isMarked) }
    let worths = zip(rarities, once(words.map(\.spelling))).map { $1 ? power($0) : 0 }
    let pairs = zip(words, words.dropFirst()).map { [$0.spelling, $1.spelling] }
    let isOfSyllables = isOfSyllables(words)
    let pairWorths = zip(pairs.indices, once(pairs)).map { index, isFirst in
      isFirst
        ? pairWorth(
          words[index], words[index + 1], rarities[index...index + 1], isMarked: isMarked,
          isOfSyllables: isOfSyllables) : 0
    }
    return collection.entries.indices.filter { collection.entries[$0].isLive }.compactMap { number in
      let entry = collection.entries[number]
      let weights = words.map { weighted($0, entry, isMarked: isMarked) }
      guard isHit(weights, worths) else { return nil }
      var score = Float(0)
      var covered = Float(0)
      for (worth, weights) in zip(worths, weights) {
        score += worth * value(weights, entry)
        covered += worth * (weights.values.max() ?? 0)
      }
      var isWhole = words.count > 1 && !pairWorths.contains(0)
      for (index, worth) in pairWorths.enumerated() {
        let beside = beside(weights[index], weights[index + 1])
        score += worth * value(beside, entry)
        isWhole = isWhole && beside.values.contains { $0 >= 0.5 }
      }
      let worth = worths.reduce(0, +)
      return Ranked(
        number: number, tier: 0, score: score * (1 - model.coverage + model.coverage * covered / worth),
        phraseScore: isWhole ? model.phrase * worth : 0)
    }
  }

  /// Whether each element is the first of its equals.
  private func once<Element: Hashable>(_ elements: [Element]) -> [Bool] {
    var known: Set<Element> = []
    return elements.map { known.insert($0).inserted }
  }

  private func power(_ rarity: Float) -> Float { Float(pow(Double(rarity), Double(model.rarityPower))) }

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

  /// What a spelling is worth in documents of a language. In a Vietnamese text marks make another word of one that has none
  /// in a query with marks.
  private func weight(_ word: QueryWord, _ spelling: [UInt8], _ language: Language, isMarked: Bool) -> Float {
    switch MarkAgreement.of(query: word.spelling, text: spelling) {
    case .same: model.same
    case .marked: isMarked && language == .vietnamese ? model.markedBesideMarks : model.marked
    case .unmarked: model.unmarked
    case .other: model.otherMarks
    }
  }

  /// The weight of each place where the word stands.
  private func weighted(_ word: QueryWord, _ entry: TestCollection.Entry, isMarked: Bool) -> [Place: Float] {
    var weights: [Place: Float] = [:]
    for token in entry.tokens where token.key == word.key {
      weights[token.place] = weight(word, token.spelling, entry.document.language, isMarked: isMarked)
    }
    return weights
  }

  /// The places of the first word that the second stands right behind, each as light as the lighter of the two.
  private func beside(_ first: [Place: Float], _ second: [Place: Float]) -> [Place: Float] {
    var pairs: [Place: Float] = [:]
    for (place, weight) in first {
      let next = Place(rawValue: place.rawValue + 1)
      if let other = second[next], next.field == place.field { pairs[place] = min(weight, other) }
    }
    return pairs
  }

  /// Best × f (k1 + 1) ÷ (k1 × best + f), where f adds up the places, each by its weight, its field and the field's length.
  private func value(_ weights: [Place: Float], _ entry: TestCollection.Entry) -> Float {
    guard let best = weights.values.max() else { return 0 }
    var frequency = Float(0)
    for field in Field.allCases {
      let number = Int(field.rawValue)
      let documents = collection.entries.filter { $0.tokens.contains { $0.place.field == field } }
      let total = collection.entries.reduce(0) { $0 + $1.tokens.count { $0.place.field == field } }
      let average = max(1, Float(total) / Float(max(1, documents.count)))
      let length = LengthNorm.lengths[Int(LengthNorm.code(of: entry.tokens.count { $0.place.field == field }))]
      let sum = weights.filter { $0.key.field == field }.values.sorted().reduce(Float(0), +)
      frequency += sum * model.fieldWeights[number] / (1 - model.b[number] + model.b[number] * length / average)
    }
    return best * frequency * (model.k1 + 1) / (model.k1 * best + frequency)
  }

  // MARK: Rarity

  /// By the documents that have the word in spellings that weigh at least half as much as the best there is: those of each
  /// spelling, but no more than have the word at all.
  private func rarity(_ word: QueryWord, isMarked: Bool) -> Float {
    var weights: [[UInt8]: Float] = [:]
    for entry in collection.entries {
      for token in entry.tokens where token.key == word.key {
        let weight = weight(word, token.spelling, entry.document.language, isMarked: isMarked)
        weights[token.spelling] = max(weights[token.spelling] ?? 0, weight)
      }
    }
    let best = weights.values.max() ?? 0
    let close = weights.filter { $0.value >= best / 2 }.keys.reduce(0) { sum, spelling in
      sum + collection.entries.count { $0.tokens.contains { $0.key == word.key && $0.spelling == spelling } }
    }
    let all = collection.entries.count { $0.tokens.contains { $0.key == word.key } }
    return RankingModel.idf(documentCount: min(close, all), of: collection.entries.count)
  }

  /// Whether nearly all words are words of Vietnamese documents, and fewer of them of any other language.
  private func isOfSyllables(_ words: [QueryWord]) -> Bool {
    let words = words.filter { $0.kind == .word }
    guard words.count > 1 else { return false }
    let counts = [Language.vietnamese, .german, .french, .norwegian].map { language in
      let entries = collection.entries.filter { $0.document.language == language }
      return words.count { word in
        entries.contains { entry in
          entry.tokens.contains {
            $0.key == word.key && MarkAgreement.of(query: word.spelling, text: $0.spelling) <= .marked
          }
        }
      }
    }
    return counts[0] * 5 >= words.count * 4 && counts.dropFirst().allSatisfy { $0 < counts[0] }
  }

  /// By the pair's own documents where it is known as one of syllables, as in one document where it is unknown in a query of
  /// syllables, by the rarer of its words elsewhere.
  private func pairWorth(
    _ a: QueryWord, _ b: QueryWord, _ rarities: ArraySlice<Float>, isMarked: Bool, isOfSyllables: Bool
  ) -> Float {
    let counts = syllablePairs(a, b)
    let weights = counts.keys.map { pair in
      min(
        weight(a, pair[0], .vietnamese, isMarked: isMarked), weight(b, pair[1], .vietnamese, isMarked: isMarked))
    }
    let best = weights.max() ?? 0
    var documents = zip(counts.values, weights).reduce(0) { $1.1 >= best / 2 ? $0 + $1.0 : $0 }
    if documents == 0, isOfSyllables { documents = 1 }
    if documents == 0 { return model.adjacency * power(rarities.max()!) }
    let total = collection.entries.count
    return model.syllablePair * power(RankingModel.idf(documentCount: min(documents, total), of: total))
  }

  /// Documents in Vietnamese that have two words side by side, by their spellings; where a single document of a segment
  /// has them so, it does not count. Numbers are no syllables, and sources no text.
  private func syllablePairs(_ a: QueryWord, _ b: QueryWord) -> [[[UInt8]]: Int] {
    guard a.kind == .word, b.kind == .word else { return [:] }
    var counts: [[[UInt8]]: Int] = [:]
    for segment in Set(collection.entries.map(\.segment)) {
      var here: [[[UInt8]]: Int] = [:]
      for entry in collection.entries where entry.segment == segment && entry.document.language == .vietnamese {
        let tokens = entry.tokens.filter { $0.place.field != .source }
        let pairs = tokens.filter { $0.key == a.key }.flatMap { first in
          tokens.filter { $0.key == b.key && $0.place.rawValue == first.place.rawValue + 1 }.map {
            [first.spelling, $0.spelling]
          }
        }
        for pair in Set(pairs) { here[pair, default: 0] += 1 }
      }
      for (pair, count) in here where count >= 2 { counts[pair, default: 0] += count }
    }
    return counts
  }
}
