import CICU

extension Scanner {
  /// Scans a word that the tables alone cannot do; returns the index after it.
  mutating func scanSlowWord(at start: Int, from: Int, _ slowPath: inout SlowPath) -> Int {
    var (index, end, hasSigns) = (start, start, false)
    loop: while true {
      let (scalarClass, scalar) = scalarClass(at: index)
      switch scalarClass {
      case ScalarClass.letter, ScalarClass.mark:
        index += scalar.byteCount
        end = index
      case ScalarClass.format:
        index += scalar.byteCount
      case ScalarClass.apostrophe, ScalarClass.middleDot:
        guard isLetter(after: index + scalar.byteCount) else { break loop }
        hasSigns = true
        index += scalar.byteCount
      case ScalarClass.foreign:
        return scanForeign(from: from, at: start, &slowPath)
      default:
        break loop
      }
    }
    // What has an apostrophe inside may hold an article and is not cached.
    let isCacheable = index == end && !hasSigns
    emitSlowWord(start: start, end: end, from: from, kind: .word, isCacheable: isCacheable, &slowPath)
    return index
  }

  /// Whether the next scalar at or after `index` that is neither mark nor invisible is a letter.
  private func isLetter(after index: Int) -> Bool {
    var index = index
    while true {
      let (scalarClass, scalar) = scalarClass(at: index)
      switch scalarClass {
      case ScalarClass.mark, ScalarClass.format: index += scalar.byteCount
      case ScalarClass.letter: return true
      case ScalarClass.foreign: return kheo_is_letter(scalar.value)
      default: return false
      }
    }
  }

  /// Folds and emits the letters from `start` to `end`, without an article that was elided.
  private mutating func emitSlowWord(
    start: Int, end: Int, from: Int, kind: Token.Kind, isCacheable: Bool, _ slowPath: inout SlowPath
  ) {
    let start = afterElision(start: start, end: end, &slowPath)
    slowPath.folder.fold(bytes + start, count: end - start)
    for piece in slowPath.folder.pieces where !piece.key.isEmpty {
      output.reserve()
      let key = output.arena + output.arenaCount
      copy(slowPath.folder.key, piece.key, to: key)
      let isSame = slowPath.folder.key[piece.key] == slowPath.folder.spelling[piece.spelling]
      if !isSame { copy(slowPath.folder.spelling, piece.spelling, to: key + piece.key.count) }
      let pieceStart = start + piece.source.lowerBound
      let isCapitalized = isUppercase(at: pieceStart)
      if isCacheable, slowPath.folder.pieces.count == 1 {
        slowPath.cache.store(
          bytes + start, length: end - start, key: key, keyLength: piece.key.count, spelling: key + piece.key.count,
          spellingLength: isSame ? 0 : piece.spelling.count, isCapitalized: isCapitalized)
      }
      emit(
        from: pieceStart == start ? from : pieceStart, start: pieceStart, end: start + piece.source.upperBound,
        keyLength: piece.key.count, spellingLength: isSame ? 0 : piece.spelling.count, kind: kind,
        isCapitalized: isCapitalized)
    }
  }

  private func copy(_ source: [UInt8], _ range: Range<Int>, to target: UnsafeMutablePointer<UInt8>) {
    source.withUnsafeBufferPointer { buffer in
      if let base = buffer.baseAddress { target.update(from: base + range.lowerBound, count: range.count) }
    }
  }

  /// The first letter after an elided article, or `start` if there is none.
  private func afterElision(start: Int, end: Int, _ slowPath: inout SlowPath) -> Int {
    var index = start
    while index < end, index - start < 32 {
      let (scalarClass, scalar) = scalarClass(at: index)
      if scalarClass == ScalarClass.apostrophe {
        slowPath.folder.fold(bytes + start, count: index - start)
        let article = slowPath.folder.spelling  // Not the key: đ is no d'.
        let isElided = article.withUnsafeBufferPointer { buffer in
          buffer.baseAddress.map { elisions.contains($0, length: buffer.count) } ?? false
        }
        guard isElided, let next = firstLetter(after: index + scalar.byteCount, before: end) else { return start }
        return next
      }
      index += scalar.byteCount
    }
    return start
  }

  /// The first letter in a range, if it is one that elides.
  private func firstLetter(after start: Int, before end: Int) -> Int? {
    var index = start
    while index < end {
      let (scalarClass, scalar) = scalarClass(at: index)
      if scalarClass == ScalarClass.letter {
        let key = UInt8(truncatingIfNeeded: table.forms[Int(scalar.value)].key)
        return Elisions.precedes(key) ? index : nil
      }
      guard scalarClass == ScalarClass.mark || scalarClass == ScalarClass.format else { return nil }
      index += scalar.byteCount
    }
    return nil
  }

  // MARK: Other scripts

  /// Bytes given to ICU at once at most; a longer run is cut, so that memory stays bounded.
  private static let maximumChunk = 1 << 16

  /// Hands a run of letters with scripts outside the table to ICU's word breaker; returns the index after the run.
  mutating func scanForeign(from: Int, at start: Int, _ slowPath: inout SlowPath) -> Int {
    let end = foreignEnd(from: start)
    guard let breaker = slowPath.wordBreaker() else { return end }
    let chunk = UnsafeRawPointer(bytes + start).assumingMemoryBound(to: CChar.self)
    guard kheo_breaker_set_text(breaker, chunk, Int64(end - start)) else { return end }
    var wordStart = start
    while true {
      let boundary = kheo_breaker_next(breaker)
      if boundary < 0 { return end }
      let wordEnd = start + Int(boundary)
      if kheo_breaker_is_word(breaker) {
        emitForeignWord(start: wordStart, end: wordEnd, from: wordStart == start ? from : wordStart, &slowPath)
      }
      wordStart = wordEnd
    }
  }

  private func foreignEnd(from start: Int) -> Int {
    var index = start
    while index - start < Scanner.maximumChunk {
      let (scalarClass, scalar) = scalarClass(at: index)
      switch scalarClass {
      case ScalarClass.other, ScalarClass.digit, ScalarClass.smallDigit: return index
      default: index += scalar.byteCount
      }
    }
    return index
  }

  /// Emits what ICU takes for one word: its runs of letters, and its runs of digits.
  private mutating func emitForeignWord(start: Int, end: Int, from: Int, _ slowPath: inout SlowPath) {
    var index = start
    while index < end {
      let first = decodeScalar(bytes, at: index, count: count)
      let runStart = index
      let isDigits = kheo_digit_value(first.value) >= 0
      var runEnd = index
      while index < end {
        let scalar = decodeScalar(bytes, at: index, count: count)
        let isMark = table.scalarClass(scalar.value) == ScalarClass.mark || kheo_is_mark(scalar.value)
        guard isMark || (kheo_digit_value(scalar.value) >= 0) == isDigits else { break }
        index += scalar.byteCount
        switch table.scalarClass(scalar.value) {
        case ScalarClass.apostrophe, ScalarClass.middleDot, ScalarClass.format: break
        default: runEnd = index
        }
      }
      guard runEnd > runStart else { continue }
      if isDigits {
        emitNumber(start: runStart, end: runEnd, decimalSign: nil)
      } else {
        let kind: Token.Kind = kheo_is_ideographic(first.value) ? .symbol : .word
        emitSlowWord(
          start: runStart, end: runEnd, from: runStart == start ? from : runStart, kind: kind, isCacheable: false,
          &slowPath)
      }
    }
  }
}
