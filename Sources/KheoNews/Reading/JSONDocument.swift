/// One line of JSON becomes one document.
///
/// Members are collected first, so that of equal names the last wins, and interpreted then.
struct JSONDocumentParser {
  private struct Member {
    var name: JSONScanner.StringToken
    /// The value's bytes, quotes included.
    var value: Range<Int>
    var kind: JSONScanner.Kind
    var hasEscapes: Bool
    /// Not to be kept among the other fields.
    var isTaken = false
  }

  /// Reused from line to line.
  private var members: [Member] = []

  /// - Parameters:
  ///   - bytes: one JSON text, not empty.
  ///   - path: what the document says of where it comes from.
  ///   - idPath: of the file of lines; with `line` the document's id where it states none.
  mutating func parse(
    _ bytes: UnsafeBufferPointer<UInt8>, path: String, idPath: String, line: Int
  ) throws(JSONScanner.Failure) -> SourceDocument {
    try collectMembers(of: bytes)
    dropRepeatedNames(in: bytes)
    let text = try takeText(bytes)
    var document = SourceDocument(
      id: try takeID(bytes) ?? "\(idPath):\(line)", path: path, line: line, format: .json, text: text)
    document.title = takeString("title", in: bytes)
    document.language = takeString("lang", in: bytes) ?? takeString("language", in: bytes)
    document.date = takeString("date", in: bytes)
    document.url = takeString("url", in: bytes)
    document.source = takeString("source", in: bytes)
    document.author = takeString("author", in: bytes)
    document.otherFields = remainingMembers(of: bytes)
    return document
  }

  // MARK: Members

  private mutating func collectMembers(of bytes: UnsafeBufferPointer<UInt8>) throws(JSONScanner.Failure) {
    members.removeAll(keepingCapacity: true)
    var scanner = JSONScanner(bytes)
    scanner.skipSpace()
    try scanner.expect(UInt8(ascii: "{"), "an object")
    scanner.skipSpace()
    if !scanner.take(UInt8(ascii: "}")) {
      repeat {
        try collectMember(&scanner)
      } while scanner.take(UInt8(ascii: ","))
      try scanner.expect(UInt8(ascii: "}"), "a comma or a closing brace")
    }
    scanner.skipSpace()
    if scanner.next != nil { throw scanner.unexpected("the end of the line") }
  }

  private mutating func collectMember(_ scanner: inout JSONScanner) throws(JSONScanner.Failure) {
    scanner.skipSpace()
    let name = try scanner.scanString("a member's name")
    scanner.skipSpace()
    try scanner.expect(UInt8(ascii: ":"), "a colon")
    scanner.skipSpace()
    let start = scanner.offset
    var kind = JSONScanner.Kind.string
    var hasEscapes = false
    if scanner.next == UInt8(ascii: "\"") {
      hasEscapes = try scanner.scanString().hasEscapes
    } else {
      kind = try scanner.scanValue(depth: 2)
    }
    members.append(Member(name: name, value: start..<scanner.offset, kind: kind, hasEscapes: hasEscapes))
    scanner.skipSpace()
  }

  /// Of members with the same (decoded) name the last stays, at its place.
  private mutating func dropRepeatedNames(in bytes: UnsafeBufferPointer<UInt8>) {
    // Pairs are compared while they are few; a hostile line with many members goes through a table.
    if members.count <= 16, members.allSatisfy({ !$0.name.hasEscapes }) {
      for later in members.indices {
        for earlier in 0..<later
        where bytes[members[earlier].name.range].elementsEqual(bytes[members[later].name.range]) {
          members[earlier].isTaken = true
        }
      }
    } else {
      var seen: Set<[UInt8]> = []
      for index in members.indices.reversed()
      where !seen.insert(JSONString.decode(members[index].name, in: bytes)).inserted {
        members[index].isTaken = true
      }
    }
    members.removeAll { $0.isTaken }
  }

  private func index(of name: StaticString, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    let wanted = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    return members.firstIndex { member in
      if member.name.hasEscapes { return JSONString.decode(member.name, in: bytes).elementsEqual(wanted) }
      return member.name.range.count == wanted.count && bytes[member.name.range].elementsEqual(wanted)
    }
  }

  private func string(_ member: Member, in bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    let token = JSONScanner.StringToken(
      range: member.value.lowerBound + 1..<member.value.upperBound - 1, hasEscapes: member.hasEscapes)
    return JSONString.decode(token, in: bytes)
  }

  // MARK: Fields

  private mutating func takeText(_ bytes: UnsafeBufferPointer<UInt8>) throws(JSONScanner.Failure) -> [UInt8] {
    for name in ["text", "body"] as [StaticString] {
      guard let index = index(of: name, in: bytes) else { continue }
      let member = members[index]
      if member.kind == .string {
        members[index].isTaken = true
        return string(member, in: bytes)
      }
      if member.kind != .null {
        throw failure(.wrongType(field: "\(name)"), at: member.value.lowerBound)
      }
      members[index].isTaken = true
    }
    throw failure(.missingText, at: 0)
  }

  private mutating func takeID(_ bytes: UnsafeBufferPointer<UInt8>) throws(JSONScanner.Failure) -> String? {
    guard let index = index(of: "id", in: bytes) else { return nil }
    let member = members[index]
    members[index].isTaken = true
    switch member.kind {
    case .string:
      let id = String(decoding: string(member, in: bytes), as: UTF8.self)
      return id.isEmpty ? nil : id
    case .number: return String(decoding: bytes[member.value], as: UTF8.self)
    case .null: return nil
    case .object, .array, .boolean: throw failure(.wrongType(field: "id"), at: member.value.lowerBound)
    }
  }

  /// An optional field: `null` is as good as none; a value of another type stays among the other fields.
  private mutating func takeString(_ name: StaticString, in bytes: UnsafeBufferPointer<UInt8>) -> String? {
    guard let index = index(of: name, in: bytes) else { return nil }
    let member = members[index]
    guard member.kind == .string || member.kind == .null else { return nil }
    members[index].isTaken = true
    return member.kind == .null ? nil : String(decoding: string(member, in: bytes), as: UTF8.self)
  }

  private func remainingMembers(of bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var object: [UInt8] = []
    for member in members where !member.isTaken {
      object.append(object.isEmpty ? UInt8(ascii: "{") : UInt8(ascii: ","))
      // The name with its quotes.
      object += LoneSurrogates.mended(bytes[member.name.range.lowerBound - 1..<member.name.range.upperBound + 1])
      object.append(UInt8(ascii: ":"))
      object += LoneSurrogates.mended(bytes[member.value])
    }
    if !object.isEmpty { object.append(UInt8(ascii: "}")) }
    return object
  }

  private func failure(_ reason: InputFailure.Reason, at offset: Int) -> JSONScanner.Failure {
    var failure = JSONScanner.Failure("", at: offset)
    failure.reason = reason
    return failure
  }
}
