import Glibc

/// An article of the fixtures with its marks: `⟦p1:name⟧` a person, `⟦u3 police:…⟧` a unit, `⟦o:…⟧` what may be found or
/// not, `⟦x:…⟧` nothing (see the folder's README).
struct MarkedArticle {
  let name: String
  private(set) var text: [UInt8] = []
  private(set) var spans: [ExtractionScore.Span] = []

  static let folder = "/" + #filePath.split(separator: "/").dropLast(2).joined(separator: "/") + "/Fixtures/articles"

  /// All articles of the fixtures, by name.
  static func all() -> [MarkedArticle] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(".txt") { names.append(name) }
    }
    return names.sorted().map { MarkedArticle(name: $0, marked: GoldArticle.read(folder + "/" + $0)) }
  }

  init(name: String, marked: [UInt8]) {
    self.name = name
    let (opening, closing) = (Array("⟦".utf8), Array("⟧".utf8))
    var open: [(start: Int, id: String)] = []
    var index = 0
    while index < marked.count {
      if marked[index...].starts(with: opening), let colon = marked[index...].firstIndex(of: UInt8(ascii: ":")) {
        let label = String(decoding: marked[(index + opening.count)..<colon], as: UTF8.self)
        open.append((text.count, String(label.prefix { $0 != " " })))
        index = colon + 1
      } else if marked[index...].starts(with: closing) {
        if let mark = open.popLast() { spans.append(.init(range: mark.start..<text.count, id: mark.id)) }
        index += closing.count
      } else {
        text.append(marked[index])
        index += 1
      }
    }
  }

  func spans(of letter: Character) -> [ExtractionScore.Span] { spans.filter { $0.id.first == letter } }
}
