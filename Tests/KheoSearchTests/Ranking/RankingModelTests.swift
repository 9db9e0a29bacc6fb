import Testing

@testable import KheoSearch

/// The parameters of the model by their names.
@Suite struct RankingModelTests {
  @Test("Every parameter can be set to every value that makes sense, and to no other")
  func canBeSet() {
    for parameter in RankingModel.parameters {
      var model = RankingModel()
      #expect(parameter.range.contains(model[parameter]), "\(parameter.name)")
      for value in [parameter.range.lowerBound, parameter.range.upperBound] {
        let isSet = model.set(parameter.name, to: value)
        #expect(isSet && model[parameter] == value, "\(parameter.name)")
        var others = model
        others[keyPath: parameter.path] = RankingModel()[parameter]
        #expect(others == RankingModel(), "\(parameter.name) sets something else")
      }
      let before = model
      for value in [parameter.range.lowerBound - 1, parameter.range.upperBound + 1, .nan, .infinity, -.infinity] {
        let isSet = model.set(parameter.name, to: value)
        #expect(!isSet, "\(parameter.name)")
      }
      #expect(model == before)
    }
  }

  @Test("Names are those of one parameter, and others set nothing")
  func names() {
    let names = RankingModel.parameters.map(\.name)
    #expect(Set(names).count == names.count)
    var model = RankingModel()
    for name in ["", "K1", "b", "b.none", "stems", " k1"] {
      let isSet = model.set(name, to: 0.5)
      #expect(!isSet, "\(name)")
    }
    #expect(model == RankingModel())
  }

  @Test("Every switch turns off one way, by its name")
  func switches() {
    #expect(Set(SearchOptions.switches.map(\.name)).count == SearchOptions.switches.count)
    for found in SearchOptions.switches {
      var options = SearchOptions()
      let isFound = options.switchOff(found.name)
      #expect(isFound && !options[keyPath: found.path])
      options[keyPath: found.path] = true
      #expect(options == SearchOptions(), "\(found.name) turns off something else")
    }
    var options = SearchOptions()
    for name in ["", "Stems", "k1"] {
      let isFound = options.switchOff(name)
      #expect(!isFound && options == SearchOptions())
    }
  }
}
