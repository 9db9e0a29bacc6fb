/// Reads a front-coded table in place.
struct FrontCodedTableReader: Sendable {
  let file: SegmentFile
  let blockSection: SegmentFormat.Section
  let offsetSection: SegmentFormat.Section
  /// Blocks of the table.
  let blockCount: Int
  private let firstKeys: FirstKeys

  init(file: SegmentFile, blockSection: SegmentFormat.Section, offsetSection: SegmentFormat.Section) {
    self.file = file
    self.blockSection = blockSection
    self.offsetSection = offsetSection
    blockCount = max(0, file.range(of: offsetSection).count / 8 - 1)
    firstKeys = FirstKeys(blockCount: blockCount)
  }

  /// The payload of `key`, in place; nil where the key is not in the table.
  func payload(of key: [UInt8]) throws(CorruptIndexError) -> UnsafeRawBufferPointer? {
    let block = try lastBlock(notAbove: key)
    guard block >= 0 else { return nil }
    var walker = try BlockWalker(table: self, block: block)
    // Bytes that the key before has in common with `key`, which it stands before.
    var matched = 0
    var keyCount = 0
    while !walker.isAtEnd {
      try walker.readEntry(keyCount: keyCount)
      keyCount = walker.shared + walker.rest.count
      if walker.shared > matched { continue }
      if walker.shared < matched { return nil }
      let rest = walker.rest
      var index = 0
      while index < rest.count, matched < key.count, rest[index] == key[matched] {
        index += 1
        matched += 1
      }
      if index == rest.count {
        if matched == key.count { return walker.payload }
      } else if matched == key.count || rest[index] > key[matched] {
        return nil
      }
    }
    return nil
  }

  /// The entry at `ordinal`, counted from 0 in the order of the keys; nil behind the last.
  func entry(at ordinal: Int) throws(CorruptIndexError) -> (key: [UInt8], payload: UnsafeRawBufferPointer)? {
    let block = ordinal / FrontCodedTable.blockEntryCount
    guard ordinal >= 0, block < blockCount else { return nil }
    var walker = try BlockWalker(table: self, block: block)
    var key: [UInt8] = []
    for _ in 0...ordinal % FrontCodedTable.blockEntryCount where try !walker.advance(&key) { return nil }
    return (key, walker.payload)
  }

  /// The ordinal of the first entry whose key is not below `key`; the number of entries where there is none.
  func ordinal(ofFirstFrom key: [UInt8]) throws(CorruptIndexError) -> Int {
    let block = try lastBlock(notAbove: key)
    guard block >= 0 else { return 0 }
    var ordinal = block * FrontCodedTable.blockEntryCount
    var walker = try BlockWalker(table: self, block: block)
    var found: [UInt8] = []
    while try walker.advance(&found), found.lexicographicallyPrecedes(key) { ordinal += 1 }
    return ordinal
  }

  /// Calls `body` with each entry from `start` on, in order, until it returns false. The payload is in place.
  func scan(
    from start: [UInt8], _ body: (_ key: [UInt8], _ payload: UnsafeRawBufferPointer) throws -> Bool
  ) throws {
    try scan(from: start, passing: { nil }, body)
  }

  /// As `scan(from:_:)`. `passing` is asked before each block but the first: where it gives a prefix, blocks whose keys all
  /// begin with it are passed over unread.
  func scan(
    from start: [UInt8], passing: () -> [UInt8]?,
    _ body: (_ key: [UInt8], _ payload: UnsafeRawBufferPointer) throws -> Bool
  ) throws {
    let first = try max(0, lastBlock(notAbove: start))
    var key: [UInt8] = []
    var isBeforeStart = true
    for block in first..<max(blockCount, first) {
      if block > first, let prefix = passing(), block + 1 < blockCount,
        try firstKey(ofBlock: block, hasPrefix: prefix), try firstKey(ofBlock: block + 1, hasPrefix: prefix)
      {
        continue
      }
      var walker = try BlockWalker(table: self, block: block)
      key.removeAll(keepingCapacity: true)
      while try walker.advance(&key) {
        if isBeforeStart {
          if key.lexicographicallyPrecedes(start) { continue }
          isBeforeStart = false
        }
        if try !body(key, walker.payload) { return }
      }
    }
  }

  /// Calls `body` with every entry in order. Key and payload are lent for the call, and no memory is asked for on the way.
  func forEachEntry(
    _ body: (_ key: UnsafeRawBufferPointer, _ payload: UnsafeRawBufferPointer) throws -> Void
  ) throws {
    var room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 10, alignment: 1)
    defer { room.deallocate() }
    for block in 0..<blockCount {
      var walker = try BlockWalker(table: self, block: block)
      var count = 0
      while !walker.isAtEnd {
        try walker.readEntry(keyCount: count)
        count = walker.shared + walker.rest.count
        if count > room.count {
          let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: 2 * count, alignment: 1)
          larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: room[..<walker.shared]))
          room.deallocate()
          room = larger
        }
        UnsafeMutableRawBufferPointer(rebasing: room[walker.shared..<count]).copyMemory(from: walker.rest)
        try body(UnsafeRawBufferPointer(rebasing: room[..<count]), walker.payload)
      }
    }
  }

  // MARK: Blocks

  /// The last block whose first key is not above `key`; -1 where there is none.
  func lastBlock(notAbove key: [UInt8]) throws(CorruptIndexError) -> Int {
    let beginning = FirstKeys.beginning(of: key)
    var low = 0
    var high = blockCount
    while low < high {
      let middle = (low &+ high) &>> 1
      if try isAbove(middle, key, beginning) { high = middle } else { low = middle &+ 1 }
    }
    return low - 1
  }

  /// As `lastBlock(notAbove:)`, where it is known that block `first` is not above. Searches near it at first.
  func lastBlock(
    notAbove key: [UInt8], _ beginning: UInt64, from first: Int
  ) throws(CorruptIndexError) -> Int {
    var low = first
    var step = 1
    while low &+ step < blockCount, try !isAbove(low &+ step, key, beginning) {
      low &+= step
      step &*= 2
    }
    var high = min(blockCount, low &+ step)
    low &+= 1
    while low < high {
      let middle = (low &+ high) &>> 1
      if try isAbove(middle, key, beginning) { high = middle } else { low = middle &+ 1 }
    }
    return low - 1
  }

  /// Whether the first key of a block is above `key`, which begins as `beginning` says.
  @inline(__always)
  func isAbove(_ block: Int, _ key: [UInt8], _ beginning: UInt64) throws(CorruptIndexError) -> Bool {
    let known = firstKeys.known(block)
    if known != 0, known != beginning { return known > beginning }
    return try readIsAbove(block, key)
  }

  @inline(never)
  private func readIsAbove(_ block: Int, _ key: [UInt8]) throws(CorruptIndexError) -> Bool {
    let first = try firstKey(ofBlock: block)
    firstKeys.keep(FirstKeys.beginning(of: first), of: block)
    return Self.precedes(key, first)
  }

  private static func precedes(_ key: [UInt8], _ other: UnsafeRawBufferPointer) -> Bool {
    let common = min(key.count, other.count)
    var index = 0
    while index < common, key[index] == other[index] { index &+= 1 }
    return index < common ? key[index] < other[index] : key.count < other.count
  }

  private func firstKey(ofBlock block: Int, hasPrefix prefix: [UInt8]) throws(CorruptIndexError) -> Bool {
    let key = try firstKey(ofBlock: block)
    if key.count < prefix.count { return false }
    for index in prefix.indices where key[index] != prefix[index] { return false }
    return true
  }

  private func firstKey(ofBlock block: Int) throws(CorruptIndexError) -> UnsafeRawBufferPointer {
    var walker = try BlockWalker(table: self, block: block)
    _ = try walker.readVarint()
    return try walker.readCounted()
  }

  func blockBytes(_ block: Int) throws(CorruptIndexError) -> (bytes: UnsafeRawBufferPointer, offset: Int) {
    let offsets = try file.bytes(of: offsetSection, from: block * 8, count: 16)
    let start = UInt64(littleEndian: offsets.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
    let end = UInt64(littleEndian: offsets.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    guard start <= end, end <= UInt64(file.range(of: blockSection).count) else {
      throw CorruptIndexError(
        file: file.name, offset: file.range(of: offsetSection).lowerBound + block * 8,
        reason: .malformed("block offsets fall"))
    }
    return (try file.bytes(of: blockSection, from: Int(start), count: Int(end - start)), Int(start))
  }
}

/// Walks through the entries of one block. Its reads are those of `ByteReader`, kept short: every look-up of a word makes
/// some hundred of them.
struct BlockWalker {
  /// Bytes of the key that are those of the key before.
  private(set) var shared = 0
  private(set) var rest = UnsafeRawBufferPointer(start: nil, count: 0)
  private(set) var payload = UnsafeRawBufferPointer(start: nil, count: 0)
  private let bytes: UnsafeRawBufferPointer
  private var offset = 0
  /// Where the block begins in the file, for errors.
  private let fileOffset: Int
  // Neither counted nor released: whoever walks holds the file.
  private unowned(unsafe) let file: SegmentFile

  init(table: FrontCodedTableReader, block: Int) throws(CorruptIndexError) {
    let (bytes, offset) = try table.blockBytes(block)
    self.bytes = bytes
    file = table.file
    fileOffset = table.file.range(of: table.blockSection).lowerBound + offset
  }

  /// A walk through nothing.
  init(empty table: FrontCodedTableReader) {
    bytes = UnsafeRawBufferPointer(start: nil, count: 0)
    file = table.file
    fileOffset = 0
  }

  var isAtStart: Bool { offset == 0 }
  var isAtEnd: Bool { offset >= bytes.count }

  /// Puts the next key in place of the one before it; false at the end of the block.
  mutating func advance(_ key: inout [UInt8]) throws(CorruptIndexError) -> Bool {
    if isAtEnd { return false }
    try readEntry(keyCount: key.count)
    key.removeLast(key.count - shared)
    key.append(contentsOf: rest)
    return true
  }

  /// Reads an entry behind one whose key has `keyCount` bytes.
  @inline(__always)
  mutating func readEntry(keyCount: Int) throws(CorruptIndexError) {
    shared = try readVarint()
    guard shared <= keyCount else { throw malformed("a key shares more than the key before it has") }
    rest = try readCounted()
    payload = try readCounted()
  }

  @inline(__always)
  mutating func readVarint() throws(CorruptIndexError) -> Int {
    guard offset < bytes.count else { throw truncated(1) }
    let byte = bytes[offset]
    offset &+= 1
    return byte < 0x80 ? Int(byte) : try readRest(of: Int(byte & 0x7F))
  }

  @inline(never)
  private mutating func readRest(of low: Int) throws(CorruptIndexError) -> Int {
    var value = UInt64(low)
    var shift: UInt64 = 7
    while true {
      guard offset < bytes.count else { throw truncated(1) }
      let byte = bytes[offset]
      offset &+= 1
      value |= UInt64(byte & 0x7F) << shift
      if byte & 0x80 == 0 { return Int(value) }
      shift += 7
      if shift > 56 { throw malformed("a varint of more than nine bytes") }
    }
  }

  @inline(__always)
  mutating func readCounted() throws(CorruptIndexError) -> UnsafeRawBufferPointer {
    let count = try readVarint()
    guard count <= bytes.count &- offset else { throw truncated(count) }
    defer { offset &+= count }
    return UnsafeRawBufferPointer(rebasing: bytes[offset..<offset &+ count])
  }

  private func malformed(_ message: String) -> CorruptIndexError {
    CorruptIndexError(file: file.name, offset: fileOffset + offset, reason: .malformed(message))
  }

  private func truncated(_ needed: Int) -> CorruptIndexError {
    CorruptIndexError(
      file: file.name, offset: fileOffset + offset,
      reason: .truncated(needed: needed, available: bytes.count - offset))
  }
}
