/// Puts the tone mark of a Vietnamese syllable where the newer school of spelling has it: hòa → hoà, thủy → thuỷ, and
/// where a slip of the keyboard left it elsewhere: vịêt → việt.
///
/// The rule (orthography of 1980 and 2018): the tone stands on the vowel that has a mark of shape, on the last such vowel
/// of two (ươ); else before a final consonant on the last vowel; else on the second letter of oa, oe, uy and of three
/// vowels; else on the first. The `u` of `qu` and the `i` of `gi` before a vowel belong to the onset. Only a word that is
/// one onset of `vietnamese-onsets.txt`, one rime of `vietnamese-rimes.txt` and one tone is touched.
///
/// Letters are held as one byte each: ASCII as itself, other vowels as 0x80 + 8 · (row + 1), without tone.
struct ToneMark: @unchecked Sendable {
  // Safe to share: the arrays are filled once and only read afterwards.
  private let onsets: SortedSet
  private let rimes: SortedSet
  private let packedVowels: UnsafePointer<UInt32>

  static let shared = ToneMark()

  private init() {
    onsets = SortedSet(Resources.lines("text/vietnamese-onsets.txt").compactMap(ToneMark.packedLetters))
    rimes = SortedSet(Resources.lines("text/vietnamese-rimes.txt").compactMap(ToneMark.packedLetters))
    let vowels = UnsafeMutablePointer<UInt32>.allocate(capacity: 128)
    vowels.initialize(from: VietnameseVowel.packed, count: 128)
    packedVowels = UnsafePointer(vowels)
  }

  /// The letters of an onset or a rime, first letter lowest.
  private static func packedLetters(_ line: String) -> UInt64? {
    var packed: UInt64 = 0
    for (place, scalar) in line.unicodeScalars.enumerated() {
      guard place < 8 else { return nil }
      let code = VietnameseVowel.code(ofUTF8: Array(String(scalar).utf8))
      let letter =
        scalar.isASCII ? UInt8(scalar.value) : scalar == "đ" ? ToneMark.dWithStroke : 0x80 | (code & ~7)
      packed |= UInt64(letter) << UInt64(8 * place)
    }
    return packed
  }

  private static let dWithStroke: UInt8 = 0xFF

  /// Moves the tone within `spelling`, composed lower-case UTF-8 of `count` bytes with room for 4 more.
  /// Returns the new number of bytes.
  func place(in spelling: UnsafeMutablePointer<UInt8>, count: Int, codeOf vowelCode: (UInt32) -> UInt8) -> Int {
    guard let syllable = Syllable(spelling, count: count, codeOf: vowelCode), syllable.tone != 0 else { return count }
    guard let target = target(in: syllable), target != syllable.toneIndex else { return count }
    return write(syllable, tonedLetter: target, to: spelling)
  }

  /// The letter that should bear the tone, or nil if this is no Vietnamese syllable.
  private func target(in syllable: Syllable) -> Int? {
    var onsetLength = 0
    while onsetLength < syllable.count, !ToneMark.isVowel(syllable[onsetLength]) { onsetLength += 1 }
    let first = syllable[0]
    if onsetLength == 1, first == UInt8(ascii: "q"), syllable[1] == UInt8(ascii: "u") { onsetLength = 2 }
    if onsetLength == 1, first == UInt8(ascii: "g"), syllable[1] == UInt8(ascii: "i"), syllable.count > 2,
      ToneMark.isVowel(syllable[2]), rimes.contains(syllable.packed >> 16)
    {
      onsetLength = 2
    }
    let rime = syllable.packed >> UInt64(8 * onsetLength)
    let onset = syllable.packed & ((1 << UInt64(8 * onsetLength)) - 1)
    guard onsetLength < syllable.count, onsetLength == 0 || onsets.contains(onset), rimes.contains(rime) else {
      return nil
    }
    return onsetLength + ToneMark.bearer(of: rime, count: syllable.count - onsetLength)
  }

  /// The place of the vowel of `rime` that bears the tone, among its `count` letters.
  private static func bearer(of rime: UInt64, count: Int) -> Int {
    var (lastShaped, vowels) = (-1, 0)
    for place in 0..<count {
      let letter = UInt8(truncatingIfNeeded: rime >> UInt64(8 * place))
      guard isVowel(letter) else { break }
      if letter >= 0x80 { lastShaped = place }
      vowels += 1
    }
    if lastShaped >= 0 { return lastShaped }
    if vowels < count { return vowels - 1 }
    if vowels == 2 {
      switch (UInt8(truncatingIfNeeded: rime), UInt8(truncatingIfNeeded: rime >> 8)) {
      case (UInt8(ascii: "o"), UInt8(ascii: "a")), (UInt8(ascii: "o"), UInt8(ascii: "e")),
        (UInt8(ascii: "u"), UInt8(ascii: "y")):
        return 1
      default: return 0
      }
    }
    return vowels == 3 ? 1 : 0
  }

  private static func isVowel(_ letter: UInt8) -> Bool {
    switch letter {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
      UInt8(ascii: "y"):
      true
    default: letter >= 0x80 && letter != dWithStroke
    }
  }

  private func write(_ syllable: Syllable, tonedLetter: Int, to spelling: UnsafeMutablePointer<UInt8>) -> Int {
    var count = 0
    for place in 0..<syllable.count {
      let letter = syllable[place]
      if letter == ToneMark.dWithStroke {
        (spelling[count], spelling[count + 1]) = (0xC4, 0x91)
        count += 2
      } else if letter < 0x80, place != tonedLetter {
        spelling[count] = letter
        count += 1
      } else {
        let row = letter < 0x80 ? ToneMark.row(ofASCII: letter) : letter & 0x7F
        let packed = packedVowels[Int(row | (place == tonedLetter ? syllable.tone : 0))]
        for byte in 0..<(packed >> 24) { spelling[count + Int(byte)] = UInt8(truncatingIfNeeded: packed >> (8 * byte)) }
        count += Int(packed >> 24)
      }
    }
    return count
  }

  /// 8 · (row + 1) of an ASCII vowel.
  private static func row(ofASCII letter: UInt8) -> UInt8 {
    switch letter {
    case UInt8(ascii: "a"): 8
    case UInt8(ascii: "e"): 32
    case UInt8(ascii: "i"): 48
    case UInt8(ascii: "o"): 56
    case UInt8(ascii: "u"): 80
    default: 96
    }
  }

  /// A word of at most eight letters, taken apart into toneless letters and one tone.
  private struct Syllable {
    var packed: UInt64 = 0
    var count = 0
    var tone: UInt8 = 0
    var toneIndex = -1

    /// Nil if the word has more letters, another letter, or more than one tone.
    init?(_ spelling: UnsafeMutablePointer<UInt8>, count byteCount: Int, codeOf vowelCode: (UInt32) -> UInt8) {
      var index = 0
      while index < byteCount {
        guard count < 8 else { return nil }
        let scalar = decodeScalar(UnsafePointer(spelling), at: index, count: byteCount)
        index += scalar.byteCount
        var letter = UInt8(truncatingIfNeeded: scalar.value)
        let code = vowelCode(scalar.value)
        if code & 7 != 0 {
          guard tone == 0 else { return nil }
          (tone, toneIndex) = (code & 7, count)
        }
        if code != 0 {
          let row = code & ~7
          letter = ToneMark.asciiVowel(ofRow: row) ?? (0x80 | row)
        } else if scalar.value == 0x111 {
          letter = ToneMark.dWithStroke
        } else if scalar.value >= 0x80 {
          return nil
        }
        packed |= UInt64(letter) << UInt64(8 * count)
        count += 1
      }
    }

    subscript(place: Int) -> UInt8 { place < 8 ? UInt8(truncatingIfNeeded: packed >> UInt64(8 * place)) : 0 }
  }

  private static func asciiVowel(ofRow row: UInt8) -> UInt8? {
    switch row {
    case 8: UInt8(ascii: "a")
    case 32: UInt8(ascii: "e")
    case 48: UInt8(ascii: "i")
    case 56: UInt8(ascii: "o")
    case 80: UInt8(ascii: "u")
    case 96: UInt8(ascii: "y")
    default: nil
    }
  }
}

/// A few hundred words of 64 bits, found by bisection; never freed.
private struct SortedSet {
  private let values: UnsafePointer<UInt64>
  private let count: Int

  init(_ members: [UInt64]) {
    let sorted = Set(members).sorted()
    let storage = UnsafeMutablePointer<UInt64>.allocate(capacity: max(1, sorted.count))
    storage.initialize(from: sorted, count: sorted.count)
    values = UnsafePointer(storage)
    count = sorted.count
  }

  func contains(_ value: UInt64) -> Bool {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if values[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low < count && values[low] == value
  }
}
