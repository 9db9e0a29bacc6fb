/// Postings block by block, for evaluators that pass over blocks which cannot matter.
///
/// A list has blocks of 128 documents and a last one of what is left. Of a list with fewer than 128 documents only the greatest
/// impact is known before it is read: its one block has no other maxima.
extension PostingCursor {
  /// Blocks, with that of the tail.
  @inlinable public var blockCount: Int { max(1, skipCount) }

  /// Whether blocks have maxima, and a last document that is known before they are read.
  @inlinable public var hasMaxima: Bool { skipCount > 0 }

  /// The block that is decoded; `blockCount` behind the last.
  @inlinable public var currentBlock: Int { block }

  /// The last document of a block of a list that has maxima.
  @inlinable public func lastDocument(ofBlock block: Int) -> UInt32 { lastDocument(of: block) }

  /// Of a list that has maxima, the largest frequency in a block, 255 for that or more, and the least length code of a body.
  @inlinable
  public func maxima(ofBlock block: Int) -> (frequency: UInt8, norm: UInt8) {
    let entry = skipTable + (12 &* skipCount &+ 4 &* block)
    return (entry[0], entry[1])
  }

  /// The code of the greatest impact in a block (`Impacts.value(of:)`).
  @inlinable
  public func greatestImpact(ofBlock block: Int) -> UInt8 {
    skipCount == 0 ? skipTable[0] : skipTable[12 &* skipCount &+ 4 &* block &+ 3]
  }

  /// The code of the greatest impact in the list.
  @inlinable public var greatestImpact: UInt8 {
    var code = UInt8(0)
    for block in 0..<blockCount { code = max(code, greatestImpact(ofBlock: block)) }
    return code
  }

  /// The first block from `first` on whose last document is not below `target`; the number of blocks where there is none.
  /// For lists that have maxima. Searches near `first` at first.
  @inlinable
  public func block(holding target: UInt32, from first: Int) -> Int {
    var low = first
    var step = 1
    while low &+ step < skipCount, lastDocument(of: low &+ step) < target {
      low &+= step
      step &*= 2
    }
    var high = min(skipCount, low &+ step &+ 1)
    while low < high {
      let middle = (low &+ high) &>> 1
      if lastDocument(of: middle) < target { low = middle &+ 1 } else { high = middle }
    }
    return low
  }

  /// Decodes a block and stands on its first document.
  @inlinable
  public mutating func open(block number: Int) { if block != number { load(block: number) } else { move(to: 0) } }

  /// Documents of the decoded block.
  @inlinable public var documentsOfBlock: UnsafeBufferPointer<UInt32> {
    UnsafeBufferPointer(start: columns, count: blockLength)
  }

  /// The frequencies of the decoded block, each less 1.
  @inlinable
  public mutating func frequenciesOfBlock() -> UnsafePointer<UInt32> {
    decodeFrequencies()
    return UnsafePointer(columns + 128)
  }

  /// Where the first document that is not below `target` is in the decoded block; the number of documents where there is
  /// none.
  @inlinable
  public func indexInBlock(of target: UInt32) -> Int {
    if columns[0] >= target { return 0 }
    var low = 0
    var count = blockLength
    // Without a branch to guess: the half that holds the place is chosen, never jumped to.
    while count > 1 {
      let half = count &>> 1
      low &+= columns[low &+ half &- 1] < target ? half : 0
      count &-= half
    }
    return low &+ (columns[low] < target ? 1 : 0)
  }

  /// Stands on a document of the decoded block.
  @inlinable
  public mutating func move(to index: Int) {
    self.index = index
    current = columns[index]
  }
}
