import KheoIndex

extension StoredCard {
  /// Calls `body` with the UTF-8 of the id of each article that names the card, without decoding the rest of the payload.
  static func forEachArticle(
    ofPayload payload: UnsafeRawBufferPointer, _ body: (_ id: UnsafeRawBufferPointer) -> Void
  ) throws(CorruptIndexError) {
    var reader = ByteReader(payload, file: "stored card", fileOffset: 0)
    try checkVersion(&reader)
    for _ in 0..<3 { _ = try reader.readVarint() }
    try reader.skipCounted()
    for _ in 0..<(try reader.readVarint()) {
      _ = try reader.readBytes(1)
      try reader.skipCounted(2)
    }
    try reader.skipCounted()
    for _ in 0..<(try reader.readVarint()) {
      _ = try reader.readBytes(1)
      try reader.skipCounted()
      _ = try reader.readVarint()
    }
    try reader.skipStrings()
    for _ in 0..<(try reader.readVarint()) {
      try reader.skipCounted()
      _ = try reader.readBytes(1)
      try reader.skipStrings()
      _ = try reader.readVarint()
    }
    try reader.skipStrings()
    try reader.skipStrings()
    for _ in 0..<(try reader.readVarint()) {
      body(try reader.readCounted())
      try reader.skipCounted()
      _ = try reader.readBytes(1)
      try reader.skipCounted()
      for _ in 0..<(try reader.readVarint()) {
        _ = try reader.readVarint()
        _ = try reader.readVarint()
      }
    }
  }
}

extension ByteReader {
  fileprivate mutating func skipCounted(_ count: Int = 1) throws(CorruptIndexError) {
    for _ in 0..<count { _ = try readCounted() }
  }

  fileprivate mutating func skipStrings() throws(CorruptIndexError) {
    for _ in 0..<(try readVarint()) { try skipCounted() }
  }
}
