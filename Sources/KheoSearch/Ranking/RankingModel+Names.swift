extension RankingModel {
  /// A parameter that can be set by its name, for measuring what it does.
  public struct Parameter: Sendable {
    public let name: String
    /// Values that make sense.
    public let range: ClosedRange<Float>
    let path: any (WritableKeyPath<RankingModel, Float> & Sendable)

    init(_ name: String, _ range: ClosedRange<Float>, _ path: any (WritableKeyPath<RankingModel, Float> & Sendable)) {
      self.name = name
      self.range = range
      self.path = path
    }
  }

  /// All parameters, in the order of docs/RANKING.md.
  public static let parameters: [Parameter] = [
    Parameter("k1", 0...10, \.k1),
    Parameter("b.title", 0...1, \.b[0]), Parameter("b.body", 0...1, \.b[1]),
    Parameter("b.caption", 0...1, \.b[2]), Parameter("b.source", 0...1, \.b[3]),
    Parameter("title", 0...100, \.fieldWeights[0]), Parameter("body", 0...100, \.fieldWeights[1]),
    Parameter("caption", 0...100, \.fieldWeights[2]), Parameter("source", 0...100, \.fieldWeights[3]),
    Parameter("rarityPower", 0...4, \.rarityPower), Parameter("questionWord", 0...1, \.questionWord),
    Parameter("coverage", 0...1, \.coverage), Parameter("leastShare", 0...1, \.leastShare),
    Parameter("leastShareOfTwo", 0...1, \.leastShareOfTwo), Parameter("phrase", 0...10, \.phrase),
    Parameter("unlikely", 0...1, \.unlikely),
    Parameter("adjacency", 0...10, \.adjacency), Parameter("syllablePair", 0...10, \.syllablePair),
    Parameter("marked", 0...1, \.marked), Parameter("markedBesideMarks", 0...1, \.markedBesideMarks),
    Parameter("unmarked", 0...1, \.unmarked), Parameter("otherMarks", 0...1, \.otherMarks),
    Parameter("digraph", 0...1, \.digraph), Parameter("stem", 0...1, \.stem), Parameter("concept", 0...1, \.concept),
    Parameter("joined", 0...1, \.joined), Parameter("split", 0...1, \.split), Parameter("part", 0...1, \.part),
    Parameter("prefix", 0...1, \.prefix), Parameter("edit", 0...1, \.edit), Parameter("date", 0...1, \.date),
    Parameter("dateWord", 0...1, \.dateWord),
  ]

  public subscript(parameter: Parameter) -> Float { self[keyPath: parameter.path] }

  /// Sets a parameter by its name. False where there is none of the name, or the value is out of its range.
  public mutating func set(_ name: String, to value: Float) -> Bool {
    guard let parameter = Self.parameters.first(where: { $0.name == name }), parameter.range.contains(value) else {
      return false
    }
    self[keyPath: parameter.path] = value
    return true
  }
}
