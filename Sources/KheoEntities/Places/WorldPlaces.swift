struct WorldPlaces: Sendable { static let shared = WorldPlaces()
  struct Match { var wordCount: Int; var type: PlaceType }
  func longestMatch(_ words: UnsafeRawBufferPointer) -> Match? { nil } }
