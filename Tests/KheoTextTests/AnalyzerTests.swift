import KheoTestSupport
import KheoText
import Testing

@Suite struct AnalyzerTests {
  @Test(
    "Tokens by language, as keys",
    arguments: [
      (Language.french, "L’eau de l'école, qu'un homme", "eau de ecole un homme"),
      (.french, "aujourd’hui d'aujourd'hui presqu'île", "aujourdhui aujourdhui presquile"),
      (.french, "Le coût : 12 500 € (3,5 %)", "le cout 12500 3.5"),
      (.french, "cœur Œuvre naïf", "coeur oeuvre naif"),
      (.french, "le 1er mai", "le 1 er mai"),
      (.vietnamese, "Hòa Bình, thủy lợi", "hoa binh thuy loi"),
      (.vietnamese, "xã R'lấp và M’Nông", "xa rlap va mnong"),
      (.vietnamese, "nº123 và A80", "no 123 va a 80"),
      (.vietnamese, "Số 1762-QĐ/TU", "so 1762 qd tu"),
      (.vietnamese, "diện tích 1.250 m²", "dien tich 1250 m 2"),
      (.vietnamese, "3,5 triệu", "3.5 trieu"),
      (.german, "Größe, Straße und Maß", "grosse strasse und mass"),
      (.german, "Um 20.25 Uhr am 18. Juni 2025", "um 20.25 uhr am 18 juni 2025"),
      (.german, "11.821 Euro und 11,821 Meter", "11821 euro und 11.821 meter"),
      (.german, "Vater\u{200B}land Do\u{AD}nau", "vaterland donau"),
      (.german, "die 80er-Jahre", "die 80 er jahre"),
      (.norwegian, "Ålesund på blåbærtur", "alesund pa blabaertur"),
      (.norwegian, "12 500 kroner, 8.800 kroner", "12500 kroner 8800 kroner"),
      (.norwegian, "kl. 18.30", "kl 18.30"),
      (.other, "1,234.5 and 1,234 and 1.5", "1234.5 and 1234 and 1.5"),
      (.other, "user_name@example.org: a:b", "user name example org a b"),
      (.other, "paral·lel rock'n'roll ‘quoted’ 'x'", "parallel rocknroll quoted x"),
      (.other, "ﬁn ＡＢＣ １２３ №7 CO₂", "fin abc 123 no 7 co 2"),
      (.other, "Москва Ελλάδος ΑΘΗΝΑΣ", "москва ελλαδοσ αθηνασ"),
      (.other, "İstanbul ısı Łódź Þór", "istanbul isi lodz thor"),
      (.other, "", ""),
      (.other, " \n…—", ""),
    ])
  func goldenKeys(language: Language, text: String, expected: String) {
    #expect(keys(of: text, language) == expected)
  }

  @Test(
    "Spellings keep their marks, composed, in lower case and repaired",
    arguments: [
      ("HÒA", "hoà"), ("thủy", "thuỷ"), ("vịêt", "việt"), ("quý", "quý"), ("của", "của"), ("gìa", "già"),
      ("giếng", "giếng"),
      ("khỏe", "khoẻ"), ("khuỷu", "khuỷu"), ("ngừơi", "người"), ("Ðà", "đà"), ("ð", "đ"), ("nƣớc", "nước"),
      ("e\u{301}\u{302}", "ế"), ("e\u{302}\u{301}", "ế"), ("o\u{323}\u{31B}", "ợ"), ("Straße", "straße"),
      ("STRAẞE", "straße"),
      ("Œuvre", "œuvre"), ("Ærø", "ærø"), ("Ｆｕｌｌ", "full"), ("ﬁn", "fin"), ("İ", "i"), ("ΟΔΟΣ", "οδοσ"),
      ("Раris", "paris"),
      ("O’Brien", "obrien"), ("nai\u{AD}\u{308}f", "naïf"), ("Loïc", "loïc"), ("Noé", "noé"), ("où", "où"),
      ("país", "país"),
    ])
  func goldenSpellings(text: String, expected: String) {
    #expect(tokens(of: text, .other).map(\.spelling) == [expected])
  }

  @Test(
    "Numbers by language",
    arguments: [
      (Language.german, "1.234.567,89", "1234567.89"), (.german, "0.123", "0.123"), (.german, "1234.567", "1234.567"),
      (.german, "1.234.56", "1 234 56"), (.german, "18.06.2025", "18 06 2025"), (.german, "1’234’567", "1234567"),
      (.german, "11 821", "11 821"), (.german, "11\u{A0}821", "11821"), (.german, "007", "007"),
      (.german, "1,234.5", "1234.5"),
      (.french, "11\u{202F}821,5", "11821.5"), (.french, "12 500", "12500"),
      (.french, "01 23 45 67 89", "01 23 45 67 89"),
      (.french, "1 234 56", "1 234 56"), (.french, "500 m", "500 m"), (.french, "2019 350", "2019 350"),
      (.french, "12 500er", "12 500 er"), (.french, "A12 500", "a 12 500"), (.french, "12.500", "12500"),
      (.vietnamese, "13/01/2024", "13 01 2024"), (.vietnamese, "1.2.3", "1 2 3"),
      (.vietnamese, "192.168.10.250", "192 168 10 250"),
      (.norwegian, "22 86 10 00", "22 86 10 00"), (.norwegian, "400 000", "400000"), (.other, "1.234.567", "1234567"),
      (.other, "٣٫٥ ١٢٣", "3 5 123"), (.other, "1\u{200B}2", "12"), (.other, "10²", "10 2"), (.other, "20:25", "20 25"),
    ])
  func numbers(language: Language, text: String, expected: String) {
    #expect(keys(of: text, language) == expected)
  }

  @Test(
    "A query reads groups of three as thousands, whatever stands between them",
    arguments: [
      ("11 821", "11821"), ("11.821", "11821"), ("11,821", "11821"), ("11'821", "11821"), ("11\u{A0}821", "11821"),
      ("20.25", "20.25"), ("3,5", "3.5"), ("1.234,5", "1234.5"), ("18.6.2025", "18|6|2025"),
      ("a 11 821 b", "a|11821|b"),
      ("2019 350", "2019|350"), ("1762-qđ/tu", "1762|qd|tu"),
    ])
  func queryNumbers(text: String, expected: String) {
    #expect(queryKeys(of: text) == expected)
  }

  @Test("A number typed with spaces is one token over all of them")
  func spacedNumberSpans() {
    let found = tokens(of: Array("năm 11 821 hộ".utf8), numbers: .query)
    #expect(found.map(\.source) == ["năm", "11 821", "hộ"])
  }

  @Test(
    "A word is joined to the one before if nothing or one joining sign stands between",
    arguments: [
      ("Bac-Kan", true), ("Bac/Kan", true), ("Bac‑Kan", true), ("a.b", true), ("a_b", true), ("a@b", true),
      ("a:b", true),
      ("A80", true), ("R&D", true), ("a+b", true), ("3'b", true), ("a b", false), ("a, b", false), ("a,b", false),
      ("a\"b", false), ("a(b", false), ("a–b", false), ("a—b", false), ("a--b", false), ("a - b", false),
      ("a\nb", false),
    ])
  func joined(text: String, isJoined: Bool) {
    let found = tokens(of: text, .other)
    #expect(found.count == 2)
    #expect(found.last?.flags.contains(.joined) == isJoined)
  }

  @Test(
    "The tokens of a document code are flagged, other words with digits are not",
    arguments: [
      ("1762-QD/TU", 3), ("16/CT-TTg", 3), ("03-KL/TU", 3), ("189-KH/TU", 3), ("72/2025/QH15", 4), ("15/2023/NĐ-CP", 4),
      ("100-KM", 0), ("24/7-Service", 0), ("09/EU-Haushalt", 0), ("5/S-Bahn", 0), ("13/01/2024", 0), ("80er-Jahre", 0),
      ("1762-qd/tu", 0), ("km 16/CT", 2),
    ])
  func codes(text: String, count: Int) {
    #expect(tokens(of: text, .vietnamese).count { $0.flags.contains(.code) } == count)
  }

  @Test("An elided article takes no position and lies outside its word")
  func elision() {
    let found = tokens(of: "vers l’eau", .french)
    #expect(found.map(\.source) == ["vers", "eau"])
    #expect(found.map(\.position) == [0, 1])
    #expect(found[1].flags.contains(.elided) && !found[1].flags.contains(.joined))
  }

  @Test("An article before a consonant is part of the word", arguments: ["M'Nông", "N’Trang", "S'Tiêng", "L'viv"])
  func noElision(text: String) {
    #expect(tokens(of: text, .vietnamese).map(\.source) == [text])
  }

  @Test(
    "Sentences begin after a full stop, at a paragraph, after a line end, and not after an abbreviation",
    arguments: [
      (Language.german, "Er kam. Sie ging.", ["Er", "Sie"]), (.german, "am 18. Juni", ["am"]),
      (.german, "Dr. Müller", ["Dr"]),
      (.german, "z. B. Hamburg", ["z"]), (.german, "Ende! Anfang? „Ja“", ["Ende", "Anfang", "Ja"]),
      (.german, "im Jahr 2019. Danach", ["im", "Danach"]), (.german, "Titel\nText", ["Titel", "Text"]),
      (.german, "eins\nzwei", ["eins"]), (.german, "eins\n \nzwei", ["eins", "zwei"]),
      (.german, "Nun … Dann", ["Nun", "Dann"]),
      (.vietnamese, "ngày 18. Ông", ["ngày", "Ông"]), (.vietnamese, "TP. Hà", ["TP"]), (.french, "M. Dupont", ["M"]),
      (.french, "Fin. « Début »", ["Fin", "Début"]), (.french, "Fin. L’eau", ["Fin", "eau"]),
      (.norwegian, "bl.a. Oslo", ["bl"]),
      (.norwegian, "Slutt. (Start", ["Slutt", "Start"]), (.german, "usw., Danach", ["usw"]),
    ])
  func sentences(language: Language, text: String, starts: [String]) {
    #expect(tokens(of: text, language).filter { $0.flags.contains(.sentenceStart) }.map(\.source) == starts)
  }

  @Test("An empty line leaves a gap of eight positions, a line end none")
  func paragraphs() {
    #expect(tokens(of: "a\nb\n\nc\n \t\r\n\nd", .other).map(\.position) == [0, 1, 10, 19])
  }

  @Test("Capitals are told in every script, composed or not")
  func capitals() {
    let flags = tokens(of: "Ab aB Ê ê E\u{302} Д д 1 ǅ", .other).map { $0.flags.contains(.capitalized) }
    #expect(flags == [true, false, true, false, true, true, false, false, true])
  }

  @Test("Ill-formed bytes break words and shift nothing")
  func illFormed() {
    let bytes: [UInt8] = [
      0x61, 0xFF, 0x62, 0xC3, 0x20, 0xE1, 0xBA, 0x63, 0xF0, 0x9F, 0x64, 0xC0, 0xAF, 0xED, 0xA0, 0x80, 0x65, 0xC3,
    ]
    let found = tokens(of: bytes, numbers: .text(.other))
    #expect(found.map(\.key) == ["a", "b", "c", "d", "e"])
    #expect(found.map(\.start) == [0, 2, 7, 10, 16])
  }

  @Test("Letters of scripts without spaces are cut by ICU")
  func otherScripts() {
    #expect(keys(of: "ภาษาไทย 中文 한국어 עברית", .other) == "ภาษา ไทย 中文 한국어 עברית")
  }

  @Test("A buffer is emptied before it is filled")
  func buffersAreReused() {
    let analyzer = Analyzer()
    var buffer = analyzer.analyze("một hai ba", language: .vietnamese)
    analyzer.analyze(UnsafeRawBufferPointer(start: nil, count: 0), language: .german, into: &buffer)
    #expect(buffer.tokens.isEmpty && buffer.arena.isEmpty)
  }
}
