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

  /// 16 hexadecimal digits from a fast generator: an id is to be unique, not secret.
  static func make() -> String { Hexadecimal.text(of: UInt64.random(in: .min ... .max)) }
}
