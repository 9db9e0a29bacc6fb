/// A walk through the postings of one term, in rising order of documents.
///
/// A plain struct over raw memory, so that loops over it neither retain nor check bounds: the list's pages have passed
/// their checksums before a cursor exists, and the writer's encoding is what a test decodes. The decoded block lies in
/// memory of the `PostingArena` that made the cursor; the arena must outlive it. Copies share that memory: use one.
///
/// It is public for the compiler: what is `package` is not inlined into other modules, and evaluators ask a cursor for its
/// document once a posting.
public struct PostingCursor {
  /// The document after the last.
  @inlinable public static var end: UInt32 { .max }

  /// The current document; `end` when there is none left. A new cursor stands on its first document.
  @inlinable public var document: UInt32 { current }
  @usableFromInline var current: UInt32 = Self.end

  // Neither counted nor checked: the arena holds the segment for as long as the cursor may be used.
  private unowned(unsafe) let segment: Segment
  /// Documents of the term in this segment.
  public let documentCount: Int
  @usableFromInline let spellingCount: UInt32
  /// Where the term's positions lie in the postings section.
  private let positionsRange: Range<Int>
  /// Where the skip table's columns begin; where there is none, the greatest impact of the list.
  @usableFromInline let skipTable: UnsafePointer<UInt8>
  /// Blocks and tail; 0 when there is no skip table.
  @usableFromInline let skipCount: Int
  @usableFromInline let data: UnsafePointer<UInt8>
  @usableFromInline let tailCount: Int
  @usableFromInline let fullBlockCount: Int

  /// Six columns of 128: documents, frequencies, title, caption, source, spelling codes.
  @usableFromInline let columns: UnsafeMutablePointer<UInt32>
  @usableFromInline var block = -1
  @usableFromInline var blockLength = 0
  @usableFromInline var index = 0
  /// Columns of the block that are decoded: the documents, with the frequencies, or all six.
  @usableFromInline var decodedCount = 0

  /// The position stream: the first byte not yet read, and the index in the block that it belongs to.
  private var positions: UnsafePointer<UInt8>?
  private var positionsBlock = -1
  private var positionsIndex = 0

  init(segment: Segment, term: TermPostings, postings: UnsafeRawBufferPointer, arena: PostingArena) {
    arena.keep(segment)
    self.segment = segment
    columns = arena.makeColumns()
    documentCount = term.documentCount
    positionsRange = term.positionsRange
    spellingCount = UInt32(term.spellingCount)
    fullBlockCount = term.documentCount / BitPacking.blockCount
    tailCount = term.documentCount % BitPacking.blockCount
    skipCount = fullBlockCount == 0 ? 0 : fullBlockCount + (tailCount > 0 ? 1 : 0)
    skipTable = postings.baseAddress!.assumingMemoryBound(to: UInt8.self)
    data = skipTable + max(1, skipCount * 16)
    load(block: 0)
  }

  /// Occurrences in the current document.
  @inlinable public var frequency: UInt32 {
    mutating get {
      decodeFrequencies()
      return columns[128 &+ index] &+ 1
    }
  }

  /// Occurrences in the current document, field by field.
  @inlinable public var fieldFrequencies: FieldFrequencies {
    mutating get {
      decodeFields()
      let title = columns[256 &+ index]
      let caption = columns[384 &+ index]
      let source = columns[512 &+ index]
      return FieldFrequencies(
        title: title, body: columns[128 &+ index] &+ 1 &- title &- caption &- source, caption: caption, source: source)
    }
  }

  /// The index of the spelling that all occurrences in the document have; nil where they differ.
  @inlinable public var spelling: Int? {
    mutating get {
      if spellingCount == 1 { return 0 }
      decodeFields()
      let code = columns[640 &+ index]
      return code == spellingCount ? nil : Int(code)
    }
  }

  /// Steps to the next document.
  @inlinable
  public mutating func next() {
    index &+= 1
    if index < blockLength {
      current = columns[index]
    } else {
      load(block: block &+ 1)
    }
  }

  /// Steps to the first document that is not below `target`; stays where it is when it stands there already.
  ///
  /// Skips whole blocks by the skip table: O(log blocks + 128).
  @inlinable
  public mutating func seek(to target: UInt32) {
    if current >= target { return }
    if skipCount > 0, lastDocument(of: block) < target {
      load(block: block(holding: target, from: block &+ 1))
      if current >= target { return }
    }
    let found = indexInBlock(of: target)
    if found < blockLength {
      index = found
      current = columns[found]
    } else {
      load(block: block &+ 1)
    }
  }

  /// Goes back to the first document.
  package mutating func rewind() { if block != 0 { load(block: 0) } else { move(to: 0) } }

  /// Appends the places of the current document's occurrences, each with its spelling, in rising order.
  ///
  /// Throws `CorruptIndexError` where the position bytes do not have their checksum.
  package mutating func appendOccurrences(to occurrences: inout [Occurrence]) throws(CorruptIndexError) {
    decodeFields()
    try seekPositions()
    var pointer = positions!
    let frequencies = fieldFrequencies
    let first = occurrences.count
    let single = spelling
    Self.append(frequencies.title, .title, single ?? 0, from: &pointer, to: &occurrences)
    Self.append(frequencies.body, .body, single ?? 0, from: &pointer, to: &occurrences)
    Self.append(frequencies.caption, .caption, single ?? 0, from: &pointer, to: &occurrences)
    Self.append(frequencies.source, .source, single ?? 0, from: &pointer, to: &occurrences)
    if single == nil {
      for index in first..<occurrences.count {
        occurrences[index].spelling = min(Int(Self.varint(&pointer)), Int(spellingCount) - 1)
      }
    }
    positions = pointer
    positionsIndex = index + 1
  }

  /// Writes the raw values of the places of the current document's occurrences, in rising order; there is room for
  /// `frequency`.
  ///
  /// Throws `CorruptIndexError` where the position bytes do not have their checksum.
  package mutating func readPlaces(into places: UnsafeMutablePointer<UInt32>) throws(CorruptIndexError) {
    decodeFields()
    try seekPositions()
    var pointer = positions!
    let frequencies = fieldFrequencies
    var place = places
    Self.read(frequencies.title, .title, from: &pointer, into: &place)
    Self.read(frequencies.body, .body, from: &pointer, into: &place)
    Self.read(frequencies.caption, .caption, from: &pointer, into: &place)
    Self.read(frequencies.source, .source, from: &pointer, into: &place)
    if spelling == nil { pointer = Self.skip(Int(frequencies.total), from: pointer) }
    positions = pointer
    positionsIndex = index + 1
  }

  @inline(__always)
  private static func read(
    _ count: UInt32, _ field: Field, from pointer: inout UnsafePointer<UInt8>,
    into place: inout UnsafeMutablePointer<UInt32>
  ) {
    var position: UInt32 = 0
    var left = count
    while left > 0 {
      position &+= varint(&pointer)
      place.pointee = field.rawValue &<< 30 | position & (Place.positionLimit &- 1)
      place += 1
      left &-= 1
    }
  }

  /// Appends the places of one field.
  @inline(__always)
  private static func append(
    _ count: UInt32, _ field: Field, _ spelling: Int, from pointer: inout UnsafePointer<UInt8>,
    to occurrences: inout [Occurrence]
  ) {
    var position: UInt32 = 0
    var left = count
    while left > 0 {
      position &+= varint(&pointer)
      occurrences.append(Occurrence(place: Place(field: field, position: position), spelling: spelling))
      left &-= 1
    }
  }

  // MARK: Blocks

  @inlinable
  func lastDocument(of block: Int) -> UInt32 {
    UInt32(littleEndian: UnsafeRawPointer(skipTable).loadUnaligned(fromByteOffset: block &* 4, as: UInt32.self))
  }

  private func skipColumn(_ column: Int, _ block: Int) -> Int {
    Int(
      UInt32(
        littleEndian: UnsafeRawPointer(skipTable).loadUnaligned(
          fromByteOffset: (column &* skipCount &+ block) &* 4, as: UInt32.self)))
  }

  @usableFromInline
  mutating func load(block number: Int) {
    block = number
    index = 0
    decodedCount = 1
    let isTail = number == fullBlockCount
    guard number < fullBlockCount || (isTail && tailCount > 0) else {
      blockLength = 0
      current = Self.end
      return
    }
    let start = number == 0 ? data : data + skipColumn(1, number &- 1)
    var previous = number == 0 ? UInt32.max : lastDocument(of: number &- 1)
    if isTail {
      blockLength = tailCount
      decodeTail(start, after: previous)
    } else {
      blockLength = 128
      BitPacking.unpack(start + 6, width: Int(start[0]), into: columns)
      for index in 0..<128 {
        previous = previous &+ columns[index] &+ 1
        columns[index] = previous
      }
    }
    current = columns[0]
  }

  private mutating func decodeTail(_ start: UnsafePointer<UInt8>, after last: UInt32) {
    var pointer = start
    var previous = last
    for index in 0..<tailCount {
      let head = Self.varint64(&pointer)
      previous = previous &+ UInt32(truncatingIfNeeded: head &>> 2) &+ 1
      columns[index] = previous
      columns[128 &+ index] = head & 1 == 1 ? 0 : Self.varint(&pointer) &+ 1
      let hasFields = head & 2 == 2
      columns[256 &+ index] = hasFields ? Self.varint(&pointer) : 0
      columns[384 &+ index] = hasFields ? Self.varint(&pointer) : 0
      columns[512 &+ index] = hasFields ? Self.varint(&pointer) : 0
      columns[640 &+ index] = spellingCount > 1 ? Self.varint(&pointer) : 0
    }
    decodedCount = 6
  }

  /// Decodes the frequencies of the block.
  @inlinable
  mutating func decodeFrequencies() { if decodedCount < 2 { decodeColumns(upTo: 2) } }

  /// Decodes every column of the block.
  @inlinable
  mutating func decodeFields() { if decodedCount < 6 { decodeColumns(upTo: 6) } }

  @usableFromInline
  mutating func decodeColumns(upTo count: Int) {
    let start = block == 0 ? data : data + skipColumn(1, block &- 1)
    var column = start + 6
    for number in 0..<count {
      let width = Int(start[number])
      if number >= decodedCount { BitPacking.unpack(column, width: width, into: columns + number &* 128) }
      column += 16 &* width
    }
    decodedCount = count
  }

  // MARK: Positions

  private mutating func seekPositions() throws(CorruptIndexError) {
    if positionsBlock != block || positionsIndex > index || positions == nil {
      let start = block == 0 ? 0 : skipColumn(2, block &- 1)
      let end = skipCount == 0 ? positionsRange.count : skipColumn(2, block)
      let stream = try segment.positions(of: positionsRange, from: start, to: end)
      positions = stream.baseAddress!.assumingMemoryBound(to: UInt8.self)
      positionsBlock = block
      positionsIndex = 0
    }
    var left = 0
    while positionsIndex < index {
      let count = Int(columns[128 &+ positionsIndex]) &+ 1
      let isMixed = spellingCount > 1 && columns[640 &+ positionsIndex] == spellingCount
      left &+= isMixed ? count &* 2 : count
      positionsIndex &+= 1
    }
    positions = Self.skip(left, from: positions!)
  }

  /// The place behind `count` varints: eight bytes at a time by their high bits, which are clear where a varint ends. Reads
  /// up to seven bytes past them, which the file's footer leaves room for.
  private static func skip(_ count: Int, from start: UnsafePointer<UInt8>) -> UnsafePointer<UInt8> {
    var pointer = start
    var left = count
    while left > 8 {
      let word = UnsafeRawPointer(pointer).loadUnaligned(as: UInt64.self)
      left &-= (~word & 0x8080_8080_8080_8080).nonzeroBitCount
      pointer += 8
    }
    while left > 0 {
      if pointer.pointee < 0x80 { left &-= 1 }
      pointer += 1
    }
    return pointer
  }

  private static func varint(_ pointer: inout UnsafePointer<UInt8>) -> UInt32 {
    UInt32(truncatingIfNeeded: varint64(&pointer))
  }

  private static func varint64(_ pointer: inout UnsafePointer<UInt8>) -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let byte = pointer.pointee
      pointer += 1
      value |= UInt64(byte & 0x7F) &<< shift
      if byte < 0x80 { return value }
      shift &+= 7
    }
  }
}

/// The memory that cursors decode into, freed with the arena.
package final class PostingArena {
  private var allocations: [UnsafeMutablePointer<UInt32>] = []
  /// The segments whose cursors use this arena.
  private var segments: [Segment] = []

  package init() {}

  deinit { for allocation in allocations { allocation.deallocate() } }

  func keep(_ segment: Segment) {
    if segments.last !== segment { segments.append(segment) }
  }

  /// Six columns; a cursor writes each value before it reads it.
  func makeColumns() -> UnsafeMutablePointer<UInt32> {
    let columns = UnsafeMutablePointer<UInt32>.allocate(capacity: 6 * BitPacking.blockCount)
    allocations.append(columns)
    return columns
  }
}
