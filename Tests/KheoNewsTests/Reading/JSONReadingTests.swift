import Testing

@testable import KheoNews

@Suite("Reading JSON lines")
struct JSONReadingTests {
  private func read(_ line: String) -> Result<SourceDocument, JSONScanner.Failure> {
    var parser = JSONDocumentParser()
    return Array(line.utf8).withUnsafeBufferPointer { bytes in
      do throws(JSONScanner.Failure) {
        return .success(try parser.parse(bytes, path: "f", idPath: "f", line: 7))
      } catch {
        return .failure(error)
      }
    }
  }

  /// A document whose member `x` has the value.
  private func accepts(_ value: String) -> Bool {
    if case .success = read("{\"text\":\"a\",\"x\":\(value)}") { true } else { false }
  }

  @Test("the named fields are taken up and the others kept as they stand, in order")
  func fields() throws {
    let document = try read(
      #" {"z" : [1, {"a":null}], "id":"A1","text":"Hej","title":"T","lang":"nb","date":"2025-01-02","url":"u","#
        + #""source":"s","author":"a","n\u0061me":-1.5e+3} "# + "\r"
    ).get()
    #expect(document.id == "A1")
    #expect(document.line == 7)
    #expect(document.string == "Hej")
    #expect(document.title == "T")
    #expect(document.language == "nb")
    #expect(document.date == "2025-01-02")
    #expect(document.url == "u")
    #expect(document.source == "s")
    #expect(document.author == "a")
    #expect(String(decoding: document.otherFields, as: UTF8.self) == #"{"z":[1, {"a":null}],"n\u0061me":-1.5e+3}"#)
    #expect(document.sourceMap == .identity)
  }

  @Test("an id is a string, a number's decimal text, or path and line")
  func ids() throws {
    #expect(try read(#"{"text":"","id":1234567890123456789012}"#).get().id == "1234567890123456789012")
    #expect(try read(#"{"text":"","id":null}"#).get().id == "f:7")
    #expect(try read(#"{"text":"","id":""}"#).get().id == "f:7")
    #expect(try read(#"{"text":""}"#).get().id == "f:7")
    #expect(throws: JSONScanner.Failure.self) { try read(#"{"text":"","id":true}"#).get() }
  }

  @Test("body stands in for text, language for lang; null is as good as absent")
  func aliases() throws {
    #expect(try read(#"{"body":"b"}"#).get().string == "b")
    #expect(try read(#"{"body":"b","text":null}"#).get().string == "b")
    let both = try read(#"{"body":"b","text":"t","lang":"de","language":"fr","title":null}"#).get()
    #expect(both.string == "t")
    #expect(both.language == "de")
    #expect(both.title == nil)
    #expect(String(decoding: both.otherFields, as: UTF8.self) == #"{"body":"b","language":"fr"}"#)
    #expect(try read(#"{"text":"t","language":"fr"}"#).get().language == "fr")
  }

  @Test("an optional field of another type stays among the other fields")
  func otherTypes() throws {
    let document = try read(#"{"text":"t","title":5,"date":2025,"author":["a"]}"#).get()
    #expect(document.title == nil)
    #expect(String(decoding: document.otherFields, as: UTF8.self) == #"{"title":5,"date":2025,"author":["a"]}"#)
  }

  @Test("of members with the same name the last wins, escaped or not")
  func duplicates() throws {
    let document = try read(#"{"text":"a","x":1,"t\u0065xt":"b","\u0078":2,"title":"T","title":3}"#).get()
    #expect(document.string == "b")
    #expect(document.title == nil)
    #expect(String(decoding: document.otherFields, as: UTF8.self) == #"{"\u0078":2,"title":3}"#)
    let many = (0..<40).map { "\"k\($0 % 20)\":\($0)" }.joined(separator: ",")
    let kept = (20..<40).map { "\"k\($0 % 20)\":\($0)" }.joined(separator: ",")
    #expect(String(decoding: try read("{\(many),\"text\":\"\"}").get().otherFields, as: UTF8.self) == "{\(kept)}")
  }

  @Test(
    "escapes decode, and half a surrogate pair becomes U+FFFD",
    arguments: [
      (#"\"\\\/\b\f\n\r\t"#, "\"\\/\u{8}\u{C}\n\r\t"), (#"\u00e9\u00E9"#, "éé"), (#"\u0000"#, "\0"),
      (#"\uD83D\uDE00"#, "😀"), (#"x\uD83Dy"#, "x\u{FFFD}y"), (#"\uDE00"#, "\u{FFFD}"),
      (#"\uD83D\uD83D\uDE00"#, "\u{FFFD}😀"), (#"\uD83D\n"#, "\u{FFFD}\n"), (#"\uD83D\u0041"#, "\u{FFFD}A"),
      ("æøå ữ 😀 /", "æøå ữ 😀 /"), (#"\u1EEF"#, "ữ"), ("1234567\\\"8", "1234567\"8"),
    ])
  func escapes(raw: String, decoded: String) throws {
    #expect(try read("{\"text\":\"\(raw)\"}").get().string == decoded)
  }

  @Test(
    "values that RFC 8259 allows are read over",
    arguments: [
      "0", "-0", "1.0", "10e5", "1E-2", "1e+2", "-12.5", "true", "false", "null", "[]", "{}", "[ ]", "{ }",
      "[1,[2],{}]",
      "\"\"", "{\"a\":{\"b\":[]}}", "\"\\u0000\"", "\"\u{7F}\"",
    ])
  func allowed(value: String) { #expect(accepts(value)) }

  @Test(
    "values that RFC 8259 forbids are refused",
    arguments: [
      "01", "-", "+1", "1.", ".5", "1e", "1e+", "0x1", "NaN", "Infinity", "-Infinity", "True", "tru", "nul", "truex",
      "[1,]", "[,1]", "[1 2]", "[", "]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "{'a':1}", "{1:1}", "'a'",
      "\"a", "\"\\x\"", "\"\\u12\"", "\"\\u12G4\"", "\"\t\"", "\"\u{1}\"", "", "1 1", "\u{A0}1", "/*c*/1", "\"\\",
    ])
  func forbidden(value: String) { #expect(!accepts(value)) }

  @Test(
    "a failure names its byte",
    arguments: [
      ("[]", 0), ("{\"text\":\"a\"} x", 13), ("{\"text\":\"a\"", 11), ("{\"text\":\"ab\u{1}\"}", 11),
      ("{\"text\":\"é\\q\"}", 11), ("{\"text\":\"a\" \"b\":1}", 12), ("{\"text\":012}", 8), ("{\"text\":tru}", 11),
    ])
  func offsets(line: String, offset: Int) {
    guard case .failure(let failure) = read(line) else {
      Issue.record("accepted: \(line)")
      return
    }
    #expect(failure.offset == offset)
  }

  @Test("a text of the wrong type and a missing text are told apart")
  func textFailures() {
    guard case .failure(let wrong) = read(#"{"text":1}"#), case .failure(let missing) = read(#"{"id":"a"}"#) else {
      Issue.record("accepted")
      return
    }
    #expect(wrong.reason == .wrongType(field: "text"))
    #expect(wrong.offset == 8)
    #expect(missing.reason == .missingText)
  }

  @Test("nesting is limited, and the limit is exact")
  func depth() {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    // The line's own object is the first level.
    #expect(accepts(nested(JSONScanner.maximumDepth - 2)))
    #expect(!accepts(nested(JSONScanner.maximumDepth)))
    #expect(!accepts(String(repeating: "[", count: 1_000_000)))
  }

  @Test("bad UTF-8 in a string is found at its byte, wherever it stands", arguments: 0..<24)
  func badUTF8(shift: Int) {
    let prefix = Array("{\"text\":\"".utf8) + [UInt8](repeating: 0x61, count: shift)
    for bad in [[0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE1, 0x80]] as [[UInt8]] {
      let line = prefix + bad + Array("abcdefghijk\"}".utf8)
      var parser = JSONDocumentParser()
      let failure = line.withUnsafeBufferPointer { bytes in
        do throws(JSONScanner.Failure) {
          _ = try parser.parse(bytes, path: "f", idPath: "f", line: 1)
          return nil as JSONScanner.Failure?
        } catch { return error }
      }
      #expect(failure == JSONScanner.Failure(invalidUTF8At: prefix.count))
    }
  }

  @Test("any string survives being written as JSON and read back", arguments: 0..<20 as Range<UInt64>)
  func roundTrip(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var expected = ""
    var raw = ""
    for _ in 0..<Int.random(in: 0..<200, using: &random) {
      let value = UInt32.random(
        in: 0..<[0x80, 0x800, 0x1_0000, 0x11_0000].randomElement(using: &random)!, using: &random)
      guard let scalar = Unicode.Scalar(value) else { continue }
      expected.unicodeScalars.append(scalar)
      if value < 0x20 || value == 0x22 || value == 0x5C || Bool.random(using: &random) {
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          raw += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      } else {
        raw.unicodeScalars.append(scalar)
      }
    }
    #expect(try read("{\"text\":\"\(raw)\"}").get().text.elementsEqual(expected.utf8), "seed \(seed)")
  }
}

struct LoneSurrogatesTests {
  @Test(
    "halves of pairs without a partner are replaced, everything else stays",
    arguments: [
      (#"{"a":"\ud83d\ude00"}"#, #"{"a":"\ud83d\ude00"}"#), (#""\ud800""#, #""\uFFFD""#),
      (#""\udc00x""#, #""\uFFFDx""#),
      (#""\ud800\u0041""#, #""\uFFFD\u0041""#), (#""\\ud800""#, #""\\ud800""#),
      (#""\ud800\ud800\udc00""#, #""\uFFFD\ud800\udc00""#),
      (#""\u00e9 \n \"""#, #""\u00e9 \n \"""#), ("\\", "\\"), ("\\u12", "\\u12"), ("", ""),
    ])
  func mended(json: String, expected: String) {
    #expect(String(decoding: LoneSurrogates.mended(Array(json.utf8)), as: UTF8.self) == expected)
  }
}
