/// How far the marks of a word in a text agree with those of the word asked for, both having one folded key.
///
/// Better agreement is less: `same` < `marked` < `unmarked` < `other`.
public enum MarkAgreement: UInt8, Comparable, Sendable {
  /// The same marks: `nặm` for `nặm`, `nam` for `nam`.
  case same = 0
  /// The text has marks where the query has none: `nặm` for `nam`.
  case marked = 1
  /// The text has no mark where the query has one: `nam` for `nặm`, as foreign papers write.
  case unmarked = 2
  /// Other marks, another word: `năm` for `nặm`.
  case other = 3

  public static func < (left: MarkAgreement, right: MarkAgreement) -> Bool { left.rawValue < right.rawValue }

  /// The agreement of two spellings with the same folded key, as `Token.spelling` has them: that of the letter that
  /// agrees worst.
  ///
  /// Letters are aligned by the part of the key they stand for, so that ß meets the two letters of ss; đ, ø, ł, ß, æ, œ
  /// count as marked letters beside d, o, l, ss, ae, oe. Case does not count. Spellings whose keys differ are `other`.
  /// Linear in the shorter spelling.
  public static func of(query: UnsafeBufferPointer<UInt8>, text: UnsafeBufferPointer<UInt8>) -> MarkAgreement {
    if query.elementsEqual(text) { return .same }
    guard let queryBytes = query.baseAddress, let textBytes = text.baseAddress else { return .other }
    var queryLetters = AlignedLetters(bytes: queryBytes, count: query.count)
    var textLetters = AlignedLetters(bytes: textBytes, count: text.count)
    var worst = MarkAgreement.same
    while queryLetters.advance() {
      guard textLetters.advance() else { return .other }
      while queryLetters.keyEnd != textLetters.keyEnd {
        let moved = queryLetters.keyEnd < textLetters.keyEnd ? queryLetters.extend() : textLetters.extend()
        if !moved { return .other }
      }
      worst = max(worst, queryLetters.agreement(with: textLetters))
      if worst == .other { return .other }
    }
    return textLetters.isAtEnd ? worst : .other
  }

  /// The agreement of two spellings with the same folded key.
  public static func of(query: some Collection<UInt8>, text: some Collection<UInt8>) -> MarkAgreement {
    let contiguous = query.withContiguousStorageIfAvailable { query in
      text.withContiguousStorageIfAvailable { text in of(query: query, text: text) }
    }
    if let agreement = contiguous ?? nil { return agreement }
    return Array(query).withUnsafeBufferPointer { query in
      Array(text).withUnsafeBufferPointer { text in of(query: query, text: text) }
    }
  }
}

extension MarkAgreement {
  /// The agreement of a spelling with the beginning of another whose key begins with its key.
  ///
  /// A letter of the text of which the query has only a part (`s` of ß) agrees as one with marks. `other` as well where the
  /// keys do not begin alike.
  public static func ofPrefix(query: [UInt8], text: [UInt8]) -> MarkAgreement {
    query.withUnsafeBufferPointer { query in
      text.withUnsafeBufferPointer { text in
        guard let queryBytes = query.baseAddress, let textBytes = text.baseAddress else {
          return query.isEmpty ? .same : .other
        }
        var queryLetters = AlignedLetters(bytes: queryBytes, count: query.count)
        var textLetters = AlignedLetters(bytes: textBytes, count: text.count)
        var worst = MarkAgreement.same
        while queryLetters.advance() {
          guard textLetters.advance() else { return .other }
          while queryLetters.keyEnd != textLetters.keyEnd {
            if queryLetters.keyEnd < textLetters.keyEnd {
              if !queryLetters.extend() { return max(worst, .marked) }
            } else if !textLetters.extend() {
              return .other
            }
          }
          worst = max(worst, queryLetters.agreement(with: textLetters))
          if worst == .other { return .other }
        }
        return worst
      }
    }
  }

  /// Bytes of a word that the first `keyByteCount` bytes of its folded key stand for: whole letters with their marks.
  public static func byteCount(of word: [UInt8], coveredByKeyOf keyByteCount: Int) -> Int {
    word.withUnsafeBufferPointer { word in
      guard let bytes = word.baseAddress, keyByteCount > 0 else { return 0 }
      var letters = AlignedLetters(bytes: bytes, count: word.count)
      while letters.keyEnd < keyByteCount, letters.advance() {}
      return letters.index
    }
  }
}

/// The letters of a spelling, in groups that end at one place of the folded key.
private struct AlignedLetters {
  let bytes: UnsafePointer<UInt8>
  let count: Int
  /// Bytes taken so far.
  private(set) var index = 0
  /// Bytes of the key up to the end of the group.
  private(set) var keyEnd = 0
  /// Whether a letter of the group has a mark.
  private var isMarked = false
  /// The group's lower-case letters and marks, mixed into one number.
  private var identity: UInt64 = 0
  private var key: UInt64 = 0
  private let table = LetterTable.shared

  init(bytes: UnsafePointer<UInt8>, count: Int) {
    self.bytes = bytes
    self.count = count
  }

  var isAtEnd: Bool { index >= count }

  /// Begins a new group with the next letter. False at the end.
  mutating func advance() -> Bool {
    (isMarked, identity, key) = (false, 0, 0)
    return extend()
  }

  /// Takes the next letter and its marks into the group. False at the end.
  mutating func extend() -> Bool {
    guard index < count else { return false }
    take()
    while index < count {
      let scalar = decodeScalar(bytes, at: index, count: count)
      guard table.scalarClass(scalar.value) == ScalarClass.mark else { break }
      index += scalar.byteCount
      isMarked = true
      mix(UInt64(scalar.value) << 32, into: &identity)
    }
    return true
  }

  private mutating func take() {
    let scalar = decodeScalar(bytes, at: index, count: count)
    let scalarClass = table.scalarClass(scalar.value)
    let start = index
    index += scalar.byteCount
    if scalarClass == ScalarClass.letter, table.forms[Int(scalar.value)].keyLength > 0 {
      let form = table.forms[Int(scalar.value)]
      keyEnd += Int(form.keyLength)
      isMarked = isMarked || form.key != form.spelling
      mix(UInt64(form.spelling), into: &identity)
      for byte in 0..<UInt32(form.keyLength) { mix(UInt64((form.key >> (8 * byte)) & 0xFF), into: &key) }
    } else if scalarClass == ScalarClass.foreign {
      let source = Array(UnsafeBufferPointer(start: bytes + start, count: scalar.byteCount))
      let folded = Folding.key(of: source)
      keyEnd += folded.count
      isMarked = isMarked || folded != source
      mix(UInt64(scalar.value), into: &identity)
      for byte in folded { mix(UInt64(byte), into: &key) }
    } else {
      keyEnd += scalar.byteCount
      mix(UInt64(scalar.value), into: &identity)
      for offset in start..<index { mix(UInt64(bytes[offset]), into: &key) }
    }
  }

  private func mix(_ value: UInt64, into hash: inout UInt64) {
    hash = (hash &+ value &+ 1) &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 29
  }

  func agreement(with text: AlignedLetters) -> MarkAgreement {
    if key != text.key { return .other }
    if identity == text.identity { return .same }
    if !isMarked { return .marked }
    return text.isMarked ? .other : .unmarked
  }
}
