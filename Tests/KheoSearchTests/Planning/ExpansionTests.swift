import KheoText
import Testing

@testable import KheoSearch

/// The ways from a word to other words, in which documents they hold, and their switches.
@Suite struct ExpansionTests {
  struct Way: Sendable, CustomTestStringConvertible {
    var reason: MatchReason
    var query: String
    var text: String
    var language: Language
    var turnOff: @Sendable (inout SearchOptions) -> Void
    var testDescription: String { "\(reason): \(query) finds \(text)" }
  }

  static let ways: [Way] = [
    Way(reason: .stem, query: "Häuser", text: "das Haus", language: .german) { $0.stems = false },
    Way(reason: .stem, query: "chevaux", text: "un cheval", language: .french) { $0.stems = false },
    Way(reason: .stem, query: "arbeidets", text: "et arbeid", language: .norwegian) { $0.stems = false },
    Way(reason: .digraph, query: "mueller", text: "Herr Müller", language: .german) { $0.digraphs = false },
    Way(reason: .digraph, query: "Müller", text: "Herr Mueller", language: .german) { $0.digraphs = false },
    Way(reason: .digraph, query: "Ålesund", text: "i Aalesund", language: .norwegian) { $0.digraphs = false },
    Way(reason: .otherMarks, query: "nặm", text: "một năm", language: .vietnamese) { $0.otherMarks = false },
    Way(reason: .joined, query: "lam kheu", text: "Lamkheu Kan", language: .german) { $0.joining = false },
    Way(reason: .split, query: "lamkheu", text: "Lâm Khều", language: .vietnamese) { $0.joining = false },
    Way(reason: .concept, query: "Gemeinden", text: "to kommuner", language: .norwegian) { $0.thesaurus = false },
    Way(reason: .concept, query: "Volkskomitee", text: "le comité populaire", language: .french) {
      $0.thesaurus = false
    },
    Way(reason: .concept, query: "élections", text: "cuộc bầu cử", language: .vietnamese) { $0.thesaurus = false },
    Way(reason: .concept, query: "bau cu", text: "die Wahl", language: .german) { $0.thesaurus = false },
    Way(reason: .part, query: "Verein", text: "Turnvereine", language: .german) { $0.compounds = false },
    Way(reason: .part, query: "møte", text: "et fellesmøte", language: .norwegian) { $0.compounds = false },
    Way(reason: .part, query: "Dorfschule", text: "die Schule im Dorf", language: .german) { $0.compounds = false },
    Way(reason: .prefix, query: "wiesen", text: "Wiesenblumen", language: .french) { $0.prefixes = false },
    Way(reason: .keys, query: "tieengs", text: "một tiếng", language: .vietnamese) { $0.keys = false },
    Way(reason: .keys, query: "tie61ng", text: "một tiếng", language: .vietnamese) { $0.keys = false },
    Way(reason: .concept, query: "3/4/2021", text: "le 3 avril 2021", language: .french) { $0.dates = false },
    Way(reason: .edit, query: "kreuzug", text: "der Kreuzzug", language: .german) { $0.typos = false },
  ]

  private static func reasons(_ way: Way, _ language: Language, _ options: SearchOptions) throws -> Set<MatchReason> {
    let collection = try TestCollection([
      TestDocument(body: way.text, language: language), TestDocument(body: "lorem ipsum", language: language),
    ])
    return Set(try collection.search(way.query, options: options).hits.flatMap { $0.matches.map(\.reason) })
  }

  @Test("Each way finds what it is for, and its switch turns it off", arguments: ways)
  func switchesTurnOff(_ way: Way) throws {
    #expect(try Self.reasons(way, way.language, SearchOptions()).contains(way.reason))
    var options = SearchOptions()
    way.turnOff(&options)
    #expect(try !Self.reasons(way, way.language, options).contains(way.reason))
  }

  @Test("Of many compounds the commonest of the whole collection are found, however it is divided")
  func compoundsAreTheCommonest() throws {
    // In each of three segments twenty, those of the first in two documents each.
    let groups = (0..<3).map { segment in
      (0..<(segment == 0 ? 40 : 20)).map { number in
        let beginning = String(decoding: [97 + UInt8(segment), 97 + UInt8(number % 20), 97, 108], as: UTF8.self)
        return TestDocument(body: "die \(beginning)vereine", language: .german)
      }
    }
    for groups in [
      groups + [[TestDocument(body: "Verein", language: .german)]],
      [groups.flatMap { $0 } + [TestDocument(body: "Verein", language: .german)]],
    ] {
      let hits = try TestCollection(groups).search("Verein").hits
      #expect(hits.count { $0.matches.contains { $0.reason == .part } } == 40 + (CompoundFinder.limit - 20))
    }
  }

  @Test("Compounds hold in documents of their language alone", arguments: ways.filter { $0.reason == .part })
  func compoundsHoldInTheirLanguage(_ way: Way) throws {
    for language in [Language.vietnamese, .french, .other] {
      #expect(try !Self.reasons(way, language, SearchOptions()).contains(.part), "in \(language.code)")
    }
  }

  @Test("Digraphs hold in documents of their language alone", arguments: ways.filter { $0.reason == .digraph })
  func digraphsHoldInTheirLanguage(_ way: Way) throws {
    for language in Language.allCases where language != way.language {
      #expect(try !Self.reasons(way, language, SearchOptions()).contains(.digraph), "in \(language.code)")
    }
  }

  @Test("Stems are those of the document's language", arguments: ways.filter { $0.reason == .stem }, Language.allCases)
  func stemsAreThoseOfTheDocument(_ way: Way, _ language: Language) throws {
    let stems = { (text: String) in
      let tokens = Analyzer().analyze(text, language: language)
      return Set(tokens.tokens.flatMap { Stemmer(language)?.foldedStems(of: Array(tokens.spelling(of: $0))) ?? [] })
    }
    let haveOneStem = !stems(way.query).isDisjoint(with: stems(way.text))
    #expect(try Self.reasons(way, language, SearchOptions()).contains(.stem) == haveOneStem)
  }

  @Test("A word whose parts stand side by side nowhere is corrected")
  func partsApartLeaveTheCorrection() throws {
    let collection = try TestCollection([
      TestDocument(body: "kreuz und zug", language: .german), TestDocument(body: "der Kreuzzug", language: .german),
      TestDocument(body: "kreu zug", language: .other), TestDocument(body: "zug nach kreu", language: .other),
    ])
    let reasons = try collection.search("kreuzug").hits.map { Set($0.matches.map(\.reason)) }
    #expect(reasons.contains([.split]))
    #expect(reasons.contains([.edit]))
    #expect(reasons.count == 2)
  }

  @Test("A condition that is one way among others is not required where words are optional")
  func conditionsAmongWaysStayOptional() throws {
    let collection = try TestCollection([
      TestDocument(body: "moos", language: .german), TestDocument(body: "wald", language: .french),
    ])
    let result = try collection.search("(lang:de OR wiese) moos wald")
    #expect(result.matched == .partial)
    #expect(result.total == 2)
  }

  @Test("A plain search finds words with the same letters and nothing else")
  func plainFindsLettersAlone() throws {
    for way in Self.ways {
      let reasons = try Self.reasons(way, way.language, .plain)
      #expect(reasons.isSubset(of: [.same, .marked, .unmarked, .otherMarks, .number]), "\(way.query)")
    }
  }

  @Test("The forms of a marked word are found from the word without marks, however the collection is cut")
  func stemsCrossSegments() throws {
    let documents = ["arrêtées", "les arrêtés", "elle arrête", "lorem"].map {
      TestDocument(body: $0, language: .french)
    }
    let one = try TestCollection(documents)
    let each = try TestCollection(documents.map { [$0] })
    let found = try one.find("arretees")
    #expect(Set(found).isSuperset(of: [0, 1]))
    #expect(try each.find("arretees") == found)
  }

  @Test("After = a word is taken to the letter")
  func exactIsStrict() throws {
    let collection = try TestCollection(
      bodies: ["nặm", "nam", "năm", "Nặm", "nặm bắc", "nặm bac"], language: .vietnamese)
    #expect(Set(try collection.find("=nặm")) == [0, 3, 4, 5])
    #expect(try collection.find("=nam") == [1])
    #expect(try collection.find("=\"nặm bắc\"") == [4])
    let german = try TestCollection(bodies: ["Prüfung", "Prüfungen", "Pruefung"], language: .german)
    #expect(try german.find("=prüfung") == [0])
    #expect(try german.find("=prüfing") == [])
  }

  @Test("Quoted words take any marks, and no inflection")
  func quotedWordsAreNotInflected() throws {
    let collection = try TestCollection(
      bodies: ["große Prüfung", "grosse prufung", "große Prüfungen"], language: .german)
    #expect(Set(try collection.find("\"grosse prufung\"")) == [0, 1])
  }

  @Test("Where no document has all words, those with some are given, and the result says so")
  func fallsBackToParts() throws {
    let collection = try TestCollection(bodies: ["wald wiese", "wald see", "berg"])
    let result = try collection.search("wiese see")
    #expect(result.matched == .partial)
    #expect(Set(result.hits.map(collection.number)) == [0, 1])
    #expect(try collection.search("wald see").matched == .all)
    let excluding = try collection.search("wiese see -berg")
    #expect(excluding.matched == .partial && excluding.total == 2)
    let quoted = try collection.search("\"wiese see\"")
    #expect(quoted.matched == .none && quoted.total == 0)
    var options = SearchOptions()
    options.partialMatches = false
    #expect(try collection.search("wiese see", options: options).matched == .none)
  }

  @Test("Conditions stand when words are given up")
  func conditionsStand() throws {
    let collection = try TestCollection([
      TestDocument(body: "wald", language: .german), TestDocument(body: "wald", language: .french),
      TestDocument(body: "wiese", language: .german),
    ])
    let result = try collection.search("wald wiese lang:de")
    #expect(result.matched == .partial)
    #expect(Set(result.hits.map(collection.number)) == [0, 2])
  }

  @Test("A mistyped word is corrected to the commonest of the nearest, and the correction is told")
  func tellsCorrections() throws {
    let bodies = ["Kreuzzug", "kreuzzug x", "Kreuzung", "x"]
    let collection = try TestCollection(bodies: bodies, language: .german)
    #expect(
      try collection.search("kreuzzgu").corrections.values.map { String(decoding: $0, as: UTF8.self) } == ["kreuzzug"])
    #expect(try collection.search("kreuzzug").corrections.isEmpty)
    #expect(try collection.search("xyzz").total == 0, "four letters have none to spare")
  }

  @Test("A correction is the commonest spelling of the whole collection")
  func correctionsCountAllSegments() throws {
    let first = ["wiesen", "wiesen", "wieser", "wieser", "wieser"].map { TestDocument(body: $0) }
    let second = ["wiesen", "wiesen"].map { TestDocument(body: $0) }
    for groups in [[first, second], [first + second]] {
      let result = try TestCollection(groups).search("wieseb")
      #expect(result.corrections.values.map { String(decoding: $0, as: UTF8.self) } == ["wiesen"])
    }
  }
}
