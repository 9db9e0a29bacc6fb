import KheoEntities
import KheoTestSupport
import Testing

@Suite("Records of people and units")
struct EntityRecordTests {
  @Test("A record comes back as it was", arguments: 0..<20 as Range<UInt64>)
  func roundTrip(seed: UInt64) throws {
    var collection = RandomCollection(seed: seed)
    for record in collection.records(5) { #expect(try EntityRecord(encoded: record.encode()) == record) }
  }

  @Test("Every truncation of a record is an error")
  func truncation() {
    var collection = RandomCollection(seed: 7)
    let encoded = collection.records(1)[0].encode()
    for count in encoded.indices {
      #expect(throws: EntityRecordError.self) { try EntityRecord(encoded: Array(encoded[..<count])) }
    }
    #expect(throws: EntityRecordError.self) { try EntityRecord(encoded: encoded + [0]) }
  }

  @Test(
    "A record with changed bytes gives an error or another record, and never a trap", arguments: 0..<30 as Range<UInt64>
  )
  func damage(seed: UInt64) {
    var collection = RandomCollection(seed: seed)
    let encoded = collection.records(1)[0].encode()
    for _ in 0..<300 {
      var damaged = encoded
      for _ in 0..<Int.random(in: 1...4, using: &collection.generator) {
        damaged[Int.random(in: damaged.indices, using: &collection.generator)] =
          [0, 1, 0x7F, 0x80, 0xFF, UInt8.random(in: 0...255, using: &collection.generator)]
          .randomElement(using: &collection.generator)!
      }
      guard let record = try? EntityRecord(encoded: damaged) else { continue }
      #expect(record.entities.people.flatMap(\.roles).allSatisfy { $0.unit ?? 0 < max(1, record.entities.units.count) })
    }
  }

  @Test("Random bytes are no record, and no trap")
  func noise() {
    var random = RandomText(seed: 3)
    for count in 0..<400 { _ = try? EntityRecord(encoded: [1] + random.bytes(count)) }
  }

  @Test("Ranges are mapped, those of roles too")
  func mapping() {
    let entities = ArticleEntities(
      people: [
        ExtractedPerson(
          name: "A B", roles: [.init(text: "chair", range: 10..<15, concepts: ["chair"])], mentions: [1..<4])
      ],
      units: [ExtractedUnit(name: "U", kind: "club", signature: .init(concepts: ["club"]), mentions: [20..<21])])
    let mapped = entities.mappingRanges { $0.lowerBound + 100..<$0.upperBound + 100 }
    #expect(mapped.people[0].mentions == [101..<104])
    #expect(mapped.people[0].roles[0].range == 110..<115)
    #expect(mapped.units[0].mentions == [120..<121])
  }
}
