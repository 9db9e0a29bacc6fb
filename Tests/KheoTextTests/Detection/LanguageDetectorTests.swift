import KheoText
import Testing

@Suite("Detecting the language")
struct LanguageDetectorTests {
  static let sentences: [(tag: String, text: String)] = [
    ("vi", "Chiều nay, lãnh đạo tỉnh đã đến thăm và tặng quà cho các gia đình bị ảnh hưởng bởi mưa lũ."),
    ("vi", "Chieu nay, lanh dao tinh da den tham va tang qua cho cac gia dinh bi anh huong boi mua lu."),
    ("vi", "Huyen to chuc hoi nghi tong ket phong trao thi dua nam 2024"),
    ("de", "Die Feuerwehr konnte den Brand in der Nacht löschen, verletzt wurde niemand."),
    ("de", "Die Gemeinde hat beschlossen, die Bruecke ueber den Fluss fuer Fussgaenger zu oeffnen."),
    ("fr", "La préfecture a levé l'alerte dans la soirée, après le passage de la tempête."),
    ("fr", "La prefecture a leve l'alerte dans la soiree, apres le passage de la tempete."),
    ("nb", "Politiet opplyser at de fikk melding om ulykken like før klokken seks, og at veien fortsatt er stengt."),
    ("nb", "Kommunen har ikke råd til å bygge ny skole, sier ordføreren etter møtet på mandag."),
    ("nn", "Politiet opplyser at dei fekk melding om ulukka like før klokka seks, og at vegen framleis er stengd."),
    ("nn", "Kommunen har ikkje råd til å byggje ny skule, seier ordføraren etter møtet på måndag."),
    ("da", "Politiet oplyser, at de fik anmeldelsen kort før klokken seks, og at vejen fortsat er spærret."),
    ("da", "Kommunen har ikke råd til at bygge en ny skole, siger borgmesteren efter mødet i mandags."),
    ("sv", "Kommunen har inte råd att bygga en ny skola, säger kommunalrådet efter mötet i måndags."),
    ("en", "The council cannot afford to build a new school, the mayor said after Monday's meeting."),
    ("nl", "De gemeente heeft geen geld voor een nieuwe school, zei de burgemeester na de vergadering."),
    ("es", "El ayuntamiento no puede pagar una escuela nueva, dijo la alcaldesa después de la reunión."),
    ("it", "Il comune non può permettersi una nuova scuola, ha detto il sindaco dopo la riunione."),
    ("pt", "A câmara não tem dinheiro para construir uma escola nova, disse o presidente depois da reunião."),
    ("pl", "Gminy nie stać na budowę nowej szkoły, powiedziała burmistrz po poniedziałkowym spotkaniu."),
    ("cs", "Obec si nemůže dovolit postavit novou školu, řekl starosta po pondělním jednání."),
    ("fi", "Kunnalla ei ole varaa rakentaa uutta koulua, sanoi kunnanjohtaja maanantain kokouksen jälkeen."),
    ("id", "Pemerintah daerah tidak mampu membangun sekolah baru, kata wali kota setelah pertemuan."),
    ("ru", "У муниципалитета нет денег на новую школу, сообщил мэр после встречи."),
    ("el", "Ο δήμος δεν έχει χρήματα για νέο σχολείο, είπε ο δήμαρχος."),
    ("zh", "市长在周一的会议后表示，市政府无力建造新学校。"),
    ("ja", "市長は月曜日の会議のあと、新しい学校を建てる余裕はないと述べた。"),
  ]

  @Test("a sentence is told by its tag", arguments: sentences)
  func tags(tag: String, text: String) {
    let guess = LanguageDetector().detect(Array(text.utf8))
    #expect(guess.tag == tag)
    #expect(guess.language == Language(tag: tag))
    #expect(guess.confidence > 0.5 && guess.confidence <= 1)
  }

  @Test("capitals make no difference", arguments: sentences.prefix(10))
  func capitals(tag: String, text: String) {
    #expect(LanguageDetector().detect(Array(text.uppercased().utf8)).tag == tag)
  }

  @Test(
    "decomposed text is as good as composed",
    arguments: [
      (
        "vi", "Vie\u{302}\u{323}t Nam đa\u{303} co\u{301} thu\u{309} tươ\u{301}ng mơ\u{301}i",
        "Việt Nam đã có thủ tướng mới"
      ),
      (
        "vi", "Vie\u{323}\u{302}t Nam đa\u{303} co\u{301} thu\u{309} tươ\u{301}ng mơ\u{301}i",
        "Việt Nam đã có thủ tướng mới"
      ),
      ("de", "U\u{308}ber die Bru\u{308}cke geht es zuru\u{308}ck", "Über die Brücke geht es zurück"),
    ])
  func decomposed(tag: String, decomposed: String, composed: String) {
    let guess = LanguageDetector().detect(Array(decomposed.utf8))
    #expect(guess.tag == tag)
    // The first has its marks out of canonical order and is composed as far as that goes.
    #expect(guess.confidence > 0.9)
    #expect(LanguageDetector().detect(Array(composed.utf8)).tag == tag)
  }

  @Test("a text counts as the language it has most of")
  func mixed() {
    let banner = "Nền tảng thông tin đối ngoại quốc gia. "
    let german =
      "Die Teilnehmer der Sitzung sprachen über den Ausbau der Straßen und über neue Schulen in den Dörfern. "
    let mostlyGerman = banner + german + german
    #expect(LanguageDetector().detect(Array(mostlyGerman.utf8)).language == .german)
    let mostlyVietnamese = german + String(repeating: banner, count: 8)
    #expect(LanguageDetector().detect(Array(mostlyVietnamese.utf8)).language == .vietnamese)
  }

  @Test("no letters, no language", arguments: ["", " \n", "12 345 – 678", "☀️ 🎉", "!!!"])
  func nothing(text: String) {
    #expect(LanguageDetector().detect(Array(text.utf8)) == .init(language: .other, tag: "und", confidence: 0))
  }

  @Test("letters thrown together are no language of ours")
  func noise() {
    let text = "xqzv wkjq zzxv qwjx vvkq xjzq kqxw zqvx jjxq wqzk xvqj qzxk vjwq"
    #expect(LanguageDetector().detect(Array(text.utf8)).language == .other)
  }

  @Test("any bytes are read to their end", arguments: 0..<50)
  func hostile(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    let bytes = (0..<2000).map { _ in
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return UInt8(truncatingIfNeeded: state)
    }
    for length in [0, 1, 2, 3, 5, 100, 2000] {
      let guess = LanguageDetector().detect(Array(bytes.prefix(length)))
      #expect((0...1).contains(guess.confidence), "seed \(seed), \(length) bytes")
    }
  }

  @Test("only the start of a text is read")
  func start() {
    let german = String(repeating: "Die Sitzung begann am Morgen mit einer Rede des Ministers. ", count: 400)
    let french = String(repeating: "La séance a commencé le matin par un discours du ministre. ", count: 4000)
    #expect(german.utf8.count > LanguageDetector.mostBytes)
    #expect(LanguageDetector().detect(Array((german + french).utf8)).language == .german)
  }
}
