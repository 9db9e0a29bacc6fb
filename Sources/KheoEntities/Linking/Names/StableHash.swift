/// A hash of bytes that is the same in every run and on every machine: FNV-1a (Fowler, Noll, Vo) of 64 bits, its bits
/// mixed at the end (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
struct StableHash {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func combine(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    state = (state ^ 0xFF) &* 0x0000_0100_0000_01B3
  }

  mutating func combine(_ text: String) {
    var text = text
    text.withUTF8 { combine($0) }
  }

  mutating func combine(_ value: UInt64) {
    state = StableHash.mixed(state ^ value)
  }

  var value: UInt64 { StableHash.mixed(state) }

  static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = value &+ 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  static func of(_ text: String) -> UInt64 {
    var hash = StableHash()
    hash.combine(text)
    return hash.value
  }

  static func of(_ texts: some Sequence<String>) -> UInt64 {
    var hash = StableHash()
    for text in texts { hash.combine(text) }
    return hash.value
  }
}
