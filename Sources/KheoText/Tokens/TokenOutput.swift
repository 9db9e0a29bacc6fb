/// Growing flat memory that the scanner writes tokens, keys and spellings into.
///
/// A plain struct of raw pointers, so that the scanner's loop neither retains nor checks uniqueness; the `Analyzer` owns
/// the memory and hands the result over to a `TokenBuffer` in two copies.
struct TokenOutput {
  private(set) var tokens: UnsafeMutablePointer<Token>
  private(set) var arena: UnsafeMutablePointer<UInt8>
  private var tokenCapacity: Int
  private var arenaCapacity: Int
  var tokenCount = 0
  var arenaCount = 0

  /// Bytes free in the arena before a token is written: a key and a spelling with what is stored past their ends.
  static let slack = 1024

  /// Where the spelling is written before the length of the key is known, from the start of the key.
  static let spellingOffset = 320

  init() {
    tokenCapacity = 1024
    arenaCapacity = 16384
    tokens = .allocate(capacity: tokenCapacity)
    arena = .allocate(capacity: arenaCapacity)
  }

  func deallocate() {
    tokens.deallocate()
    arena.deallocate()
  }

  /// Makes room for one token and `slack` bytes.
  @inline(__always)
  mutating func reserve() {
    if tokenCount == tokenCapacity || arenaCount &+ TokenOutput.slack > arenaCapacity { grow() }
  }

  @inline(never)
  private mutating func grow() {
    if tokenCount == tokenCapacity {
      let larger = UnsafeMutablePointer<Token>.allocate(capacity: 2 * tokenCapacity)
      larger.moveInitialize(from: tokens, count: tokenCount)
      tokens.deallocate()
      tokens = larger
      tokenCapacity *= 2
    }
    if arenaCount + TokenOutput.slack > arenaCapacity {
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: 2 * arenaCapacity)
      larger.moveInitialize(from: arena, count: arenaCount)
      arena.deallocate()
      arena = larger
      arenaCapacity *= 2
    }
  }

  /// Copies everything to the end of an empty buffer.
  func move(to buffer: inout TokenBuffer) {
    buffer.tokens.append(contentsOf: UnsafeBufferPointer(start: tokens, count: tokenCount))
    buffer.arena.append(contentsOf: UnsafeBufferPointer(start: arena, count: arenaCount))
  }
}
