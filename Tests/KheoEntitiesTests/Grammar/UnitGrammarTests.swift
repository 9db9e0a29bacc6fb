import KheoText
import Testing

@testable import KheoEntities

struct UnitGrammarTests {
  @Test(
    "a head with its level and its place is a unit",
    arguments: [
      (Language.vietnamese, "Công an tỉnh Sơn La bắt ba người.", "police Công an tỉnh Sơn La"),
      (.german, "Die Polizei der Provinz Son La nahm drei Leute fest.", "police Polizei der Provinz Son La"),
      (
        .french, "La police de la province de Son La a arrêté trois personnes.",
        "police police de la province de Son La"
      ),
      (.norwegian, "Politiet i Son La-provinsen tok tre personer.", "police Politiet i Son La-provinsen"),
    ])
  func places(language: Language, text: String, unit: String) {
    #expect(Extraction.units(text, language).contains(unit))
  }

  @Test(
    "what is for something is a unit, where its kind is one of offices",
    arguments: [
      (Language.german, "Das Bundesamt für Strahlenschutz warnt.", "Bundesamt für Strahlenschutz"),
      (.norwegian, "Institutt for bølgekunnskap skriver det.", "Institutt for bølgekunnskap"),
      (.french, "Il travaille au ministère de l'Industrie et du Commerce.", "ministère de l'Industrie et du Commerce"),
    ])
  func purposes(language: Language, text: String, unit: String) {
    #expect(Extraction.of(text, language).units.map(\.name).contains(unit))
  }

  @Test(
    "generic bodies are no units",
    arguments: [
      (Language.german, "Ein Ministerium und viele Volkskomitees halfen."),
      (.german, "Religiöse Gruppen und Betriebe halfen."),
      (.french, "Une société et des comités ont aidé. Le mouvement de « Main propre » plaît."),
      (.norwegian, "Nasjonalt forsvar er viktig, og bevegelsen «Ren hånd» er god."),
      (.norwegian, "De bygger gasskraftverk og støtter militæraksjon."),
      (.vietnamese, "Các công an và nhiều trường học tham gia."),
    ])
  func generic(language: Language, text: String) { #expect(Extraction.units(text, language).isEmpty) }

  @Test("behind a class noun the name alone is the unit's; with its legal form")
  func apposition() {
    #expect(Extraction.units("Das Unternehmen Quarbo AG wuchs.", .german) == ["company Quarbo AG"])
    #expect(Extraction.units("Le groupe Quarbo a grandi.", .french) == ["company Quarbo"])
  }

  @Test("letters are an organisation in brackets and behind an article, and not if they are a measure or a technique")
  func acronyms() {
    #expect(Extraction.units("Der Verein der Imker (VDQX) klagt.", .german).contains("organisation VDQX"))
    #expect(Extraction.units("Das sagte ein Sprecher der QVBX gestern.", .german) == ["organisation QVBX"])
    #expect(Extraction.units("Er kaufte eine DVD für 20 EUR und sah im TV die WM.", .german).isEmpty)
  }

  @Test("in a compound with a hyphen the first part is a unit before a role, and nothing before a thing")
  func hyphens() {
    #expect(Extraction.units("Der SPD-Chef kam.", .german) == ["party SPD"])
    #expect(Extraction.units("Die SPD-Tasse zerbrach.", .german).isEmpty)
    #expect(Extraction.units("Arbeits- und Sammelplätze am Arbeitsmarkt.", .german).isEmpty)
  }

  @Test("what brackets hold behind a person is a unit")
  func brackets() {
    let found = Extraction.of("Torhüter: Tran Van Hanh (Song Quarb Nghe), Le Van Tam (Hoang Quarb).", .german)
    #expect(found.people.map(\.name) == ["Tran Van Hanh", "Le Van Tam"])
    #expect(found.units.map(\.name).contains("Song Quarb Nghe"))
  }

  @Test("items of a list are units by their place in it")
  func items() {
    let text = "Geehrt werden: Parteizelle des Dorfes Na Quarb; Frauenverband der Gemeinde Na Lot; Schule Na Quarb;"
    #expect(Extraction.units(text, .german).count >= 3)
  }

  @Test("what anchors the second of two units anchors the first")
  func shared() {
    let found = Extraction.units("Der Volksrat und das Volkskomitee der Provinz Son La tagten.", .german)
    #expect(found.contains { $0.hasPrefix("peoples_council Volksrat") })
  }

  @Test(
    "a unit that names its level alone belongs to the province of most places, of equals to the one that is named first",
    arguments: [
      ["Hà Nam", "Cà Mau", "Sơn La"], ["Hà Nam", "Sơn La", "Cà Mau"], ["Cà Mau", "Hà Nam", "Sơn La"],
      ["Cà Mau", "Sơn La", "Hà Nam"], ["Sơn La", "Cà Mau", "Hà Nam"], ["Sơn La", "Hà Nam", "Cà Mau"],
    ])
  func levelOfTheArticle(_ provinces: [String]) {
    func committee(_ named: [String]) -> String? {
      let text = named.map { "Đoàn đến tỉnh \($0) hôm qua." }.joined(separator: "\n") + "\nUBND cấp tỉnh báo cáo."
      return Extraction.of(text, .vietnamese).units.first { $0.kind == "peoples_committee" }?.places.first?.name
    }
    #expect(committee(provinces) == provinces[0])
    #expect(committee(provinces + [provinces[2]]) == provinces[2])
  }
}
