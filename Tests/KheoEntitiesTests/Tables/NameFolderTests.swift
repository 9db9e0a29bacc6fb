import KheoText
import Testing

@testable import KheoEntities

struct NameFolderTests {
  @Test(
    "a name is folded to its words' keys",
    arguments: [
      ("Sóc Trăng", "soc trang"), ("M'Đrắk", "mdrak"), ("Phan Rang-Tháp Chàm", "phan rang thap cham"),
      ("Ærøskøbing", "aeroskobing"), ("Weißenburg", "weissenburg"), ("St. Pölten", "st polten"),
      ("L’Haÿ-les-Roses", "lhay les roses"), (" - a – b ", "a b"), ("", ""), ("Łódź", "lodz"),
    ])
  func keys(name: String, key: String) {
    var folder = NameFolder()
    Array(name.utf8).withUnsafeBytes { folder.fold($0) }
    #expect(String(decoding: folder.bytes, as: UTF8.self) == key)
  }

  @Test("the key of a name without signs is that of the library's folding")
  func agreement() {
    var folder = NameFolder()
    for line in Resources.lines("entities/places/vietnam-2025.tsv") {
      let name = line.prefix { $0 != "\t" }
      guard name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == " " || $0 == "'" }) else { continue }
      let bytes = Array(name.utf8)
      bytes.withUnsafeBytes { folder.fold($0) }
      #expect(folder.bytes == Folding.key(of: bytes), "\(name)")
    }
  }

  @Test("any bytes are taken", arguments: [[0xFF], [0xC3], [0x80, 0x80], [0xE1, 0xBA], [0xF0, 0x9F, 0x98, 0x80]])
  func anyBytes(bytes: [UInt8]) {
    var folder = NameFolder()
    bytes.withUnsafeBytes {
      folder.fold($0)
      folder.lowercase($0)
    }
    #expect(folder.bytes.isEmpty)
  }
}
