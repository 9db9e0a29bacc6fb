import Synchronization

/// The id of a request: the client's own where it is sane, else made here.
enum RequestIdentifier {
  /// An id from outside is kept where it has 1–64 letters, digits, `-`, `_`, `.`, so that it can be put into a log, a
  /// header and a URN as it is.
  static func accepted(_ text: String?) -> String? {
    guard let text, (1...64).contains(text.utf8.count) else { return nil }
    let isSane = text.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
    }
    return isSane ? text : nil
  }

  /// 16 hexadecimal digits: an id is to be unique, not secret. They come from a counter with a random start, stirred as
  /// SplitMix64 does (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014), since the system's own
  /// random numbers take a call each.
  static func make() -> String {
    var value = state.wrappingAdd(0x9E37_79B9_7F4A_7C15, ordering: .relaxed).newValue
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return Hexadecimal.text(of: value ^ value >> 31)
  }

  private static let state = Atomic(UInt64.random(in: .min ... .max))
}
