import Testing

@testable import KheoServer

@Suite struct KeyTests {
  @Test("a key that was made is known by its line, and no other is")
  func making() throws {
    let (secret, line) = try APIKeys.make(name: "desk", scopes: [.search])
    #expect(secret.hasPrefix("kheo_") && secret.utf8.count == 48)
    #expect(!line.contains(secret))
    let other = try APIKeys.make(name: "monitor", scopes: [.search, .admin])
    let keys = try APIKeys(path: nil, bytes: Array("# keys\n\n\(line)\r\n\(other.line)\n".utf8))
    #expect(keys.key(for: secret)?.name == "desk")
    #expect(keys.key(for: other.secret)?.name == "monitor")
    for wrong in [
      "", secret + " ", String(secret.dropLast()), secret.uppercased(), String(repeating: "a", count: 10_000),
    ] {
      #expect(keys.key(for: wrong) == nil)
    }
    #expect(try APIKeys.make(name: "desk", scopes: [.search]).secret != secret)
  }

  @Test("admin may search too, and search may not administer")
  func scopes() throws {
    func key(_ scopes: [KeyScope]) -> APIKey { APIKey(name: "k", scopes: scopes, digest: []) }
    #expect(key([.admin]).allows(.search) && key([.admin]).allows(.admin))
    #expect(key([.search]).allows(.search) && !key([.search]).allows(.admin))
  }

  @Test("a hash is SHA-256 of the key's text")
  func hash() {
    // FIPS 180-4, example of "abc".
    #expect(
      Hexadecimal.text(of: APIKeys.digest("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  private static let digest = String(repeating: "0", count: 64)

  @Test(
    "a line that is not as it should be is named by number",
    arguments: [
      "desk\tsearch", "desk search \(digest)", "desk\tsearch\t\(digest)0", "desk\tsearch\t\(digest.dropLast())g",
      "desk\tread\t\(digest)", "desk\t\t\(digest)", "desk\tsearch,\t\(digest)", "de sk\tsearch\t\(digest)",
      "\tsearch\t\(digest)", "a\tsearch\t\(digest)",
    ])
  func badLines(_ line: String) throws {
    let text = "a\tsearch\t" + String(repeating: "1", count: 64) + "\n" + line + "\n"
    let error = #expect(throws: KeysFileError.self) { try APIKeys(path: "keys", bytes: Array(text.utf8)) }
    #expect(error?.line == 2)
    #expect(error?.description.contains(Self.digest) == false)
  }

  @Test("a file that anyone may read is refused, and one of the owner or its group is read")
  func permissions() async throws {
    let line = try APIKeys.make(name: "desk", scopes: [.search]).line
    for (mode, isRead) in [(0o600, true), (0o640, true), (0o644, false), (0o602, false)] as [(UInt32, Bool)] {
      try await withFile(line, mode: mode) { path in
        let count = try? APIKeys(path: path).keys.count
        #expect(count == (isRead ? 1 : nil))
      }
    }
    await #expect(throws: KeysFileError.self) { try await withFile("# none\n") { try APIKeys(path: $0) } }
    #expect(throws: KeysFileError.self) { try APIKeys(path: "/no/such/file") }
    #expect(throws: KeysFileError.self) { try APIKeys(path: "/tmp") }
  }

  @Test("keys that cannot be read again stay as they were")
  func reloading() async throws {
    let (secret, line) = try APIKeys.make(name: "desk", scopes: [.search])
    let store = try await withFile(line) { try KeyStore(path: $0) }
    #expect(throws: KeysFileError.self) { try store.reload() }
    #expect(store.keys.key(for: secret) != nil)
    #expect(try KeyStore(path: "").keys.isEmpty)
  }

  @Test(
    "a key comes as Bearer or as the password of Basic",
    arguments: [
      ("Bearer kheo_x", "kheo_x"), ("bearer  kheo_x", "kheo_x"), ("Basic dXNlcjprZXk=", "key"), ("BASIC OmtleQ", "key"),
      ("Basic dXNlcjprOmV5", "k:ey"), ("Basic dXNlcg==", nil), ("Basic !!!!", nil), ("Basic dXNlcjprZX==k", nil),
      ("Bearer", nil), ("Bearer ", nil), ("Digest x", nil), ("", nil), ("Basic A", nil), ("Basic Ov/+", nil),
    ] as [(String, String?)])
  func credentials(_ field: String, _ expected: String?) {
    #expect(Credentials.key(authorization: field) == expected)
  }

  @Test("Base64 of the RFC's examples, with the alphabet of URLs")
  func base64() {
    let examples = [("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE"), ("", "")]
    for (plain, encoded) in examples {
      #expect(Base64.urlText(of: Array(plain.utf8)) == encoded)
      #expect(Base64.bytes(of: encoded) == Array(plain.utf8))
    }
    #expect(Base64.urlText(of: [0xFB, 0xFF]) == "-_8")
  }
}
