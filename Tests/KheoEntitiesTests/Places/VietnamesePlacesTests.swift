import KheoText
import Testing

@testable import KheoEntities

struct VietnamesePlacesTests {
  private let places = VietnamesePlaces.shared

  private func chain(_ place: VietnamesePlaces.Place?) -> [String] {
    place.map { places.chain(of: $0).map { "\(places.type(of: $0).kind) \(places.name(of: $0))" } } ?? []
  }

  private func province(_ key: String) -> VietnamesePlaces.Place? {
    places.places(named: key.utf8).first { places.parent(of: $0) == nil }
  }

  @Test("a folded name gives the places of that name in both periods")
  func named() {
    let found = Array(places.places(named: "tan thanh".utf8))
    #expect(found.count > 2)
    #expect(found.allSatisfy { Folding.key(of: Array(places.name(of: $0).utf8)) == Array("tan thanh".utf8) })
    #expect(Set(found.map { places.period(of: $0) }) == [.before2025, .since2025])
    #expect(places.places(named: "tan thanh xyz".utf8).isEmpty)
    #expect(places.places(named: "".utf8).isEmpty)
  }

  @Test("every place lies in a province, and a commune before 2025 in a district of it")
  func chains() {
    var tops = [VietnamesePlaces.Period.before2025: 0, .since2025: 0]
    for period in ["2023", "2025"] {
      for line in Resources.lines("entities/places/vietnam-\(period).tsv") {
        let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        var folder = NameFolder()
        Array(columns[0].utf8).withUnsafeBytes { folder.fold($0) }
        let found = places.places(named: folder.bytes).contains { place in
          let parents = places.chain(of: place).dropFirst().map { places.name(of: $0) }
          return places.name(of: place) == columns[0] && places.type(of: place).kind == columns[1]
            && parents == columns[2...].filter { !$0.isEmpty }
        }
        #expect(found, "\(line)")
        if columns[3].isEmpty { tops[period == "2023" ? .before2025 : .since2025, default: 0] += 1 }
      }
    }
    #expect(tops == [.before2025: 63, .since2025: 34])
  }

  @Test("provinces are known in one word", arguments: ["hanoi", "danang", "haiphong", "nghean", "hagiang"])
  func joined(key: String) {
    #expect(places.places(named: key.utf8).contains { places.parent(of: $0) == nil })
  }

  @Test(
    "the longest name is found at the start of words",
    arguments: [
      ("ba ria vung tau heute", "ba ria vung tau", 4), ("can tho und", "can tho", 2), ("ha noi", "ha noi", 2),
      ("vinh", "vinh", 1), ("vinh ist", "vinh", 1),
    ])
  func longest(text: String, name: String, wordCount: Int) {
    let match = Array(text.utf8).withUnsafeBytes { places.longestMatch($0) }
    #expect(match?.wordCount == wordCount)
    #expect(match?.byteCount == name.utf8.count)
  }

  @Test("no name is found in other words", arguments: ["", "der minister", " ha noi", "ria vung tau"])
  func none(text: String) {
    #expect(Array(text.utf8).withUnsafeBytes { places.longestMatch($0) } == nil)
  }

  @Test("beginnings of names are known as such")
  func beginnings() {
    #expect(places.hasName(goingOnAfter: "ba ria".utf8))
    #expect(places.hasName(goingOnAfter: "cao".utf8))
    #expect(!places.hasName(goingOnAfter: "ba ria vung tau".utf8))
  }

  @Test("a commune's name is told by the district or the province beside it")
  func context() throws {
    let district = try #require(
      Array(places.places(named: "dien chau".utf8)).first { places.type(of: $0) == .district })
    let resolution = places.resolve("dien my".utf8, .init(near: [district]))
    #expect(chain(resolution?.place) == ["commune Diễn Mỹ", "district Diễn Châu", "province Nghệ An"])
    #expect(resolution?.isNear == true)

    let nearby = places.resolve("tan lap".utf8, .init(type: .commune, near: [try #require(province("dak lak"))]))
    #expect(chain(nearby?.place).last == "province Đắk Lắk")
    #expect(places.resolve("tan lap".utf8)?.isCertain == false)
  }

  @Test("a bare name is a province, with a type it is what the type says")
  func types() {
    #expect(chain(places.resolve("quang tri".utf8)?.place) == ["province Quảng Trị"])
    #expect(
      chain(places.resolve("quang tri".utf8, .init(type: .city))?.place) == ["city Quảng Trị", "province Quảng Trị"])
    #expect(chain(places.resolve("ha noi".utf8)?.place) == ["city Hà Nội"])
    #expect(places.resolve("quang tri".utf8)?.isCertain == true)
  }

  @Test("marks that differ make another place")
  func marks() {
    let spelled = places.resolve("dong hoi".utf8, .init(spelling: Array("đồng hới".utf8)))
    #expect(chain(spelled?.place) == ["city Đồng Hới", "province Quảng Bình"])
    let hyphened = places.resolve("phan rang thap cham".utf8, .init(spelling: Array("phan rang tháp chàm".utf8)))
    #expect(chain(hyphened?.place).last == "province Ninh Thuận")
    #expect(places.resolve("dong hoi".utf8, .init(spelling: Array("đòng hơi".utf8))) == nil)
    #expect(
      chain(places.resolve("thanh hoa".utf8, .init(spelling: Array("thanh hoá".utf8)))?.place) == ["province Thanh Hóa"]
    )
  }
}
