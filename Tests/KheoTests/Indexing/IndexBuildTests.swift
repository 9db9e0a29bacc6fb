import Kheo
import Testing

/// Building, adding, deleting, and who sees what when.
@Suite struct IndexBuildTests {
  private static func article(_ id: String, _ text: String) -> TestArticle {
    TestArticle(id: id, text: text, lang: "de")
  }

  @Test("A rebuild holds its inputs and nothing else")
  func rebuildReplaces() throws {
    let index = try TestIndex([Self.article("a", "wald"), Self.article("b", "wiese")])
    let report = try index.build([Self.article("c", "wald see")])
    #expect(report.documentCount == 1 && report.failureCount == 0)
    #expect(try index.find("wald") == ["c"])
    #expect(try index.find("wiese") == [])
  }

  @Test("Documents are added to those that are there, and one of the same id replaces the earlier")
  func addAddsAndReplaces() throws {
    let index = try TestIndex([Self.article("a", "wald"), Self.article("b", "wiese")])
    try index.build([Self.article("b", "wald see"), Self.article("c", "wald")], mode: .add)
    #expect(Set(try index.find("wald")) == ["a", "b", "c"])
    #expect(try index.find("wiese") == [])
    #expect(try index.find("see") == ["b"])
    try index.build([Self.article("b", "wiese"), Self.article("b", "moos")], mode: .add)
    #expect(try index.find("wiese") == [], "the later line of one input wins")
    #expect(try index.find("moos") == ["b"])
    let document = try #require(try index.engine().articleJSON(id: "b"))
    let json = try #require(JSON(document))
    #expect(json["text"] == .string("moos"))
  }

  @Test("Deleted documents are gone, and ids that are not there are passed over")
  func deleteDeletes() throws {
    let index = try TestIndex([Self.article("a", "wald"), Self.article("b", "wald"), Self.article("c", "wald")])
    _ = try IndexBuild.delete(identifiers: ["b", "x"], folder: index.path)
    #expect(try index.find("wald") == ["a", "c"])
    #expect(try index.engine().articleJSON(id: "b") == nil)
    _ = try IndexBuild.delete(identifiers: ["a", "c"], folder: index.path)
    #expect(try index.find("wald") == [])
    #expect(try index.find("-wald") == [])
    try index.build([Self.article("a", "wald")], mode: .add)
    #expect(try index.find("wald") == ["a"])
    #expect(try IndexVerification(folder: index.path).run { _ in }.isSound)
  }

  @Test("A search that opened before a publish answers from the old generation, whole")
  func readersKeepTheirGeneration() throws {
    let index = try TestIndex((0..<40).map { Self.article("\($0)", "wald alt\($0)") })
    let engine = try index.engine()
    let before = try engine.search(SearchRequest(text: "wald"))
    for round in 0..<3 {
      try index.build([Self.article("n\(round)", "wald neu")], mode: round == 1 ? .add : .rebuild)
      _ = try IndexBuild.delete(identifiers: ["3"], folder: index.path)
      let after = try engine.search(SearchRequest(text: "wald"))
      #expect(after.generation == before.generation && after.articleTotal == 40)
      #expect(after.articles.map(\.snippet) == before.articles.map(\.snippet))
      #expect(try engine.articleJSON(id: "3") != nil)
      #expect(try engine.search(SearchRequest(text: "alt7")).articles.map(\.id) == ["7"], "not read before the publish")
    }
    #expect(try index.find("wald") == ["n2"])
    #expect(try index.engine().snapshot.generation != before.generation)
  }

  @Test("Documents that cannot be read are named and counted, and everything else is indexed")
  func countsFailures() throws {
    let index = TestIndex()
    let lines = [#"{"id":"a","text":"wald"}"#, #"{"id":"b"}"#, "{oops", #"{"id":"c","body":"wald"}"#]
    let good = index.folder.write("good.jsonl", lines.joined(separator: "\n"))
    let illFormed: [UInt8] = [0x77, 0xFF, 0xFE, 0x61]
    let bad = index.folder.write("bad.txt", illFormed)
    let text = index.folder.write("wald.txt", "Ein Wald steht hier und rauscht.\n")
    let built = try index.build(inputs: [good, bad, index.folder.path + "/missing.txt", text])
    #expect(built.report.documentCount == 3)
    #expect(built.report.failureCount == 4 && built.failures.count == 4)
    #expect(built.failures.filter { $0.path == good }.map(\.line) == [2, 3])
    #expect(Set(try index.find("wald")) == ["a", "c", "wald.txt"])
  }

  @Test("A build without a document leaves an index that finds nothing")
  func buildsEmptyIndex() throws {
    let index = try TestIndex([])
    #expect(try index.find("wald") == [])
    #expect(try IndexVerification(folder: index.path).run { _ in }.isSound)
  }

  @Test("Fields that Kheo does not know come back as they were")
  func keepsOtherFields() throws {
    let index = TestIndex()
    let line = #"{"id":"a","text":"wald","tags":["x",1.50,null],"desk":{"n":"é"}}"#
    try index.build(inputs: [index.folder.write("a.jsonl", line + "\n")])
    let document = try #require(try index.engine().articleJSON(id: "a"))
    let json = try #require(JSON(document))
    #expect(json["fields"]?["tags"]?.values == [.string("x"), .number("1.50"), .null])
    #expect(json["fields"]?["desk"]?["n"] == .string("é"))
    #expect(try index.find("é") == [], "they are not searched")
  }
}
