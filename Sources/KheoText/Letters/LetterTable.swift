import CICU

/// What a scalar does to a word.
enum ScalarClass {
  /// Ends a word: blanks, punctuation, symbols.
  static let other: UInt8 = 0
  /// A letter of the Latin, Greek or Cyrillic script, or of none.
  static let letter: UInt8 = 1
  /// A decimal digit of any script.
  static let digit: UInt8 = 2
  /// A superscript or subscript digit: a number of its own beside digits (`10²`, `CO₂`).
  static let smallDigit: UInt8 = 3
  /// Belongs to what stands before it: combining marks, joiners, variation selectors.
  static let mark: UInt8 = 4
  /// Invisible inside a word: soft hyphen, zero-width space.
  static let format: UInt8 = 5
  /// One of the signs of `apostrophes.txt`.
  static let apostrophe: UInt8 = 6
  /// A middle dot between two letters (`paral·lel`).
  static let middleDot: UInt8 = 7
  /// Left to ICU: scripts that the table has no rules for, and everything above the basic plane.
  static let foreign: UInt8 = 8
}

/// What a letter becomes, and what the rest of its word must be asked because of it.
struct LetterForm {
  /// UTF-8 of the lower-case spelling, first byte lowest; at most 4 bytes.
  var spelling: UInt32 = 0
  /// UTF-8 of the folded key, first byte lowest; at most 4 bytes.
  var key: UInt32 = 0
  var spellingLength: UInt8 = 0
  var keyLength: UInt8 = 0
  var flags: UInt8 = 0
  /// A Vietnamese vowel: 8 · (its place in `VietnameseVowel.toneless` + 1) + its tone; otherwise 0.
  var vowel: UInt8 = 0

  static let latin: UInt8 = 1
  static let greekOrCyrillic: UInt8 = 2
  static let uppercase: UInt8 = 4
  /// The word must take the slow path: the forms do not fit four bytes, or depend on what stands around.
  static let complex: UInt8 = 8
  /// Bears a Vietnamese tone that may have to move (`VietnameseVowel.mayHaveStrayTone`).
  static let toned: UInt8 = 16
}

/// Class and form of every scalar of the basic plane, generated from ICU when first used.
///
/// The table is a cache of ICU's answers and of the project's rules for single letters, so that the scanner needs
/// neither strings nor calls: two flat arrays indexed by scalar. Building it takes a few milliseconds; it lives as long as
/// the process and is never written again.
struct LetterTable: @unchecked Sendable {
  // Safe to share: both arrays are filled before `shared` is published and only read afterwards.

  /// A `ScalarClass` for each scalar below 0x10000.
  let classes: UnsafePointer<UInt8>
  /// The form of each scalar below 0x10000 whose class is `letter`; zeros elsewhere.
  let forms: UnsafePointer<LetterForm>
  /// For each byte: its lower-case letter if it is an ASCII letter, otherwise 0.
  let asciiLower: UnsafePointer<UInt8>

  static let shared = LetterTable()

  static let scalarCount = 0x10000

  /// Scalars that the table has rules for. Everything else is `foreign`.
  static let ranges: [ClosedRange<UInt32>] = [
    0x0000...0x2FFF, 0xA640...0xA69F, 0xA700...0xA7FF, 0xAB30...0xAB6F, 0xFB00...0xFB06, 0xFE00...0xFE2F,
    0xFE50...0xFE6F, 0xFEFF...0xFEFF, 0xFF00...0xFF60, 0xFFE0...0xFFEF, 0xFFF0...0xFFFD,
  ]

  private init() {
    let classes = UnsafeMutablePointer<UInt8>.allocate(capacity: LetterTable.scalarCount)
    classes.initialize(repeating: ScalarClass.foreign, count: LetterTable.scalarCount)
    let forms = UnsafeMutablePointer<LetterForm>.allocate(capacity: LetterTable.scalarCount)
    forms.initialize(repeating: LetterForm(), count: LetterTable.scalarCount)
    let lower = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
    lower.initialize(repeating: 0, count: 256)
    for byte in UInt8(ascii: "a")...UInt8(ascii: "z") {
      lower[Int(byte)] = byte
      lower[Int(byte - 32)] = byte
    }
    LetterTableBuilder.fill(classes: classes, forms: forms)
    self.classes = UnsafePointer(classes)
    self.forms = UnsafePointer(forms)
    asciiLower = UnsafePointer(lower)
  }

  /// The class of any scalar.
  @inline(__always)
  func scalarClass(_ scalar: UInt32) -> UInt8 {
    scalar < 0x10000 ? classes[Int(scalar)] : LetterTable.supplementaryClass(scalar)
  }

  /// The class of a scalar above the basic plane: most are left to ICU, but skin tones, variation selectors and tags stay
  /// with what they follow.
  @inline(never)
  private static func supplementaryClass(_ scalar: UInt32) -> UInt8 {
    switch Int(kheo_word_break(scalar)) {
    case KHEO_WB_EXTEND: ScalarClass.mark
    case KHEO_WB_FORMAT: ScalarClass.format
    default: ScalarClass.foreign
    }
  }
}
