import Glibc
import KheoText
import Testing

/// Paragraphs of the relevance collections beside the project, unpacked with `zcat`; skipped where they are absent.
private enum Collections {
  static let folder: String = {
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast(4)
    return parts.joined(separator: "/") + "/../shared/relevance"
  }()

  static func path(_ name: String) -> String { "\(folder)/\(name)/docs.jsonl.gz" }
  static var arePresent: Bool { access(path("de-xquad"), R_OK) == 0 }

  /// The lines of a collection.
  static func lines(_ name: String) -> [[UInt8]] {
    guard let pipe = popen("zcat '\(path(name))'", "r") else { return [] }
    defer { pclose(pipe) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&buffer, 1, buffer.count, pipe)
      if count <= 0 { break }
      bytes.append(contentsOf: buffer[..<count])
    }
    return bytes.split(separator: 0x0A).map(Array.init)
  }

  /// The string of a field, escapes but `\n` left as they are: enough to look at letters.
  static func field(_ name: String, _ line: [UInt8]) -> ArraySlice<UInt8>? {
    let opening = Array("\"\(name)\": \"".utf8)
    var start = 0
    while start + opening.count < line.count {
      if line[start] == 0x22, line[start...].starts(with: opening) {
        var end = start + opening.count
        while end < line.count, line[end] != 0x22 { end += line[end] == 0x5C ? 2 : 1 }
        return line[(start + opening.count)..<min(end, line.count)]
      }
      start += 1
    }
    return nil
  }
}

@Suite("Measured accuracy of language detection")
struct MeasuredAccuracyTests {
  /// The collections of software help are left out: part of their paragraphs is program code or was never translated.
  static let collections = [
    "de-xquad", "de-mlqa", "fr-piaf", "no-norquad", "vi-alqac", "vi-webqa", "vi-xquad", "xling-ntrex",
  ]

  @Test("99 of 100 paragraphs are told right", .enabled(if: Collections.arePresent))
  func paragraphs() {
    let detector = LanguageDetector()
    var all = 0
    var right = 0
    for name in Self.collections {
      for (number, line) in Collections.lines(name).enumerated() where number % 4 == 0 {
        guard let tag = Collections.field("lang", line), let text = Collections.field("text", line) else { continue }
        let language = Language(tag: String(decoding: tag, as: UTF8.self))
        // A line end is the two bytes `\n` here; the backslash alone cuts as well.
        for paragraph in text.split(separator: 0x5C) where paragraph.count >= 100 {
          all += 1
          if detector.detect(Array(paragraph.dropFirst())).language == language { right += 1 }
        }
      }
    }
    #expect(all > 1000)
    #expect(Double(right) >= 0.99 * Double(all), "\(right) of \(all)")
  }
}
