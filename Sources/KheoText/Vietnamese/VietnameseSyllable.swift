/// A word as one Vietnamese syllable: letters with their shapes, and one tone.
///
/// Shapes are those of `ă â đ ê ô ơ ư`; the tone is kept apart, since writers and keyboards put it on different letters.
struct VietnameseSyllable {
  /// Without tone.
  var letters: [UInt32] = []
  /// 0 for none; then grave, acute, tilde, hook, dot: the order of `VietnameseVowel.rows`.
  var tone = 0

  /// Letters of the longest syllable: `nghiêng`.
  static let longest = 7

  private static let onsets = Set(Resources.lines("text/vietnamese-onsets.txt").map { $0.unicodeScalars.map(\.value) })
  private static let rimes = Set(Resources.lines("text/vietnamese-rimes.txt").map { $0.unicodeScalars.map(\.value) })
  private static let unmarkedOnsets = Set(onsets.map { $0.map(unmarked) })
  private static let unmarkedRimes = Set(rimes.map { $0.map(unmarked) })
  private static let eitherVowel = Set(
    Resources.lines("text/vietnamese-i-y.txt").map { $0.unicodeScalars.map(\.value) })

  /// By toned vowel: the vowel without its tone, and the tone.
  private static let tones: [UInt32: (vowel: UInt32, tone: Int)] = {
    var tones: [UInt32: (vowel: UInt32, tone: Int)] = [:]
    for row in VietnameseVowel.rows {
      let vowels = row.unicodeScalars.map(\.value)
      for (tone, vowel) in vowels.enumerated() { tones[vowel] = (vowels[0], tone) }
    }
    return tones
  }()

  private static let tonedVowels: [UInt32: [UInt32]] = Dictionary(
    uniqueKeysWithValues: VietnameseVowel.rows.map { row in
      let vowels = row.unicodeScalars.map(\.value)
      return (vowels[0], vowels)
    })

  private static func unmarked(_ letter: UInt32) -> UInt32 {
    switch letter {
    case 0x103, 0xE2: 0x61
    case 0xEA: 0x65
    case 0xF4, 0x1A1: 0x6F
    case 0x1B0: 0x75
    case 0x111: 0x64
    default: letter
    }
  }

  static func isVowel(_ letter: UInt32) -> Bool { tonedVowels[letter] != nil }

  init() {}

  /// Takes a spelling apart; nil where it has two tones or more letters than a syllable.
  init?(_ spelling: [UInt8]) {
    let scalars = decodedScalars(spelling)
    guard !scalars.isEmpty, scalars.count <= Self.longest else { return nil }
    for scalar in scalars {
      let (letter, tone) = Self.tones[scalar] ?? (scalar, 0)
      if tone != 0 {
        guard self.tone == 0 else { return nil }
        self.tone = tone
      }
      letters.append(letter)
    }
  }

  /// Whether there is such a syllable: an onset or none, a rime, and before a final c, ch, p or t an acute or a dot.
  var isValid: Bool {
    guard let split = Self.split(letters, onsets: Self.onsets, rimes: Self.rimes) else { return false }
    guard let last = letters[split...].last else { return false }
    let isStopped = last == 0x63 || last == 0x70 || last == 0x74 || (last == 0x68 && letters.dropLast().last == 0x63)
    return !isStopped || tone == 2 || tone == 5
  }

  /// Whether a folded key is that of some syllable.
  static func isUnmarked(_ key: some Collection<UInt8>) -> Bool {
    key.count <= longest && split(key.map(UInt32.init), onsets: unmarkedOnsets, rimes: unmarkedRimes) != nil
  }

  /// Where the rime begins.
  private static func split(_ letters: [UInt32], onsets: Set<[UInt32]>, rimes: Set<[UInt32]>) -> Int? {
    guard !letters.isEmpty, letters.count <= longest else { return nil }
    return (0...min(3, letters.count - 1)).first { length in
      if length > 0 && !onsets.contains(Array(letters[..<length])) { return false }
      // What follows q is no vowel of the rime.
      if length == 1 && letters[0] == 0x71 { return false }
      return rimes.contains(Array(letters[length...]))
    }
  }

  /// The canonical spelling, UTF-8.
  var spelling: [UInt8] {
    let shaped = letters.lastIndex { Self.isVowel($0) && $0 >= 0x80 }
    let bearer = shaped ?? letters.firstIndex(where: Self.isVowel)
    var utf8: [UInt8] = []
    for (place, letter) in letters.enumerated() {
      appendUTF8(place == bearer ? Self.tonedVowels[letter]![tone] : letter, to: &utf8)
    }
    // Which vowel bears the tone is for the folder to say, as in every text.
    return Folding.spelling(of: utf8)
  }

  /// The same syllable with i for y at its end, or y for i; nil where the two are not read alike.
  var withOtherVowel: VietnameseSyllable? {
    guard letters.count > 1, let last = letters.last, last == 0x69 || last == 0x79,
      Self.eitherVowel.contains(Array(letters.dropLast()))
    else { return nil }
    var other = self
    other.letters[letters.count - 1] = last == 0x69 ? 0x79 : 0x69
    return other
  }
}
