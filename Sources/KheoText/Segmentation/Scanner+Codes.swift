extension Scanner {
  /// Flags the tokens of document codes: digits, `-` or `/`, capitals, and what is joined to them in the same manner
  /// (`1234-QD/TU`, `15/CT-TTg`, `72/2025/QH15`).
  ///
  /// A part of letters counts if it begins with two capitals; a chain that goes on with any other word (`09/EU-Haushalt`)
  /// is no code, nor is one without a slash (`100-KM`).
  mutating func flagCodes() {
    guard output.tokenCount > 1 else { return }
    var index = 0
    while index < output.tokenCount {
      if output.tokens[index].kind == .number, !output.tokens[index].flags.contains(.joined) {
        index = flagCode(at: index)
      } else {
        index += 1
      }
    }
  }

  /// Flags the code that begins with the number at `first`, if it is one; returns the index after its chain.
  private mutating func flagCode(at first: Int) -> Int {
    var (end, hasLetters, hasSlash, isCode) = (first + 1, false, false, true)
    while end < output.tokenCount, output.tokens[end].flags.contains(.joined) {
      let token = output.tokens[end]
      let gapStart = Int(output.tokens[end - 1].end)
      switch Int(token.start) - gapStart {
      case 0: if output.tokens[end - 1].kind == token.kind || !hasLetters { isCode = false }
      case 1 where bytes[gapStart] == UInt8(ascii: "/"): hasSlash = true
      case 1 where bytes[gapStart] == UInt8(ascii: "-"): break
      default: isCode = false
      }
      if token.kind == .word {
        if beginsWithTwoCapitals(token) { hasLetters = true } else { isCode = false }
      }
      end += 1
    }
    if isCode, hasLetters, hasSlash {
      for index in first..<end { output.tokens[index].flags.insert(.code) }
    }
    return end
  }

  private func beginsWithTwoCapitals(_ token: Token) -> Bool {
    guard token.flags.contains(.capitalized) else { return false }
    var second = Int(token.start) + decodeScalar(bytes, at: Int(token.start), count: count).byteCount
    while second < Int(token.end), scalarClass(at: second).scalarClass == ScalarClass.mark {
      second += scalarClass(at: second).scalar.byteCount
    }
    return second < Int(token.end) && isUppercase(at: second)
  }
}
