import Testing

@testable import KheoEntities

struct ByteTableTests {
  @Test("a table gives each key its value and nothing else a value", arguments: [0, 1, 2, 100, 5000])
  func values(count: Int) {
    var builder = ByteTableBuilder(capacity: 4)
    let keys = (0..<count).map { number in
      Array(String(repeating: "x", count: number % 23).utf8) + Array("\(number)".utf8)
    }
    for (number, key) in keys.enumerated() { builder.update(key) { $0 + UInt32(number) + 1 } }
    let table = builder.finish()
    #expect(table.count == count)
    for (number, key) in keys.enumerated() {
      #expect(table.value(of: key) == UInt32(number) + 1)
      #expect(table.value(of: key + [0]) == nil)
      #expect(table.value(of: [0] + key) == nil)
    }
  }

  @Test("a key that comes again is changed, not doubled")
  func again() {
    var builder = ByteTableBuilder(capacity: 4)
    for value in [1, 2, 4] as [UInt32] { builder.update(Array("key".utf8)) { $0 | value } }
    let table = builder.finish()
    #expect(table.count == 1)
    #expect(table.value(of: "key".utf8) == 7)
  }

  @Test("empty keys and keys beyond the longest are left out and not found")
  func extremes() {
    var builder = ByteTableBuilder(capacity: 4)
    let long = [UInt8](repeating: 7, count: 65_536)
    for key in [[], long, Array(long.dropLast())] { builder.update(key) { _ in 9 } }
    let table = builder.finish()
    #expect(table.count == 1)
    #expect(table.value(of: []) == nil)
    #expect(table.value(of: long) == nil)
    #expect(table.value(of: long.dropLast()) == 9)
  }
}
