/// Cuts a text into tokens in one pass over its bytes.
///
/// The rules are those of UAX #29 for words, cut further where Kheo wants smaller tokens (docs/ANALYSIS.md): a token is a
/// run of letters with their marks, apostrophes and middle dots inside, or a number. Everything between two tokens is
/// the gap, which is looked at once, when the second of them is emitted.
struct Scanner {
  let bytes: UnsafePointer<UInt8>
  let count: Int
  let table: LetterTable
  let elisions: Elisions
  let numberRules: NumberRules
  let abbreviations: Set<[UInt8]>
  var output: TokenOutput

  /// End of the last token, in bytes.
  var previousEnd = 0
  /// Position of the next token.
  var position: UInt32 = 0

  init(bytes: UnsafePointer<UInt8>, count: Int, numbers: Analyzer.Numbers, output: TokenOutput) {
    self.bytes = bytes
    self.count = count
    self.output = output
    table = .shared
    elisions = .shared
    numberRules = NumberRules(numbers)
    abbreviations = Abbreviations.shared.spellings(for: numbers)
  }

  mutating func run(_ slowPath: inout SlowPath) {
    var index = 0
    while index < count {
      let byte = bytes[index]
      if table.asciiLower[Int(byte)] != 0 {
        index = scanWord(at: index, from: index, &slowPath)
      } else if byte < 0x80 {
        index = byte &- 0x30 < 10 ? scanNumber(at: index) : index &+ 1
      } else {
        let scalar = decodeScalar(bytes, at: index, count: count)
        switch table.scalarClass(scalar.value) {
        case ScalarClass.letter: index = scanWord(at: index, from: index, &slowPath)
        case ScalarClass.digit: index = scanNumber(at: index)
        case ScalarClass.smallDigit: index = scanSmallNumber(at: index)
        case ScalarClass.foreign: index = scanForeign(from: index, at: index, &slowPath)
        default: index &+= scalar.byteCount
        }
      }
    }
  }

  /// The scalar at `index` and its class; `other` at the end of the text.
  @inline(__always)
  func scalarClass(at index: Int) -> (scalarClass: UInt8, scalar: DecodedScalar) {
    guard index < count else { return (ScalarClass.other, DecodedScalar(value: 0, byteCount: 0)) }
    let scalar = decodeScalar(bytes, at: index, count: count)
    return (table.scalarClass(scalar.value), scalar)
  }

  /// Writes a token whose key lies at the end of the arena and whose spelling follows it, or is the key itself.
  ///
  /// - Parameters:
  ///   - from: where the gap before the token ends: `start`, or the start of an article that was cut off.
  ///   - isCapitalized: whether the token begins with a capital.
  ///   - spellingLength: bytes of a spelling right after the key; 0 if the key is the spelling.
  @inline(__always)
  mutating func emit(
    from: Int, start: Int, end: Int, keyLength: Int, spellingLength: Int, kind: Token.Kind, isCapitalized: Bool
  ) {
    var flags: Token.Flags = isCapitalized ? .capitalized : []
    if from != start { flags.insert(.elided) }
    if output.tokenCount == 0 || from &- previousEnd != 1 || bytes[previousEnd] != UInt8(ascii: " ") {
      flags.formUnion(surroundings(before: from, kind: kind, isCapitalized: isCapitalized))
    }
    let keyStart = output.arenaCount
    let hasOwnSpelling = spellingLength != 0
    let token = Token(
      start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end),
      keyStart: UInt32(truncatingIfNeeded: keyStart), keyLength: UInt16(truncatingIfNeeded: keyLength),
      spellingStart: UInt32(truncatingIfNeeded: hasOwnSpelling ? keyStart &+ keyLength : keyStart),
      spellingLength: UInt16(truncatingIfNeeded: hasOwnSpelling ? spellingLength : keyLength),
      position: position, kind: kind, flags: flags)
    (output.tokens + output.tokenCount).initialize(to: token)
    output.tokenCount &+= 1
    output.arenaCount &+= keyLength &+ spellingLength
    position &+= 1
    previousEnd = end
  }
}
