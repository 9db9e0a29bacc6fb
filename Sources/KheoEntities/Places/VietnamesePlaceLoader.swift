import Glibc

/// Reads the place files of Viet Nam.
struct VietnamesePlaceLoader {
  private(set) var entries: [PlaceEntry] = []
  private(set) var names = PlaceNameTableBuilder(capacity: 24_000)
  private var folder = NameFolder()
  /// The last place of each folded name, by the index of the first one.
  private var last: [UInt32] = [0]
  /// Provinces and cities of province level of the file, and districts and cities of the last of them.
  private var provinces: [UInt32] = []
  private var districts: [UInt32] = []

  init() {
    entries.reserveCapacity(16_384)
    last.reserveCapacity(16_384)
    // Index 0 is no place.
    let nothing = UnsafeRawPointer(bitPattern: 1)!
    entries.append(PlaceEntry(name: nothing, nameLength: 0, type: .country, period: .before2025, parent: 0))
  }

  mutating func load(_ name: String, _ period: VietnamesePlaces.Period) {
    provinces.removeAll(keepingCapacity: true)
    districts.removeAll(keepingCapacity: true)
    TableLines.forEach(name) { line in
      var rest = line
      let name = TableLines.next(&rest)
      let kind = TableLines.next(&rest)
      let district = TableLines.next(&rest)
      let province = TableLines.next(&rest)
      guard let type = VietnamesePlaceLoader.type(kind), let start = name.baseAddress, name.count <= Int(UInt16.max)
      else { return }
      let index = UInt32(entries.count)
      var parent: UInt32 = 0
      if province.isEmpty {
        provinces.append(index)
        districts.removeAll(keepingCapacity: true)
      } else {
        parent = nearest(in: provinces, named: province)
        if !district.isEmpty {
          let found = nearest(in: districts, named: district)
          if found != 0 { parent = found }
        }
        if type == .district || type == .city { districts.append(index) }
      }
      entries.append(
        PlaceEntry(name: start, nameLength: UInt16(name.count), type: type, period: period, parent: parent))
      last.append(0)
      addName(name, index, isOfProvinceLevel: province.isEmpty)
    }
  }

  private mutating func addName(_ name: UnsafeRawBufferPointer, _ index: UInt32, isOfProvinceLevel: Bool) {
    folder.fold(name)
    let first = folder.bytes.withUnsafeBytes { names.insert($0, index) }
    entries[Int(index)].first = first
    if first != index { entries[Int(last[Int(first)])].next = index }
    last[Int(first)] = index
    // Foreign papers write the names of provinces in one word: Hanoi, Danang.
    if isOfProvinceLevel, first == index, folder.bytes.contains(0x20) {
      let joined = folder.bytes.filter { $0 != 0x20 }
      _ = joined.withUnsafeBytes { names.insert($0, index) }
    }
  }

  private func nearest(in candidates: [UInt32], named name: UnsafeRawBufferPointer) -> UInt32 {
    for index in candidates.reversed() {
      let other = entries[Int(index)].nameBytes
      if other.count == name.count, let one = other.baseAddress, let two = name.baseAddress,
        memcmp(one, two, name.count) == 0
      {
        return index
      }
    }
    return 0
  }

  /// By the first letter and the length, as a string for each line costs more than the rest of it.
  private static func type(_ kind: UnsafeRawBufferPointer) -> PlaceType? {
    guard let first = kind.first else { return nil }
    switch (first, kind.count) {
    case (UInt8(ascii: "c"), 7) where kind[2] == UInt8(ascii: "m"): return .commune
    case (UInt8(ascii: "w"), 4): return .ward
    default: return PlaceType(bytes: kind)
    }
  }
}
