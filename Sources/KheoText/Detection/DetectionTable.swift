/// The table of features: for each a row of levels, a column a language.
///
/// Open addressing with linear probing, at most half full. A run of three or four letters is its own key; a whole
/// word is a 63-bit hash with the top bit set, so that the kinds never meet.
final class DetectionTable: Sendable {
  typealias Row = SIMD32<UInt8>

  static let shared = DetectionTable()

  /// BCP 47 tag of each column, and the language it counts for.
  let tags: [String]
  let languages: [Language]
  private let keys: PermanentBuffer<UInt64>
  private let rows: PermanentBuffer<Row>
  /// What a key's product is shifted by to give a slot.
  private let shift: UInt64

  /// Levels from 0 to 62 in the file's digits, `.` first.
  private static let digits: [UInt8] = {
    var levels = [UInt8](repeating: 0, count: 256)
    let order = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)
    for (place, digit) in order.enumerated() { levels[Int(digit)] = UInt8(place + 1) }
    return levels
  }()

  private init() {
    let file = Resources.bytes("text/detection/features.txt")
    var columns: [String] = []
    var lines = 0
    for byte in file where byte == 0x0A { lines += 1 }
    var slots = 1024
    var bits: UInt64 = 10
    while slots < 2 * lines {
      slots *= 2
      bits += 1
    }
    let keys = PermanentBuffer<UInt64>(repeating: 0, count: slots)
    let rows = PermanentBuffer<Row>(repeating: .zero, count: slots)
    shift = 64 - bits
    for line in file.split(separator: 0x0A) {
      guard let tab = line.firstIndex(of: 0x09), line.first != 0x23 else { continue }
      if line.first == 0x40 {
        columns = String(decoding: line[(tab + 1)...], as: UTF8.self).split(separator: " ").map(String.init)
        continue
      }
      guard let key = Self.key(UnsafeRawBufferPointer(rebasing: line[..<tab])) else { continue }
      var row = Row.zero
      // A word tells more than the letters of it: measured, twice as much is right for neighbours.
      let weight: UInt8 = key >> 63 == 1 ? 2 : 1
      for (column, digit) in line[(tab + 1)...].prefix(32).enumerated() {
        row[column] = Self.digits[Int(digit)] * weight
      }
      var slot = Int(truncatingIfNeeded: (key &* Self.multiplier) &>> shift)
      while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & (slots - 1) }
      keys[slot] = key
      rows[slot] = row
    }
    precondition((1...32).contains(columns.count), "features.txt names its columns, 32 at most")
    tags = columns.map { $0 == "v0" ? "vi" : $0 }
    languages = tags.map { Language(tag: $0) }
    self.keys = keys
    self.rows = rows
  }

  /// Fibonacci hashing (Knuth, The Art of Computer Programming, vol. 3, 6.4): 2^64 over the golden ratio.
  private static let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// The row of `key`, or nil where the table has none.
  @inline(__always)
  func row(_ key: UInt64) -> Row? {
    var slot = Int(truncatingIfNeeded: (key &* Self.multiplier) &>> shift)
    while true {
      let found = keys[slot]
      if found == key { return rows[slot] }
      if found == 0 { return nil }
      slot = (slot + 1) & (keys.count - 1)
    }
  }

  /// The key of three scalars below 2^16.
  @inline(__always)
  static func key(_ first: UInt32, _ second: UInt32, _ third: UInt32) -> UInt64 {
    UInt64(first) | UInt64(second) << 16 | UInt64(third) << 32
  }

  /// The key of four scalars below 2^13.
  @inline(__always)
  static func key(_ first: UInt32, _ second: UInt32, _ third: UInt32, _ fourth: UInt32) -> UInt64 {
    UInt64(first) | UInt64(second) << 13 | UInt64(third) << 26 | UInt64(fourth) << 39 | 1 << 62
  }

  /// The hash of a word so far, with one scalar more (FNV-1a over scalars; Fowler, Noll, Vo).
  @inline(__always)
  static func hash(_ hash: UInt64, _ scalar: UInt32) -> UInt64 { (hash ^ UInt64(scalar)) &* 0x100_0000_01B3 }
  static let emptyWord: UInt64 = 0xCBF2_9CE4_8422_2325
  /// The key of a whole word.
  @inline(__always)
  static func wordKey(_ hash: UInt64) -> UInt64 { hash | 1 << 63 }

  /// The key of a feature as the file writes it; nil for none.
  private static func key(_ feature: UnsafeRawBufferPointer) -> UInt64? {
    let scalars = String(decoding: feature, as: UTF8.self).unicodeScalars.map(\.value)
    guard scalars.count >= 3, scalars.allSatisfy({ $0 < 0x10000 }) else { return nil }
    if scalars.count == 3 { return key(scalars[0], scalars[1], scalars[2]) }
    if scalars[0] != 0x5F || scalars.last != 0x5F {
      return scalars.count == 4 ? key(scalars[0], scalars[1], scalars[2], scalars[3]) : nil
    }
    return wordKey(scalars.dropFirst().dropLast().reduce(emptyWord, hash))
  }
}

/// A fixed run of plain values that lives as long as its owner; read only after it was filled.
struct PermanentBuffer<Element: BitwiseCopyable>: @unchecked Sendable {
  private let base: UnsafeMutablePointer<Element>
  let count: Int

  /// Never freed: for tables that live as long as the process.
  init(repeating value: Element, count: Int) {
    base = .allocate(capacity: count)
    base.initialize(repeating: value, count: count)
    self.count = count
  }

  /// Unchecked; the caller masks the index to `count`.
  @inline(__always)
  subscript(index: Int) -> Element {
    get { base[index] }
    nonmutating set { base[index] = newValue }
  }
}
