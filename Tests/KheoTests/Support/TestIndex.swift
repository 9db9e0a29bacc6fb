import Kheo

/// An article of a test.
struct TestArticle {
  var id: String
  var text: String
  var title: String?
  var lang: String?
  var more: [(String, String)] = []

  /// The article as a line of JSON.
  var line: [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("id", id)
    writer.member("text", text)
    if let title { writer.member("title", title) }
    if let lang { writer.member("lang", lang) }
    for (name, value) in more { writer.member(name, value) }
    writer.endObject()
    return writer.bytes + [0x0A]
  }
}

/// An index in a folder that lives as long as the value.
struct TestIndex {
  let folder = ScratchFolder()
  var path: String { folder.path + "/index" }

  init() {}

  init(_ articles: [TestArticle]) throws { try build(articles) }

  /// One article a text, with ids from 0.
  init(texts: [String], lang: String = "und") throws {
    try self.init(texts.enumerated().map { TestArticle(id: "\($0)", text: $1, lang: lang) })
  }

  @discardableResult
  func build(_ articles: [TestArticle], mode: IndexBuild.Mode = .rebuild) throws -> IndexBuild.Report {
    let input = folder.write("input.jsonl", articles.flatMap(\.line))
    return try build(inputs: [input], mode: mode).report
  }

  @discardableResult
  func build(
    inputs: [String], mode: IndexBuild.Mode = .rebuild
  ) throws -> (report: IndexBuild.Report, failures: [InputFailure]) {
    var build = IndexBuild(folder: path, inputs: inputs)
    build.mode = mode
    var failures: [InputFailure] = []
    let report = try build.run(onFailure: { failures.append($0) }, onProgress: { _, _ in })
    return (report, failures)
  }

  func engine() throws -> SearchEngine { try SearchEngine(folder: path) }

  /// The ids that a query finds, best first.
  func find(_ query: String) throws -> [String] {
    var request = SearchRequest(text: query)
    request.top = 1000
    return try engine().rank(request).map(\.id)
  }
}
