import KheoIndex

/// A term of a plain query on its way through a segment.
struct PlainWalk {
  var cursor: PostingCursor
  let weight: Float
  let saturation: PlainSaturation
  /// The block that bounds were last asked for.
  private var boundBlock = 0

  init(cursor: PostingCursor, weight: Float, saturation: PlainSaturation) {
    self.cursor = cursor
    self.weight = weight
    self.saturation = saturation
  }

  /// The score of the current document.
  @inline(__always)
  mutating func score() -> Float {
    saturation.score(weight: weight, frequency: cursor.frequency, document: cursor.document)
  }

  /// What the term adds at most to a document of a block.
  @inline(__always)
  func bound(ofBlock block: Int) -> Float {
    cursor.hasMaxima ? saturation.bound(weight: weight, maxima: cursor.maxima(ofBlock: block)) : weight
  }

  /// What the term adds at most to one document; targets rise.
  mutating func bound(of document: UInt32) -> Float {
    guard cursor.hasMaxima else { return weight }
    boundBlock = cursor.block(holding: document, from: boundBlock)
    return boundBlock == cursor.blockCount ? 0 : bound(ofBlock: boundBlock)
  }

  /// What the term adds at most to a document of `low ..< high`; ranges rise.
  mutating func bound(from low: UInt32, to high: UInt32) -> Float {
    guard cursor.hasMaxima else {
      cursor.seek(to: low)
      return cursor.document < high ? weight : 0
    }
    boundBlock = cursor.block(holding: low, from: boundBlock)
    var block = boundBlock
    var best = Float(0)
    while block < cursor.blockCount {
      best = max(best, bound(ofBlock: block))
      if cursor.lastDocument(ofBlock: block) >= high &- 1 { break }
      block &+= 1
    }
    return best
  }

  /// Calls `body` with the documents of `low ..< high` and their scores, but for blocks whose bound does not matter.
  /// Comes after `bound(from:to:)` of the same range.
  @inline(__always)
  mutating func forEachScore(
    from low: UInt32, to high: UInt32, matters: (_ bound: Float) -> Bool,
    _ body: (_ document: UInt32, _ score: Float) -> Void
  ) {
    var block = boundBlock
    while block < cursor.blockCount {
      if matters(bound(ofBlock: block)) {
        cursor.open(block: block)
        let documents = cursor.documentsOfBlock
        let frequencies = cursor.frequenciesOfBlock()
        var index = cursor.indexInBlock(of: low)
        while index < documents.count, documents[index] < high {
          let document = documents[index]
          body(
            document, saturation.score(weight: weight, frequency: frequencies[index] &+ 1, document: document))
          index &+= 1
        }
      }
      if !cursor.hasMaxima || cursor.lastDocument(ofBlock: block) >= high &- 1 { return }
      block &+= 1
    }
  }
}

/// The walks of a query's terms, for loops that run once a document.
typealias PlainWalks = UnsafeMutableBufferPointer<PlainWalk>
