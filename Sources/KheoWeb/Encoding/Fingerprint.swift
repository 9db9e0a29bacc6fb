/// A short number for a text or a file, to tell it from others; no protection against whoever wants two alike.
public enum Fingerprint {
  /// FNV-1a, 64 bits (Fowler, Noll, Vo).
  public static func of(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}
