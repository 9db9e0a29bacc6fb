import Kheo
import KheoWeb
import Testing

@Suite struct ParameterDescriptionTests {
  let description: APIDescription

  init() throws { description = try APIDescription() }

  /// The problems with one parameter beside those that have to be there.
  private func problems(_ path: String, _ name: String, _ value: String) -> [String] {
    let required = path == "/v1/analyze" ? "text" : "q"
    let given = [QueryItems.Item(name: name, value: value)]
    let items = QueryItems(items: name == required ? given : given + [QueryItems.Item(name: required, value: "a")])
    do {
      switch path {
      case "/v1/search": _ = try SearchParameters(items: items)
      case "/v1/analyze": _ = try AnalyzeParameters(items: items)
      default: _ = try SuggestParameters(items: items)
      }
      return []
    } catch { return error.problems.map(\.parameter) }
  }

  @Test(
    "every parameter that is described is read",
    arguments: ["/v1/search", "/v1/suggest", "/v1/suggest/opensearch", "/v1/analyze"])
  func described(path: String) {
    let parameters = description.parameters(of: path)
    #expect(!parameters.isEmpty)
    for name in parameters.keys {
      // Nothing takes a value of this length.
      #expect(problems(path, name, String(repeating: "z", count: 100_000)) == [name])
    }
  }

  @Test(
    "a value that the description allows is taken",
    arguments: ["/v1/search", "/v1/suggest", "/v1/suggest/opensearch", "/v1/analyze"])
  func allowed(path: String) {
    for (name, schema) in description.parameters(of: path) {
      for value in schema["enum"] as? [String] ?? [] { #expect(problems(path, name, value) == [], "\(name)=\(value)") }
      if let least = schema["minimum"] as? Int, let most = schema["maximum"] as? Int {
        #expect(problems(path, name, String(least)) == [])
        #expect(problems(path, name, String(least - 1)) == [name])
        #expect(problems(path, name, String(most)) == [])
        #expect(problems(path, name, String(most + 1)) == [name])
      }
      if let most = schema["maxLength"] as? Int, name != "cursor" {
        #expect(problems(path, name, String(repeating: "z", count: most)) == [])
        #expect(problems(path, name, String(repeating: "z", count: most + 1)) == [name])
      }
    }
  }

  @Test("every parameter that a URL of Kheo's own has is described")
  func written() {
    var parameters = SearchParameters(query: "a")
    parameters.kinds = .article
    parameters.language = .german
    parameters.filters.from = "2024"
    parameters.filters.to = "2025"
    parameters.filters.source = "example.org"
    parameters.filters.place = "Leipzig"
    parameters.filters.unitKind = "school"
    parameters.filters.role = "Lehrerin"
    parameters.sort = .newest
    parameters.limit = 5
    parameters.cursor = SearchCursor(generation: "1-0", offset: 5, checksum: 0)
    parameters.givesFacets = false
    parameters.isStrict = true
    parameters.options = .plain
    parameters.options.otherMarks = false
    parameters.options.partialMatches = false
    parameters.explains = true
    parameters.offsets = .scalar
    let names = Set(parameters.items.items.map(\.name))
    // `type` is another name of `kind`.
    #expect(names.union(["type"]) == Set(description.parameters(of: "/v1/search").keys))
  }

  @Test("the choices of parameters are those of the program")
  func choices() {
    func choices(_ path: String, _ name: String) -> Set<String> {
      Set(description.parameters(of: path)[name]?["enum"] as? [String] ?? []).subtracting([""])
    }
    #expect(choices("/v1/search", "kind") == Set(SearchParameters.Kinds.allCases.map(\.rawValue)))
    #expect(choices("/v1/search", "sort") == Set(SearchSort.allCases.map(\.rawValue)))
    #expect(choices("/v1/search", "offsets") == Set(SearchAnswer.OffsetUnit.allCases.map(\.rawValue)))
    #expect(choices("/v1/search", "lang").isSuperset(of: Language.allCases.map(\.code)))
    #expect(
      choices("/v1/suggest", "kind") == Set(Suggestion.Kind.allCases.map(\.rawValue)).union(["all"]))
  }

  @Test("a search of a batch takes the parameters of a search")
  func batches() {
    let properties = description["components", "schemas", "BatchSearch", "properties"]
    #expect(Set(properties.keys) == Set(description.parameters(of: "/v1/search").keys))
  }

  @Test("what is described once is referred to, and every reference leads somewhere")
  func references() throws {
    func references(_ value: Any) -> [String] {
      if let list = value as? [Any] { return list.flatMap(references) }
      guard let object = value as? [String: Any] else { return [] }
      return ((object["$ref"] as? String).map { [$0] } ?? []) + object.values.flatMap(references)
    }
    for reference in Set(references(description.document)) {
      #expect(!description.resolve(["$ref": reference]).isEmpty, "\(reference)")
    }
  }
}
