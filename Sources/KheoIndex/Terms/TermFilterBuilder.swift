/// Makes the filter of a dictionary.
struct TermFilterBuilder {
  private var used = [UInt8](repeating: 0, count: TermFilter.usedByteCount)
  private var hashes: [UInt64] = []

  mutating func add(_ key: [UInt8]) {
    for byte in key { used[Int(byte >> 3)] |= 1 << (byte & 7) }
    hashes.append(KeySum.hash(KeySum.sum(key)))
  }

  /// The section.
  func finish() -> [UInt8] {
    let count = max(1, (hashes.count + TermFilter.keysOfWord - 1) / TermFilter.keysOfWord)
    var words = [UInt64](repeating: 0, count: count)
    for hash in hashes { words[KeySum.word(hash, of: UInt64(count))] |= KeySum.bits(hash) }
    var bytes = used
    bytes.reserveCapacity(used.count + 8 * count)
    for word in words { bytes.appendLittleEndian(word) }
    return bytes
  }
}
