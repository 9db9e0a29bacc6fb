import Testing

@testable import KheoWeb

@Suite struct InterfaceTests {
  @Test(
    "The language is the one that the browser weighs most",
    arguments: [
      (nil, "en"), ("", "en"), ("de", "de"), ("de-AT,de;q=0.9,en;q=0.8", "de"), ("en;q=0.8, fr;q=0.9", "fr"),
      ("nb-NO", "no"),
      ("nn, en;q=0.5", "no"), ("no", "no"), ("vi-VN", "vi"), ("ja, ko;q=0.9", "en"), ("ja, vi;q=0.1", "vi"),
      ("de;q=0, fr;q=0.001", "fr"), ("de;q=0", "en"), ("*", "en"), ("*;q=0.5, de;q=0.4", "en"), ("fr, de", "fr"),
      ("de;q=2, fr;q=0.1", "fr"), ("de;q=abc, fr;q=0.1", "fr"), ("de;q=1.000", "de"), ("fr ; q=0.5 , de ; q=0.7", "de"),
      (",,;;q=,", "en"), ("DE", "de"), ("de;q=0.1234, fr;q=0.1", "fr"),
    ] as [(String?, String)])
  func negotiation(header: String?, language: String) {
    #expect(InterfaceLanguage.preferred(acceptLanguage: header).rawValue == language)
  }

  @Test("A language that is asked for by name comes first and stays in links; an unknown name is passed over")
  func chosen() {
    #expect(Interface(ui: "fr", acceptLanguage: "de") == Interface(.french, isChosen: true))
    #expect(Interface(ui: "nb", acceptLanguage: "de") == Interface(.norwegian, isChosen: true))
    #expect(Interface(ui: "xx", acceptLanguage: "de") == Interface(.german))
    #expect(Interface(ui: nil, acceptLanguage: nil) == Interface(.english))
  }

  @Test("A header of any length is read in no time")
  func longHeader() {
    let header = String(repeating: "ja;q=0.5,", count: 20_000) + "de"
    #expect(InterfaceLanguage.preferred(acceptLanguage: header) == .english)
  }

  @Test(
    "Numbers are grouped as each language groups them",
    arguments: [
      (InterfaceLanguage.english, 11_821, "11,821"), (.german, 11_821, "11.821"), (.vietnamese, 1_234_567, "1.234.567"),
      (.french, 11_821, "11\u{202F}821"), (.norwegian, 11_821, "11\u{A0}821"), (.english, 999, "999"),
      (.german, 0, "0"),
      (.english, -1_000, "−1,000"),
    ])
  func numbers(language: InterfaceLanguage, value: Int, text: String) {
    #expect(Interface(language).number(value) == text)
  }

  @Test(
    "Dates are written as each language writes them",
    arguments: [
      (InterfaceLanguage.german, "2025-06-18", "18. Juni 2025"), (.french, "2025-06-01", "1er juin 2025"),
      (.french, "2025-06-18T08:00:00Z", "18 juin 2025"), (.norwegian, "2025-12-02", "2. desember 2025"),
      (.vietnamese, "2025-06-18", "18 tháng 6, 2025"), (.english, "2025-06-18", "18 June 2025"),
      (.english, "2025-06", "June 2025"),
      (.german, "2025", "2025"), (.english, "2025-13-01", "2025-13-01"), (.english, "2025-06-40", "2025-06-40"),
      (.english, "gestern", "gestern"), (.english, "", ""), (.english, "2025-06-18-01", "2025-06-18-01"),
    ])
  func dates(language: InterfaceLanguage, iso: String, text: String) { #expect(Interface(language).date(iso) == text) }

  @Test(
    "A number takes the form of its language",
    arguments: [
      (InterfaceLanguage.english, 0, "0 articles"), (.english, 1, "1 article"), (.french, 0, "0 article"),
      (.french, 1, "1 article"),
      (.french, 2, "2 articles"), (.norwegian, 1, "1 artikkel"), (.norwegian, 0, "0 artikler"),
      (.vietnamese, 1, "1 bài báo"),
      (.vietnamese, 1_500, "1.500 bài báo"),
    ])
  func plurals(language: InterfaceLanguage, count: Int, text: String) {
    #expect(Interface(language).string(.countArticles, count) == text)
  }

  @Test("A value that looks like a placeholder is a value")
  func placeholders() {
    let text = Interface(.english).string(.filterRemove, ["name": "{value}", "value": "{name}"])
    #expect(text == "Remove the filter {value}: {name}")
  }
}
