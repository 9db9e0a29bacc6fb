import CICU

/// Canonical composition of whole texts (NFC; UAX #15), by ICU.
package enum Composition {
  /// Writes the composed form of UTF-8 into `target` and returns its bytes; nil where it does not fit or the text is no
  /// UTF-8. Three times the bytes of the text always suffice.
  package static func compose(_ text: UnsafeRawBufferPointer, into target: UnsafeMutableRawBufferPointer) -> Int? {
    guard let size = Int32(exactly: text.count), let capacity = Int32(exactly: target.count),
      let source = text.baseAddress, let result = target.baseAddress
    else { return nil }
    let written = kheo_normalize(
      Int32(KHEO_NFC), source.assumingMemoryBound(to: CChar.self), size, result.assumingMemoryBound(to: CChar.self),
      capacity)
    return written < 0 ? nil : Int(written)
  }
}
