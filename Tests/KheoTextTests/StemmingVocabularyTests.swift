import CZlib
import Glibc
import KheoTestSupport
import Testing

@testable import KheoText

/// Snowball's own vocabularies beside the package; the tests are skipped where they are absent.
private let vocabularies = sharedFolder(#filePath) + "/stemming"

/// `../shared`, from the path of a test file of this target.
private func sharedFolder(_ file: String) -> String {
  file.split(separator: "/", omittingEmptySubsequences: false).dropLast(4).joined(separator: "/") + "/shared"
}

/// The lines of a gzip file of UTF-8.
private func lines(_ path: String) -> [[UInt8]] {
  guard let file = gzopen(path, "rb") else { return [] }
  defer { gzclose(file) }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = gzread(file, &chunk, UInt32(chunk.count))
    if count <= 0 { break }
    bytes += chunk[..<Int(count)]
  }
  return bytes.split(separator: 0x0A).map { Array($0) }
}

@Suite(.enabled(if: access(vocabularies, R_OK) == 0))
struct StemmingVocabularyTests {
  @Test(
    "Snowball's stems agree with its published output, as far as the versions do",
    arguments: [(Language.german, "german", 0.9), (.french, "french", 0.9), (.norwegian, "norwegian", 0.9)])
  func agreement(language: Language, folder: String, least: Double) {
    let words = lines("\(vocabularies)/\(folder)/voc.txt.gz")
    let expected = lines("\(vocabularies)/\(folder)/output.txt.gz")
    let stemmer = Stemmer(language)!
    #expect(words.count == expected.count && !words.isEmpty)
    let same = zip(words, expected).count { stemmer.snowball($0) == $1 }
    let share = Double(same) / Double(words.count)
    print("\(folder): \(same) of \(words.count) stems agree, \(share)")
    #expect(share >= least)
  }

  @Test(
    "Every word shares a stem with its typing without marks",
    arguments: [(Language.german, "german"), (.french, "french"), (.norwegian, "norwegian")])
  func unmarkedTyping(language: Language, folder: String) {
    let stemmer = Stemmer(language)!
    for word in lines("\(vocabularies)/\(folder)/voc.txt.gz") {
      let typed = Folding.key(of: word)
      guard typed != word else { continue }
      let common = Set(stemmer.foldedStems(of: word)).intersection(stemmer.foldedStems(of: typed))
      #expect(!common.isEmpty, "\(String(decoding: word, as: UTF8.self))")
    }
  }
}
