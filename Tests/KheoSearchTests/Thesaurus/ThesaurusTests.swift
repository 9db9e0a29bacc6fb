import KheoIndex
import KheoText
import Testing

@testable import KheoSearch

/// Terms of one language find those of the others, in documents of those languages, at a price.
@Suite struct ThesaurusTests {
  static let resource = """
    # concept, vi, de, fr, no
    council\thội đồng\tRat; Ratsversammlung\tconseil\tråd
    town council\thội đồng thành phố\tStadtrat\tconseil municipal\tbystyre
    ice\tbăng tuyết; (băng)\tEis\tglace\tis
    bank\tngân hàng\tBank\tbanque\tbank
    work\t-\tArbeit\ttravail\t
    """

  static let thesaurus = Array(resource.utf8).withUnsafeBytes { Thesaurus($0) }

  /// One document a pair of language and text.
  static func collection(_ texts: [(Language, String)]) throws -> TestCollection {
    try TestCollection(texts.map { TestDocument(body: $0.1, language: $0.0) }, thesaurus: thesaurus)
  }

  static func search(_ query: String, _ texts: [(Language, String)]) throws -> CollectionResult {
    try collection(texts).search(query, thesaurus: thesaurus)
  }

  @Test("A resource is read with its empty columns and terms in parentheses")
  func reads() {
    #expect(Self.thesaurus.conceptCount == 5)
    #expect(Self.thesaurus.termCount == 20)
    #expect(Self.thesaurus.terms.filter(\.isOnlyAsked).count == 1)
    #expect(Array("".utf8).withUnsafeBytes { Thesaurus($0) }.conceptCount == 0)
  }

  @Test(
    "Lines that are not as they should be are no concepts, or short ones", arguments: ["", "\t", "a", "a\t;;(", "\n\n"])
  func readsAnything(_ line: String) {
    let thesaurus = Array(line.utf8).withUnsafeBytes { Thesaurus($0) }
    #expect(thesaurus.conceptCount == 0)
    let short = Array("a\thội đồng\tRat".utf8).withUnsafeBytes { Thesaurus($0) }
    #expect(short.conceptCount == 1 && short.termCount == 2)
  }

  @Test(
    "A term is found by its letters, with marks or without, and by its inflections",
    arguments: ["Rat", "Räte", "råd", "rad", "conseils", "hội đồng", "hoi dong"])
  func findsAcrossLanguages(_ query: String) throws {
    let texts: [(Language, String)] = [
      (.vietnamese, "hội đồng họp x"), (.german, "die Räte x"), (.french, "les conseils x"), (.norwegian, "rådet x"),
    ]
    let result = try Self.search(query + " x", texts)
    #expect(result.matched == .all && result.total == 4)
  }

  @Test("A term of several words without marks is found also where other marks are likelier beside each other")
  func takesTermsForWhatTheyAre() throws {
    let others: [(Language, String)] = (0..<9).map { (.vietnamese, "hỏi đông \($0)") }
    #expect(try Self.search("hoi dong", others + [(.german, "der Rat")]).hits.contains { $0.document == 9 })
    #expect(try Self.search("hỏi đông", others + [(.german, "der Rat")]).hits.allSatisfy { $0.document < 9 })
  }

  @Test("Marks that differ are another word, and one Vietnamese syllable wants its own")
  func marksAreRespected() throws {
    #expect(try Self.search("hội động", [(.german, "der Rat")]).total == 0)
    #expect(try Self.search("băng", [(.german, "das Eis")]).total == 1)
    #expect(try Self.search("bang", [(.german, "das Eis")]).total == 0)
    let result = try Self.search("ngan hang bang", [(.german, "eine Bank auf dem Eis")])
    #expect(result.matched == .all, "what stands before tells the language")
  }

  @Test("A term in parentheses is never looked for")
  func onlyAsked() throws {
    #expect(try Self.search("Eis", [(.vietnamese, "băng đảng")]).total == 0)
    #expect(try Self.search("Eis", [(.vietnamese, "băng tuyết")]).total == 1)
  }

  @Test("A term of several words stands for them in their order, and only side by side")
  func phrases() throws {
    let texts: [(Language, String)] = [
      (.french, "conseil municipal"), (.french, "municipal conseil"), (.french, "un conseil peu municipal"),
    ]
    let result = try Self.search("Stadtrat", texts)
    #expect(result.matched == .all && result.hits.map(\.document) == [0])
    #expect(result.hits[0].matches.map(\.reason) == [.concept, .concept])
    #expect(Set(result.hits[0].matches.map(\.slot)) == [0])
  }

  @Test("Terms hold in documents of their language alone")
  func languagesHold() throws {
    for language in Language.allCases where language != .norwegian {
      #expect(try Self.search("Stadtrat", [(language, "bystyre")]).total == 0, "in \(language.code)")
    }
  }

  @Test("The longest term of a run counts, and its words keep themselves")
  func longestFirst() throws {
    let texts: [(Language, String)] = [
      (.norwegian, "bystyre"), (.norwegian, "råd"), (.vietnamese, "hội đồng thành phố"),
      (.vietnamese, "thành phố có hội đồng"),
    ]
    let result = try Self.search("hội đồng thành phố", texts)
    #expect(result.matched == .all && Set(result.hits.map(\.document)) == [0, 2, 3])
    #expect(result.hits.first?.document == 2)
    #expect(result.thesaurusTerms == [0..<"hội đồng thành phố".utf8.count])
  }

  @Test("A document of another language has that part of the query: all words are required of it as of others")
  func countsAsHaving() throws {
    let texts: [(Language, String)] = [
      (.german, "Stadtrat Auen"), (.french, "conseil municipal Auen"), (.french, "conseil municipal"),
      (.norwegian, "Auen"),
    ]
    let result = try Self.search("Stadtrat Auen", texts)
    #expect(result.matched == .all && result.hits.map(\.document) == [0, 1])
  }

  @Test("A word counts as the best of its terms, never as a sum")
  func bestCounts() throws {
    let texts: [(Language, String)] = [
      (.german, "Rat a a"), (.german, "a a Ratsversammlung"), (.german, "Rat a Ratsversammlung"), (.french, "x x x"),
    ]
    let hits = try Self.search("conseil", texts).hits
    let alone = hits.filter { $0.document != 2 }.map(\.score).reduce(0, +)
    #expect(hits.count == 3)
    #expect(try #require(hits.first { $0.document == 2 }).score < alone)
  }

  @Test("The words as typed come before terms of other languages")
  func ownWordsFirst() throws {
    let texts: [(Language, String)] = [
      (.norwegian, "råd bystyre"), (.french, "conseil auen"), (.german, "rat auen"),
    ]
    #expect(try Self.search("Rat Auen", texts).hits.first?.document == 2)
  }

  @Test("Quoted words, words after = and strict queries take no translations", arguments: ["\"Rat\"", "=Rat", "Rat*"])
  func exactWords(_ query: String) throws {
    #expect(try Self.search(query, [(.french, "un conseil")]).total == 0)
    #expect(QueryParser.parse("Rat", analyzer: Analyzer()).tree.strict.runs.isEmpty)
  }

  @Test("A query whose words all are of one language is not taken for another's")
  func languageOfTheQuery() throws {
    let texts: [(Language, String)] = [
      (.norwegian, "det er is på vann"), (.german, "der Fuß"), (.german, "det Eis"), (.vietnamese, "x"),
    ]
    let thesaurus = Array("ice\t-\tEis\tglace\tis\nfoot\t-\tFuß\tis\tfot".utf8).withUnsafeBytes { Thesaurus($0) }
    let hits = try Self.collection(texts).search("det is vann", thesaurus: thesaurus).hits
    #expect(!hits.contains { $0.document == 1 })
  }

  @Test(
    "In documents of one language nothing changes", arguments: ["Rat", "Rat Bank Arbeit", "Rat OR Eis", "Arbeit -Eis"])
  func oneLanguage(_ query: String) throws {
    let collection = try Self.collection([
      (.german, "Rat der Bank"), (.german, "die Arbeit der Räte"), (.german, "Eis und Arbeit"),
      (.german, "Bank Rat Arbeit"),
    ])
    var options = SearchOptions()
    options.thesaurus = false
    let without = try collection.search(query, options: options, thesaurus: Self.thesaurus)
    let with = try collection.search(query, thesaurus: Self.thesaurus)
    #expect(with.hits.map(\.document) == without.hits.map(\.document))
    #expect(with.hits.map(\.score) == without.hits.map(\.score))
  }

  @Test("Fields hold for the terms of other languages too")
  func fieldsHold() throws {
    let collection = try TestCollection(
      [
        TestDocument(title: "conseil municipal", body: "a", language: .french),
        TestDocument(title: "a", body: "conseil municipal", language: .french),
      ], thesaurus: Self.thesaurus)
    #expect(try collection.search("title:Stadtrat", thesaurus: Self.thesaurus).hits.map(\.document) == [0])
    #expect(try collection.search("Stadtrat", thesaurus: Self.thesaurus).total == 2)
  }

  @Test(
    "A term of several words is found where its words stand side by side in a text of its language",
    arguments: [
      (Language.french, "le conseil municipal siège", true), (.french, "les conseils municipaux siègent", true),
      (.french, "conseil tenu municipal", false), (.french, "municipal conseil", false),
      (.german, "conseil municipal", false), (.vietnamese, "hội đồng thành phố họp", true),
      (.vietnamese, "hoi dong thanh pho hop", true), (.vietnamese, "hỏi đồng thành phố", false),
    ])
  func termsOfSeveralWords(_ text: (language: Language, body: String, isFound: Bool)) throws {
    let result = try Self.search("Stadtrat", [(text.language, text.body), (.german, "x")])
    #expect(result.hits.map(\.document) == (text.isFound ? [0] : []))
  }

  @Test("A term of several words is matched at the places of all its words, and stands beside what stands beside it")
  func placesOfTerms() throws {
    let result = try Self.search("Stadtrat Auen", [(.french, "un conseil municipal auen"), (.french, "auen x")])
    let hit = try #require(result.hits.first)
    #expect(hit.document == 0)
    #expect(hit.matches.filter { $0.slot == 0 }.map(\.place.position) == [1, 2])
    #expect(hit.contributions.contains { if case .neighbours = $0.part { true } else { false } })
  }

  @Test("No term runs from one stretch of a text to the next, nor from field to field")
  func termsEndWithTheirStretch() throws {
    let document = TestDocument(title: "un conseil", body: "municipal", caption: "municipal", language: .french)
    let collection = try TestCollection([document], thesaurus: Self.thesaurus)
    #expect(try collection.search("Stadtrat", thesaurus: Self.thesaurus).total == 0)
  }
}
