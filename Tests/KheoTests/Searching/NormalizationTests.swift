import CICU
import Kheo
import KheoTestSupport
import Testing

/// How text is encoded makes no difference to what is found.
@Suite struct NormalizationTests {
  private static func texts(_ random: inout RandomText) -> [String] {
    (0..<25).map { _ in
      random.words(Int.random(in: 3...12, using: &random.generator)) + " "
        + ["ﬁnden", "Oﬀenbach", "№ ５", "Ǆ ｗａｌｄ", "x² m³", "Å Å"].randomElement(using: &random.generator)!
    }
  }

  @Test("A collection and a query in any form of Unicode give the same ids in the same order", arguments: UInt64(0)..<4)
  func formsDoNotMatter(seed: UInt64) throws {
    var random = RandomText(seed: seed)
    let texts = Self.texts(&random)
    var queries: [String] = []
    for text in texts {
      let words = text.split(separator: " ")
      queries.append(String(words.randomElement(using: &random.generator)!))
      queries.append(words.suffix(2).joined(separator: " ") + " OR " + words[0])
      queries.append("\"" + words.prefix(2).joined(separator: " ") + "\"")
    }
    var collections = Normalization.forms.map { form in texts.map { Normalization.apply(form, $0) } }
    collections.append(
      texts.map { Normalization.apply(Normalization.forms.randomElement(using: &random.generator)!, $0) })
    let indexes = try collections.map { try TestIndex(texts: $0) }
    for query in queries {
      let forms = Normalization.forms.map { Normalization.apply($0, query) } + [query]
      let rankings = try indexes.flatMap { index in try forms.map { try index.find($0) } }
      #expect(!rankings[0].isEmpty, "seed \(seed): \(query) finds nothing")
      #expect(Set(rankings).count == 1, "seed \(seed): \(query) finds \(Set(rankings))")
    }
  }

  @Test("A document of one random word is found by that word", arguments: UInt64(0)..<6)
  func indexAndQueryAgree(seed: UInt64) throws {
    var random = RandomText(seed: seed)
    let alphabets = [
      [RandomText.latin], [RandomText.latin, RandomText.odd], [RandomText.foreign],
      [RandomText.foreign, RandomText.odd],
    ]
    let texts = (0..<120).map { number in
      number.isMultiple(of: 3)
        ? random.anyScalars(Int.random(in: 1...8, using: &random.generator))
        : random.scalars(Int.random(in: 1...10, using: &random.generator), from: alphabets[number % 4])
    }
    let index = try TestIndex(texts: texts)
    let analyzer = Analyzer()
    let engine = try index.engine()
    for (number, text) in texts.enumerated() {
      let tokens = analyzer.analyze(text, language: .other)
      guard tokens.tokens.count == 1, let token = tokens.tokens.first, token.kind == .word else { continue }
      // The word alone, without what the query language would read as its own.
      let word = String(decoding: Array(text.utf8)[Int(token.start)..<Int(token.end)], as: UTF8.self)
      var request = SearchRequest(text: "\"" + word + "\"")
      request.top = 1000
      #expect(
        try engine.rank(request).contains { $0.id == "\(number)" },
        "seed \(seed): \(word.unicodeScalars.map { String($0.value, radix: 16) }) does not find itself")
    }
  }
}
