import KheoTestSupport
import Testing

@testable import KheoIndex

@Suite("Front-coded table")
struct FrontCodedTableTests {
  private struct Table {
    let folder = ScratchFolder()
    let entries: [(key: [UInt8], payload: [UInt8])]
    let reader: FrontCodedTableReader

    init(keyCount: Int) throws {
      var generator = SplitMix64(seed: UInt64(keyCount))
      var keys: Set<[UInt8]> = []
      while keys.count < keyCount {
        // Few letters and the extremes of a byte, so that prefixes are shared and keys are prefixes of keys.
        let length = Int.random(in: 0...(keyCount > 100 ? 9 : 6), using: &generator)
        keys.insert((0..<length).map { _ in [0, 97, 98, 0x7F, 0x80, 255].randomElement(using: &generator)! })
      }
      entries = keys.sorted { $0.lexicographicallyPrecedes($1) }.enumerated().map { number, key in
        (key, [UInt8](repeating: UInt8(number % 251), count: number % 5))
      }
      var table = FrontCodedTableWriter()
      let writer = try SegmentFileWriter(path: folder.path + "/t", kind: .unit, identifier: Array(0..<16))
      try writer.begin(.termBlocks)
      for entry in entries {
        table.append(key: entry.key, payload: entry.payload)
      }
      try writer.write(table.blocks)
      #expect(table.entryCount == keyCount)
      try writer.begin(.termBlockOffsets)
      try writer.write(table.makeOffsets())
      try writer.finish(documentCount: 1)
      let file = try SegmentFile(path: folder.path + "/t", name: "t")
      reader = FrontCodedTableReader(file: file, blockSection: .termBlocks, offsetSection: .termBlockOffsets)
    }
  }

  private static let keyCounts = [0, 1, 2, 15, 16, 17, 31, 32, 33, 47, 300]

  @Test("every key is found with its payload, by key and by number", arguments: keyCounts)
  func present(keyCount: Int) throws {
    let table = try Table(keyCount: keyCount)
    for (ordinal, entry) in table.entries.enumerated() {
      let payload = try #require(try table.reader.payload(of: entry.key))
      #expect(Array(payload) == entry.payload)
      let found = try #require(try table.reader.entry(at: ordinal))
      #expect(found.key == entry.key)
      #expect(Array(found.payload) == entry.payload)
    }
    for ordinal in [-1, keyCount, keyCount + 1, keyCount + 16, Int.max] {
      #expect(try table.reader.entry(at: ordinal)?.key == nil)
    }
  }

  @Test("what is not in the table is not found, before, between and behind", arguments: keyCounts)
  func absent(keyCount: Int) throws {
    let table = try Table(keyCount: keyCount)
    let keys = Set(table.entries.map(\.key))
    var probes: [[UInt8]] = [[], [0], [255, 255, 255, 255, 255, 255, 255, 255, 255, 255]]
    for key in keys { probes += [key + [0], key + [255], Array(key.dropLast()), Array(key.dropLast()) + [99]] }
    for probe in probes where !keys.contains(probe) {
      #expect(try table.reader.payload(of: probe) == nil)
    }
  }

  @Test("a scan gives the keys from its start on, in order, and stops when told", arguments: keyCounts)
  func scan(keyCount: Int) throws {
    let table = try Table(keyCount: keyCount)
    var starts: [[UInt8]] = [[], [0], [255, 255, 255, 255, 255, 255, 255, 255, 255, 255]]
    for entry in table.entries { starts += [entry.key, entry.key + [0]] }
    for start in starts {
      let expected = table.entries.map(\.key).filter { !$0.lexicographicallyPrecedes(start) }.prefix(20)
      var found: [[UInt8]] = []
      try table.reader.scan(from: start) { key, _ in
        found.append(key)
        return found.count < 20
      }
      #expect(found == Array(expected))
    }
  }

  @Test("a scan that passes over a prefix gives every key without it, in order", arguments: keyCounts)
  func scanPassing(keyCount: Int) throws {
    let table = try Table(keyCount: keyCount)
    for prefix: [UInt8] in [[0], [97], [97, 98], [255], [0x7F, 0x80]] {
      var found: [[UInt8]] = []
      try table.reader.scan(from: [], passing: { prefix }) { key, _ in
        if !key.starts(with: prefix) { found.append(key) }
        return true
      }
      #expect(found == table.entries.map(\.key).filter { !$0.starts(with: prefix) })
    }
  }

  @Test("a walk that seeks stands on the first key that is not below, and tells what is shared", arguments: keyCounts)
  func seeking(keyCount: Int) throws {
    let table = try Table(keyCount: keyCount)
    let keys = table.entries.map(\.key)
    var generator = SplitMix64(seed: UInt64(keyCount) + 77)
    for _ in 0..<50 {
      var cursor = try TermCursor(table: table.reader, from: [])
      var next = 0
      var before: [UInt8] = []
      while true {
        let isAtEnd = cursor.isAtEnd
        #expect(isAtEnd == (next == keys.count))
        if isAtEnd || next == keys.count { break }
        let (key, told) = (Array(cursor.key), cursor.sharedCount)
        #expect(key == keys[next])
        let shared = zip(before, keys[next]).prefix { $0 == $1 }.count
        // What was passed over may share less, but never is more said to be shared than is.
        #expect(told <= shared)
        before = keys[next]
        if Bool.random(using: &generator) {
          try cursor.next()
          next += 1
          let told = cursor.isAtEnd ? nil : cursor.sharedCount
          if let told { #expect(told == zip(before, keys[next]).prefix { $0 == $1 }.count) }
        } else {
          var target = keys[Int.random(in: next..<keys.count, using: &generator)]
          if Bool.random(using: &generator) { target.append([0, 98, 255].randomElement(using: &generator)!) }
          try cursor.seek(to: target)
          next += keys[next...].prefix { $0.lexicographicallyPrecedes(target) }.count
        }
      }
    }
  }
}
