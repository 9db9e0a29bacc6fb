import CICU
import Testing

@testable import KheoText

@Suite struct LetterTableTests {
  private static let scalars = LetterTable.ranges.joined().compactMap { Unicode.Scalar($0) }

  /// Scalars whose class is a decision of ours (docs/ANALYSIS.md).
  private static let decided: Set<UInt32> = Apostrophes.scalars.union([
    0xB2, 0xB3, 0xB9, 0xB7, 0x0387, 0x2027, 0x200B, 0x2116, 0x2070,
  ]).union(0x2074...0x2079).union(0x2080...0x2089)

  @Test("The class of every scalar is ICU's word break property, apart from the listed decisions")
  func classesAreThoseOfICU() {
    for scalar in Self.scalars where !Self.decided.contains(scalar.value) {
      let scalarClass = LetterTable.shared.classes[Int(scalar.value)]
      let property = Int(kheo_word_break(scalar.value))
      let agrees =
        switch scalarClass {
        case ScalarClass.letter: property == KHEO_WB_LETTER
        case ScalarClass.digit: kheo_digit_value(scalar.value) >= 0
        case ScalarClass.mark: property == KHEO_WB_EXTEND
        case ScalarClass.format: property == KHEO_WB_FORMAT
        case ScalarClass.foreign: property == KHEO_WB_LETTER || kheo_is_letter(scalar.value)
        case ScalarClass.other:
          (property != KHEO_WB_LETTER || !kheo_is_alphabetic(scalar.value)) && property != KHEO_WB_EXTEND
            && property != KHEO_WB_FORMAT
        default: false
        }
      #expect(agrees, "U+\(hex(String(scalar))) has class \(scalarClass), ICU \(property)")
    }
  }

  @Test("The key of every letter of the table is what ICU folds it to")
  func keysAreThoseOfICU() {
    for scalar in Self.scalars where LetterTable.shared.classes[Int(scalar.value)] == ScalarClass.letter {
      let text = String(scalar)
      // Repaired look-alikes, and the iota subscript, which case folding makes a letter and Kheo a mark.
      if FoldingRules.shared.lookAlikes[scalar.value] != nil { continue }
      if ICU.normalize(text, KHEO_NFKD).unicodeScalars.contains("\u{345}") { continue }
      let expected = ICU.folded(text).filter { !"'·ʼ ".contains($0) }
      // Length marks and the like, for which Latin-ASCII writes a sign.
      if expected.unicodeScalars.allSatisfy({ !kheo_is_alphabetic($0.value) }) { continue }
      let key = String(decoding: Folding.key(of: Array(text.utf8)), as: UTF8.self)
      #expect(key == expected, "U+\(hex(text)): \(hex(key)), ICU \(hex(expected))")
    }
  }

  @Test("The spelling of every letter is composed, lower case, without compatibility forms, and stays when done again")
  func spellingsAreCanonical() {
    for scalar in Self.scalars where LetterTable.shared.classes[Int(scalar.value)] == ScalarClass.letter {
      let spelling = Folding.spelling(of: Array(String(scalar).utf8))
      let text = String(decoding: spelling, as: UTF8.self)
      #expect(Array(ICU.normalize(text, KHEO_NFKC).utf8) == spelling, "U+\(hex(String(scalar)))")
      #expect(text.unicodeScalars.allSatisfy { kheo_lowercase($0.value) == $0.value }, "U+\(hex(String(scalar)))")
      #expect(Folding.spelling(of: spelling) == spelling, "U+\(hex(String(scalar)))")
      #expect(Folding.key(of: spelling) == Folding.key(of: Array(String(scalar).utf8)), "U+\(hex(String(scalar)))")
    }
  }

  @Test("Every scalar in the scanner has the key and the spelling of the slow path")
  func scannerEqualsFolder() {
    let analyzer = Analyzer()
    for scalar in Self.scalars where LetterTable.shared.classes[Int(scalar.value)] == ScalarClass.letter {
      let source = Array("x\(String(scalar))x".utf8)
      let found = tokens(of: source, numbers: .text(.other), analyzer: analyzer)
      #expect(found.count == 1, "U+\(hex(String(scalar)))")
      #expect(found.first.map { Array($0.key.utf8) } == Folding.key(of: source), "U+\(hex(String(scalar)))")
      #expect(found.first.map { Array($0.spelling.utf8) } == Folding.spelling(of: source), "U+\(hex(String(scalar)))")
    }
  }

  @Test("No Latin letter outside the table has a Latin-ASCII form that the table would miss")
  func noLatinLetterIsMissed() {
    for value in UInt32(0x3000)..<0x110000 {
      guard let scalar = Unicode.Scalar(value), LetterTable.shared.scalarClass(value) == ScalarClass.foreign,
        Int(kheo_script(value)) == KHEO_SCRIPT_LATIN
      else { continue }
      let key = String(decoding: Folding.key(of: Array(String(scalar).utf8)), as: UTF8.self)
      let expected = ICU.folded(String(scalar))
      if expected.unicodeScalars.allSatisfy({ !kheo_is_alphabetic($0.value) }) { continue }
      #expect(key == expected, "U+\(hex(String(scalar)))")
    }
  }
}
