/// Words as the keys of a Vietnamese keyboard that was not on: `Vieejt` and `Vie65t` for Việt.
///
/// Telex writes shapes by a letter twice or `w` and the tone as s, f, r, x, j; VNI both by digits (TCVN 5712 and the
/// keyboards of Windows and macOS read them so). The key of a shape or a tone may stand right behind its vowel or
/// at the end of the syllable.
public enum VietnameseKeys {
  /// Bytes of the longest syllable in keys: `nghieengx` and one more.
  static let longest = 12

  /// The syllables that keys stand for, as canonical spellings; empty where they stand for none, or are typed plainly.
  ///
  /// - Parameter keys: letters in any case, and digits.
  public static func syllables(of keys: some Collection<UInt8>) -> [[UInt8]] {
    guard (2...longest).contains(keys.count) else { return [] }
    let keys = keys.map { $0 &- 0x41 < 26 ? $0 + 32 : $0 }
    guard keys.allSatisfy({ $0 &- 0x61 < 26 || $0 &- 0x31 < 9 }) else { return [] }
    let hasDigits = keys.contains { $0 < 0x3A }
    var readings = [Reading()]
    for key in keys {
      readings = readings.flatMap { hasDigits ? $0.takingVNI(key) : $0.takingTelex(key) }
      if readings.count > 32 { readings.removeSubrange(32...) }
    }
    var found: [[UInt8]] = []
    for reading in readings where reading.isChanged && reading.syllable.isValid {
      let spelling = reading.syllable.spelling
      if !found.contains(spelling) { found.append(spelling) }
    }
    return found
  }

  /// The syllable that some of the keys have made.
  private struct Reading {
    var syllable = VietnameseSyllable()
    /// Whether a key has stood for a shape or a tone.
    var isChanged = false

    private var hasVowel: Bool { syllable.letters.contains(where: VietnameseSyllable.isVowel) }

    func takingTelex(_ key: UInt8) -> [Reading] {
      switch Character(Unicode.Scalar(key)) {
      case "f" where hasVowel: return toned(1)
      case "s" where hasVowel: return toned(2)
      case "x" where hasVowel: return toned(3)
      case "r" where hasVowel: return toned(4)
      case "j" where hasVowel: return toned(5)
      case "z" where hasVowel: return [self]
      case "w": return horned() + breved() + (endsInVowel ? [] : [changed { $0.append(0x1B0) }])
      case "a", "e", "o": return circumflexed(key) + typed(key)
      case "d": return stroked() + typed(key)
      default: return typed(key)
      }
    }

    func takingVNI(_ key: UInt8) -> [Reading] {
      switch Character(Unicode.Scalar(key)) {
      case "1": toned(2)
      case "2": toned(1)
      case "3": toned(4)
      case "4": toned(3)
      case "5": toned(5)
      case "6": circumflexed(0x61) + circumflexed(0x65) + circumflexed(0x6F)
      case "7": horned()
      case "8": breved()
      case "9": stroked()
      default: typed(key)
      }
    }

    private var endsInVowel: Bool { syllable.letters.last.map(VietnameseSyllable.isVowel) ?? false }

    private func typed(_ key: UInt8) -> [Reading] {
      guard syllable.letters.count < VietnameseSyllable.longest else { return [] }
      var next = self
      next.syllable.letters.append(UInt32(key))
      return [next]
    }

    private func changed(_ change: (inout [UInt32]) -> Void) -> Reading {
      var next = self
      change(&next.syllable.letters)
      next.isChanged = true
      return next
    }

    private func toned(_ tone: Int) -> [Reading] {
      guard hasVowel, syllable.tone == 0 else { return [] }
      var next = self
      next.syllable.tone = tone
      next.isChanged = true
      return [next]
    }

    private func circumflexed(_ vowel: UInt8) -> [Reading] {
      let shaped: UInt32 = vowel == 0x61 ? 0xE2 : vowel == 0x65 ? 0xEA : 0xF4
      guard let place = syllable.letters.lastIndex(of: UInt32(vowel)) else { return [] }
      return [changed { $0[place] = shaped }]
    }

    /// ư, ơ, and both at once in uo.
    private func horned() -> [Reading] {
      var next: [Reading] = []
      let letters = syllable.letters
      if let place = letters.lastIndex(of: 0x6F) {
        if place > 0, letters[place - 1] == 0x75 {
          next.append(
            changed {
              $0[place - 1] = 0x1B0
              $0[place] = 0x1A1
            })
        }
        next.append(changed { $0[place] = 0x1A1 })
      }
      if let place = letters.firstIndex(of: 0x75) { next.append(changed { $0[place] = 0x1B0 }) }
      return next
    }

    private func breved() -> [Reading] {
      guard let place = syllable.letters.lastIndex(of: 0x61) else { return [] }
      return [changed { $0[place] = 0x103 }]
    }

    private func stroked() -> [Reading] {
      syllable.letters.first == 0x64 ? [changed { $0[0] = 0x111 }] : []
    }
  }
}
