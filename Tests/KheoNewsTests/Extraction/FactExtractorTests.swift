import KheoNews
import KheoText
import Testing

/// A sentence and the facts in it.
struct FactExample: Sendable {
  var language: Language
  var text: String
  /// `number` or `number date`, in order.
  var documents: [String] = []
  var numbers: [NumberValue] = []
}

@Suite("Extracting documents and numbers")
struct FactExtractorTests {
  private func lines(_ text: [UInt8]) -> [CleanedLine] { Cleaner().clean(text, mode: .text).lines }

  static let documentExamples: [FactExample] = [
    FactExample(
      language: .vietnamese,
      text: "Thực hiện Quyết định số 1205-QĐ/TU ngày 18/6/2021 của Tỉnh ủy và Chỉ thị số 23/CT-TTg.",
      documents: ["1205-QD/TU 2021-06-18", "23/CT-TTg"]),
    FactExample(
      language: .vietnamese,
      text: "Nghị định 45/2022/NĐ-CP ngày 7 tháng 7 năm 2022 và Luật số 61/2020/QH14 có hiệu lực.",
      documents: ["45/2022/ND-CP 2022-07-07", "61/2020/QH14"]),
    FactExample(
      language: .vietnamese, text: "Ngày 18/6/2021, đoàn đã đến thăm 12 hộ dân.", documents: []),
    FactExample(
      language: .german,
      text: "Der Beschluss Nr. 77-NQ/TW vom 3. März 2019 und der Plan Nr. 5 - KH / TU vom 1. April 2020 gelten weiter.",
      documents: ["77-NQ/TW 2019-03-03", "5-KH/TU 2020-04-01"]),
    FactExample(
      language: .german,
      text: "Die Richtlinie 40/CT-TTg des Ministers vom 9. Mai 2018 gilt. Am 2. Juni 2020 folgte eine andere.",
      documents: ["40/CT-TTg 2018-05-09"]),
    FactExample(
      language: .german, text: "Das Gericht entschied (1 BvR 1234/19), die Verordnung (EU) 2018/1725 gehe vor.",
      documents: ["1 BvR 1234/19", "EU 2018/1725"]),
    FactExample(
      language: .french, text: "La loi n° 83-634 du 13 juillet 1983 et la directive 95/46/CE sont citées.",
      documents: ["83-634 1983-07-13", "95/46/CE"]),
    FactExample(
      language: .french, text: "Selon la décision n° 88-QD/UBND du 1er octobre 2020, trois communes fusionnent.",
      documents: ["88-QD/UBND 2020-10-01"]),
    FactExample(
      language: .norwegian, text: "Vedtaket bygger på direktiv nr. 31-CT/TU av 12. desember 2021 og LOV-2005-06-17-62.",
      documents: ["31-CT/TU 2021-12-12", "LOV-2005-06-17-62"]),
    FactExample(language: .norwegian, text: "Laget vant 13/14 kamper, og 24/7 er en lang dag.", documents: []),
  ]

  @Test("documents are found by their numbers, with the date beside them", arguments: documentExamples)
  func documents(example: FactExample) {
    let text = Array(example.text.utf8)
    let found = FactExtractor().documents(in: text, lines: lines(text), language: example.language)
    #expect(found.map { $0.number + ($0.date.map { " " + $0 } ?? "") } == example.documents)
    for range in found.flatMap(\.ranges) {
      #expect(text.indices.contains(range.lowerBound) && range.upperBound <= text.count)
    }
  }

  static let numberExamples: [FactExample] = [
    FactExample(
      language: .vietnamese,
      text: "Năm 2023, toàn huyện có 1.254 mô hình, 08 cá nhân và 9/10 xã đạt chuẩn, kinh phí 2,5 tỷ đồng.",
      numbers: [.integer(1254), .integer(8), .ratio("9/10"), .integer(2_500_000_000)]),
    FactExample(
      language: .vietnamese, text: "Từ tháng 6 đến tháng 9, tại Điều 5, lúc 8 giờ ngày 12/5 có 30 người.",
      numbers: [.integer(30)]),
    FactExample(
      language: .german,
      text: "Am 9. Parteitag 2021 wurden 12.345 Anträge, 67 Vorschläge und 3,5 Millionen Stimmen gezählt.",
      numbers: [.integer(12345), .integer(67), .integer(3_500_000)]),
    FactExample(
      language: .german,
      text: "In 11/12 Bezirken endete das Spiel 2:1, um 20 Uhr, auf Seite 14, in der A80 und der SU-30.",
      numbers: [.ratio("11/12")]),
    FactExample(
      language: .french,
      text: "Le 18 juin 2025, 11 204 modèles et 1\u{202F}300 projets ont été primés, soit 4,5 % de plus qu'en 2024.",
      numbers: [.integer(11204), .integer(1300), .decimal("4.5")]),
    FactExample(
      language: .norwegian,
      text: "I 2024 ble 2 318 modeller og 1,5 millioner kroner delt ut på side 4, kl. 12 den 3. mai 2024, til 45 lag.",
      numbers: [.integer(2318), .integer(1_500_000), .integer(45)]),
    FactExample(language: .other, text: "More than 1,234 people came in 2021.", numbers: [.integer(1234)]),
    FactExample(
      language: .german, text: "Zwischen 2021–2025 kamen 10–15 Gäste nach Beschluss Nr. 4-QD/TU.",
      numbers: [.integer(10), .integer(15)]),
  ]

  @Test("numbers of counted things are found, years, days, ordinals and names are not", arguments: numberExamples)
  func numbers(example: FactExample) {
    let text = Array(example.text.utf8)
    let found = FactExtractor().numbers(in: text, lines: lines(text), language: example.language)
    #expect(found.map(\.value) == example.numbers)
  }

  @Test("a number named twice is one entry with two ranges")
  func twice() {
    let text = Array("Erst 40 Boote, dann wieder 40 Boote; Beschluss Nr. 4-QD/TU, also Beschluss Nr. 4 – QĐ/TU.".utf8)
    let numbers = FactExtractor().numbers(in: text, lines: lines(text), language: .german)
    #expect(numbers.count == 1 && numbers.first?.ranges.count == 2)
    let documents = FactExtractor().documents(in: text, lines: lines(text), language: .german)
    #expect(documents.map(\.number) == ["4-QD/TU"] && documents.first?.ranges.count == 2)
  }

  @Test("boilerplate holds no facts")
  func boilerplate() {
    let text = Array("Kommentare (12)\nQuelle: https://example.org/2020/12-QD/TU".utf8)
    #expect(FactExtractor().documents(in: text, lines: lines(text), language: .german).isEmpty)
    #expect(FactExtractor().numbers(in: text, lines: lines(text), language: .german).isEmpty)
  }

  @Test("any bytes are read to their end", arguments: 0..<40)
  func hostile(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    let alphabet = Array("0123456789/-., :|![]()#ABQĐđ\u{301}Nn\n\r\u{A0}°".utf8) + [0x80, 0xFF, 0xE1, 0xF0]
    let text = (0..<3000).map { _ -> UInt8 in
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return alphabet[Int(state % UInt64(alphabet.count))]
    }
    for mode in [Cleaner.Mode.page, .text] {
      let cleaned = Cleaner().clean(text, mode: mode)
      for line in cleaned.lines {
        #expect(
          line.range.lowerBound <= line.content.lowerBound && line.content.upperBound <= line.range.upperBound,
          "seed \(seed)")
      }
      let all = cleaned.lines.map { CleanedLine(line: $0.line, range: $0.range, content: $0.content, class: .body) }
      for language in Language.allCases {
        let documents = FactExtractor().documents(in: text, lines: all, language: language)
        let numbers = FactExtractor().numbers(in: text, lines: all, language: language)
        #expect(
          (documents.flatMap(\.ranges) + numbers.flatMap(\.ranges)).allSatisfy {
            $0.upperBound <= text.count && !$0.isEmpty
          })
      }
      _ = DerivedTitle.make(from: text, cleaned: cleaned)
    }
  }
}
