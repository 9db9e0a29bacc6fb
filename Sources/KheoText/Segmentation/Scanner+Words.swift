import CICU
import Glibc

extension Scanner {
  /// Scans the word that begins at `start` and returns the index after it.
  ///
  /// The quickest way is eight bytes at a time: ASCII words, and words that the cache knows. The quick way: letters of the
  /// table one after the other, key and spelling written side by side. A word with marks of its own, invisible
  /// characters or another script is done again by `scanSlowWord`.
  ///
  /// - Parameter from: where the gap before the word ends, which is before `start` after an elided article.
  mutating func scanWord(at start: Int, from: Int, _ slowPath: inout SlowPath) -> Int {
    output.reserve()
    if start &+ 24 <= count, let end = scanShortWord(at: start, from: from, slowPath.cache) { return end }
    let key = output.arena + output.arenaCount
    var (index, length) = (start, 0)
    while index < count, length < WordFolder.maximumByteCount {
      let lower = table.asciiLower[Int(bytes[index])]
      if lower == 0 { break }
      key[length] = lower
      length &+= 1
      index &+= 1
    }
    if index < count {
      let byte = bytes[index]
      if byte >= 0x80 {
        return scanWordBeyondASCII(at: start, from: from, asciiLength: length, &slowPath)
      }
      if table.classes[Int(byte)] == ScalarClass.apostrophe {
        return scanPastApostrophe(
          at: start, from: from, apostrophe: index, byteCount: 1, key: key, length: length, &slowPath)
      }
      if table.asciiLower[Int(byte)] != 0 { return scanSlowWord(at: start, from: from, &slowPath) }
    }
    emit(
      from: from, start: start, end: index, keyLength: length, spellingLength: 0, kind: .word,
      isCapitalized: bytes[start] < 0x61)
    return index
  }

  /// Scans a word of at most 16 bytes that an ASCII sign follows, if it is ASCII or known to the cache. 24 bytes from
  /// `start` on lie in the text.
  @inline(__always)
  private mutating func scanShortWord(at start: Int, from: Int, _ cache: WordCache) -> Int? {
    let low = load8(bytes + start)
    let high = load8(bytes + start + 8)
    let ends = (low: Scanner.signBits(of: low), high: Scanner.signBits(of: high))
    var (source, length) = (WordCache.Bytes(low: low, high: 0), 0)
    if ends.low != 0 {
      length = ends.low.trailingZeroBitCount &>> 3
      source.low &= (1 &<< UInt64(length &* 8)) &- 1
    } else if ends.high != 0 {
      let rest = ends.high.trailingZeroBitCount &>> 3
      length = 8 &+ rest
      source.high = high & ((1 &<< UInt64(rest &* 8)) &- 1)
    } else {
      return nil
    }
    let next = bytes[start &+ length]
    if next == UInt8(ascii: "'") || next == UInt8(ascii: "`") { return nil }
    let key = UnsafeMutableRawPointer(output.arena + output.arenaCount)
    if (source.low | source.high) & 0x8080_8080_8080_8080 == 0 {
      key.storeBytes(of: (source.low | 0x2020_2020_2020_2020).littleEndian, as: UInt64.self)
      key.storeBytes(of: (source.high | 0x2020_2020_2020_2020).littleEndian, toByteOffset: 8, as: UInt64.self)
      emit(
        from: from, start: start, end: start &+ length, keyLength: length, spellingLength: 0, kind: .word,
        isCapitalized: bytes[start] < 0x61)
      return start &+ length
    }
    let entry = cache.entry(for: source)
    guard entry.pointee.source == source else { return nil }
    key.storeBytes(of: entry.pointee.key.low.littleEndian, as: UInt64.self)
    key.storeBytes(of: entry.pointee.key.high.littleEndian, toByteOffset: 8, as: UInt64.self)
    let spelling = key + Int(entry.pointee.keyLength)
    spelling.storeBytes(of: entry.pointee.spelling.low.littleEndian, as: UInt64.self)
    spelling.storeBytes(of: entry.pointee.spelling.high.littleEndian, toByteOffset: 8, as: UInt64.self)
    emit(
      from: from, start: start, end: start &+ length, keyLength: Int(entry.pointee.keyLength),
      spellingLength: Int(entry.pointee.spellingLength), kind: .word, isCapitalized: entry.pointee.isCapitalized)
    return start &+ length
  }

  @inline(__always)
  private func load8(_ bytes: UnsafePointer<UInt8>) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self))
  }

  /// The high bit of each byte that is neither an ASCII letter nor beyond ASCII (eight bytes at once; after Mycroft).
  @inline(__always)
  private static func signBits(of word: UInt64) -> UInt64 {
    let folded = (word | 0x2020_2020_2020_2020) & 0x7F7F_7F7F_7F7F_7F7F
    let fromA = folded &+ 0x1F1F_1F1F_1F1F_1F1F  // High bit if at least "a".
    let beyondZ = folded &+ 0x0505_0505_0505_0505  // High bit if more than "z".
    return ~((fromA & ~beyondZ) | word) & 0x8080_8080_8080_8080
  }

  /// Goes on after `asciiLength` ASCII letters, which are already written, at the first byte beyond ASCII.
  private mutating func scanWordBeyondASCII(
    at start: Int, from: Int, asciiLength: Int, _ slowPath: inout SlowPath
  ) -> Int {
    let key = output.arena + output.arenaCount
    let spelling = key + TokenOutput.spellingOffset
    copyShort(key, to: spelling, count: asciiLength)
    var (index, keyLength, spellingLength) = (start &+ asciiLength, asciiLength, asciiLength)
    var flags: UInt8 = asciiLength > 0 ? LetterForm.latin : 0
    var (mayMoveTone, isPlain) = (false, true)
    while index < count {
      // Four bytes are stored at a time; the slack of the arena takes what lies past the end.
      if keyLength > WordFolder.maximumByteCount &- 4 || spellingLength > WordFolder.maximumByteCount &- 4 {
        return scanSlowWord(at: start, from: from, &slowPath)
      }
      let byte = bytes[index]
      let lower = table.asciiLower[Int(byte)]
      if lower != 0 {
        key[keyLength] = lower
        spelling[spellingLength] = lower
        keyLength &+= 1
        spellingLength &+= 1
        index &+= 1
        flags |= LetterForm.latin
        continue
      }
      let scalar = decodeScalar(bytes, at: index, count: count)
      let scalarClass = table.scalarClass(scalar.value)
      if scalarClass == ScalarClass.letter {
        let form = table.forms[Int(scalar.value)]
        UnsafeMutableRawPointer(key + keyLength).storeBytes(of: form.key, as: UInt32.self)
        UnsafeMutableRawPointer(spelling + spellingLength).storeBytes(of: form.spelling, as: UInt32.self)
        keyLength &+= Int(form.keyLength)
        spellingLength &+= Int(form.spellingLength)
        flags |= form.flags
        isPlain = false
        if form.flags & LetterForm.toned != 0 {
          mayMoveTone = mayMoveTone || standsByVowel(index, byteCount: scalar.byteCount)
        }
        index &+= scalar.byteCount
      } else if scalarClass == ScalarClass.apostrophe, isPlain {
        return scanPastApostrophe(
          at: start, from: from, apostrophe: index, byteCount: scalar.byteCount, key: key, length: keyLength, &slowPath)
      } else if scalarClass == ScalarClass.other || scalarClass == ScalarClass.digit
        || scalarClass == ScalarClass.smallDigit
      {
        break
      } else {
        return scanSlowWord(at: start, from: from, &slowPath)
      }
    }
    let scripts = LetterForm.latin | LetterForm.greekOrCyrillic
    if flags & LetterForm.complex != 0 || flags & scripts == scripts {
      return scanSlowWord(at: start, from: from, &slowPath)
    }
    if mayMoveTone { spellingLength = placeTone(spelling, count: spellingLength) }
    if isPlain || (keyLength == spellingLength && memcmp(key, spelling, keyLength) == 0) {
      spellingLength = 0
    } else {
      copyShort(spelling, to: key + keyLength, count: spellingLength)
    }
    let isCapitalized = isUppercase(at: start)
    slowPath.cache.store(
      bytes + start, length: index &- start, key: key, keyLength: keyLength, spelling: key + keyLength,
      spellingLength: spellingLength, isCapitalized: isCapitalized)
    emit(
      from: from, start: start, end: index, keyLength: keyLength, spellingLength: spellingLength, kind: .word,
      isCapitalized: isCapitalized)
    return index
  }

  /// Whether the toned vowel at `index` has a neighbour that could be a vowel, so that its tone may be misplaced.
  @inline(__always)
  private func standsByVowel(_ index: Int, byteCount: Int) -> Bool {
    let next = index &+ byteCount
    return (index > 0 && isVowelOrBeyondASCII(bytes[index &- 1]))
      || (next < count && isVowelOrBeyondASCII(bytes[next]))
  }

  @inline(__always)
  private func isVowelOrBeyondASCII(_ byte: UInt8) -> Bool {
    // Bits a, e, i, o, u, y of the letters from ` to DEL, in either case.
    byte >= 0x80 || (byte >= 0x40 && (0x0220_8222 >> UInt32(byte & 0x1F)) & 1 != 0)
  }

  @inline(never)
  private func placeTone(_ spelling: UnsafeMutablePointer<UInt8>, count: Int) -> Int {
    guard count <= 32 else { return count }
    let forms = table.forms
    return ToneMark.shared.place(in: spelling, count: count) { $0 < 0x10000 ? forms[Int($0)].vowel : 0 }
  }

  /// Copies `count` bytes eight at a time to a lower or distant address; up to seven more are touched on both sides, which
  /// the slack of the arena takes.
  @inline(__always)
  private func copyShort(_ source: UnsafePointer<UInt8>, to target: UnsafeMutablePointer<UInt8>, count: Int) {
    var offset = 0
    while offset < count {
      let eight = UnsafeRawPointer(source + offset).loadUnaligned(as: UInt64.self)
      UnsafeMutableRawPointer(target + offset).storeBytes(of: eight, as: UInt64.self)
      offset &+= 8
    }
  }

  @inline(__always)
  func isUppercase(at index: Int) -> Bool {
    let byte = bytes[index]
    if byte < 0x80 { return byte &- 0x41 < 26 }
    let scalar = decodeScalar(bytes, at: index, count: count).value
    if scalar < 0x10000, table.classes[Int(scalar)] == ScalarClass.letter {
      return table.forms[Int(scalar)].flags & LetterForm.uppercase != 0
    }
    return kheo_is_uppercase(scalar)
  }

  /// Goes on at an apostrophe after `length` ASCII letters: an elided article is cut off, a quote ends the word, and
  /// any other apostrophe is part of it.
  private mutating func scanPastApostrophe(
    at start: Int, from: Int, apostrophe: Int, byteCount: Int, key: UnsafeMutablePointer<UInt8>, length: Int,
    _ slowPath: inout SlowPath
  ) -> Int {
    let next = apostrophe + byteCount
    let (scalarClass, scalar) = scalarClass(at: next)
    if scalarClass == ScalarClass.letter, elisions.contains(key, length: length),
      Elisions.precedes(UInt8(truncatingIfNeeded: table.forms[Int(scalar.value)].key))
    {
      return scanWord(at: next, from: from, &slowPath)
    }
    switch scalarClass {
    case ScalarClass.letter, ScalarClass.foreign, ScalarClass.mark, ScalarClass.format:
      return scanSlowWord(at: start, from: from, &slowPath)
    default:
      emit(
        from: from, start: start, end: apostrophe, keyLength: length, spellingLength: 0, kind: .word,
        isCapitalized: isUppercase(at: start))
      return next
    }
  }
}
