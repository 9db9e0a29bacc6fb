import KheoText
import Testing

@Suite struct NumberFormsTests {
  @Test(
    "Only a number that a language may read as a decimal has another form",
    arguments: [
      ("11.821", ["11.821"]), ("11,821", ["11.821"]), ("11 821", []), ("20.25", []), ("1.234.567", []), ("0.123", []),
      ("1234.567", []), ("abc", []), ("", []), (".", []),
    ])
  func forms(source: String, expected: [String]) {
    let found = NumberForms.alternatives(ofQueryToken: Array(source.utf8)).map { String(decoding: $0, as: UTF8.self) }
    #expect(found == expected)
  }
}
