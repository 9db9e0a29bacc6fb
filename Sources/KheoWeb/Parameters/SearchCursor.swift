/// Where a page of hits begins, bound to the generation that the page before was made from and to what was asked.
///
/// ```
/// cursor   generation "." offset "." checksum of what was asked, 8 hexadecimal digits
/// ```
///
/// Opaque for clients. The checksum keeps the cursor of one search from being taken for a page of another.
public struct SearchCursor: Sendable, Equatable {
  public var generation: String
  /// Hits before the page.
  public var offset: Int
  public var checksum: UInt32

  public init(generation: String, offset: Int, checksum: UInt32) {
    self.generation = generation
    self.offset = offset
    self.checksum = checksum
  }

  /// Reads a cursor; nil where it is none.
  public init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, !parts[0].isEmpty, parts[0].utf8.count <= 64, parts[1].utf8.count <= 9,
      parts[1].utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let offset = Int(parts[1]), parts[2].utf8.count == 8,
      let checksum = UInt32(parts[2], radix: 16)
    else { return nil }
    self.init(generation: String(parts[0]), offset: offset, checksum: checksum)
  }

  public var text: String {
    let digits = String(checksum, radix: 16)
    return "\(generation).\(offset).\(String(repeating: "0", count: 8 - digits.count))\(digits)"
  }

  /// The fingerprint of a text, folded to 32 bits.
  public static func checksum(of text: String) -> UInt32 {
    let hash = Fingerprint.of(text.utf8)
    return UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
  }
}
