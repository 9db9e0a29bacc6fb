import KheoText
import Testing

@testable import KheoEntities

struct PersonGrammarTests {
  @Test(
    "names in full are read in every language",
    arguments: [
      (Language.vietnamese, "Bà Trần Thị Hạnh, Phó Chủ tịch xã, phát biểu.", ["Trần Thị Hạnh"]),
      (.vietnamese, "Cầu thủ Kylian Martin và Jonas Weber ra sân.", ["Kylian Martin", "Jonas Weber"]),
      (.german, "Am Montag sprach Tran Thi Hanh mit Jonas Weber.", ["Tran Thi Hanh", "Jonas Weber"]),
      (.french, "Mme Tran Thi Hanh a rencontré Claire Fournier.", ["Tran Thi Hanh", "Claire Fournier"]),
      (.norwegian, "I går møtte Tran Thi Hanh læreren Kari Nordby.", ["Tran Thi Hanh", "Kari Nordby"]),
    ])
  func full(language: Language, text: String, names: [String]) { #expect(Extraction.people(text, language) == names) }

  @Test(
    "a capital alone is a person beside a verb of saying, and no person behind an article",
    arguments: [
      (Language.german, "Das ist gut, sagte Rauwerda.", ["Rauwerda"]),
      (.german, "Das ist gut, sagte der Sprungtrog.", []),
      (.german, "Die Wachspuppe fiel, und die kleine Schaftlampe brach.", []),
      (.norwegian, "Dette er bra, sier Rauwerda.", ["Rauwerda"]),
      (.french, "C'est bien, selon Rauwerda.", ["Rauwerda"]),
    ])
  func alone(language: Language, text: String, names: [String]) { #expect(Extraction.people(text, language) == names) }

  @Test("a part of a name stands for the person, in the genitive too")
  func parts() {
    let found = Extraction.of("Jonas Weber kam. Webers Plan gefiel. Später lachte Weber.", .german).people
    #expect(found.map(\.name) == ["Jonas Weber"])
    #expect(found[0].mentions.count == 3)
  }

  @Test("names in a row with a person's are persons, with brackets between them left out")
  func rows() {
    let text = "Han tok ut Kari Nordby (Lyn), Zendrik Obuya og Thelva Quist."
    #expect(Extraction.people(text, .norwegian) == ["Kari Nordby", "Zendrik Obuya", "Thelva Quist"])
  }

  @Test("the second part of an Asian given name has a small letter")
  func asian() {
    #expect(Extraction.people("Il est dirigé par M. Ha Gyeok-sun.", .french) == ["Ha Gyeok-sun"])
    #expect(Extraction.people("Treneren Kim Sang-woo smilte.", .norwegian) == ["Kim Sang-woo"])
  }

  @Test("a particle that means 'in' is no part of a name")
  func particles() { #expect(Extraction.people("Han traff Kari Nordby i Lillehammer.", .norwegian) == ["Kari Nordby"]) }

  @Test("the field of an office and its country begin no name")
  func fields() {
    let found = Extraction.people("Bộ trưởng Ngoại giao Jonas Weber gặp Đại sứ Hàn Quốc Kim Minwoo.", .vietnamese)
    #expect(found.contains("Jonas Weber"))
    #expect(!found.contains { $0.hasPrefix("Ngoại") || $0.hasPrefix("Hàn Quốc") })
    #expect(Extraction.people("Chủ tịch nước Lý Văn Hòa đến thăm.", .vietnamese) == ["Lý Văn Hòa"])
  }

  @Test("a label names who took a picture")
  func credits() {
    #expect(Extraction.people("Elevene går hjem. Foto: Duc Thuyen", .norwegian) == ["Duc Thuyen"])
    #expect(Extraction.people("Trẻ em đi học. Ảnh: Minh Trang", .vietnamese) == ["Minh Trang"])
  }

  @Test("a line of names beside the article names its authors")
  func bylines() {
    let text = "I går åpnet skolen i byen.\nKari Nordby og Jonas Weber\nForsiden Nyheter Sport"
    let found = Extraction.of(text, .norwegian, lines: 1).people
    #expect(found.map(\.name) == ["Kari Nordby", "Jonas Weber"])
    #expect(found.allSatisfy { $0.isAuthor })
    #expect(found[0].mentions.map { String(decoding: Array(text.utf8)[$0], as: UTF8.self) } == ["Kari Nordby"])
  }

  @Test("compounds that are family names are not cut")
  func compounds() {
    #expect(Extraction.people("Dann sagte Jonas Lehmann zu.", .german) == ["Jonas Lehmann"])
    #expect(Extraction.people("Da kom Ståle Solbakken.", .norwegian) == ["Ståle Solbakken"])
  }

  @Test("saints and English titles are no persons")
  func titles() {
    #expect(Extraction.people("Er wohnt in St. Moritz und las Blood of Eden.", .german).isEmpty)
  }
}
