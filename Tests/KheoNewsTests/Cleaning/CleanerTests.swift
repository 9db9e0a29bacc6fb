import KheoNews
import Testing

@Suite("Cleaning a page")
struct CleanerTests {
  @Test("each line of an invented page gets its class", arguments: InventedPages.all)
  func classes(page: InventedPage) {
    let text = page.text
    let cleaned = Cleaner().clean(text, mode: .page)
    let expected = page.classes
    // A trailing blank line opens no line of its own.
    #expect(cleaned.lines.count == expected.count || cleaned.lines.count + 1 == expected.count)
    for (line, wanted) in zip(cleaned.lines, expected) {
      #expect(
        line.class == wanted, "\(page.name), line \(line.line): \(String(decoding: text[line.range], as: UTF8.self))")
    }
  }

  @Test("date, author and site are read off the debris", arguments: InventedPages.all)
  func metadata(page: InventedPage) {
    let metadata = Cleaner().clean(page.text, mode: .page).metadata
    #expect(metadata.date == page.date)
    #expect(metadata.author == page.author)
    #expect(metadata.site == page.site)
  }

  @Test("a record's text loses only strong debris")
  func recordText() {
    let text = """
      Startseite
      Ein Satz, der bleibt
      bild-17.jpg
      Die Brücke am Abend
      Neue Fähre im Mai
      Quelle: https://example.org/a
      Kommentare (3)
      """
    let classes = Cleaner().clean(Array(text.utf8), mode: .text).lines.map(\.class)
    #expect(classes == [.body, .body, .boilerplate, .caption, .body, .boilerplate, .boilerplate])
  }

  @Test("content leaves bars and list marks out")
  func content() {
    let text = Array("![](a.png) |\n| Unter der Brücke. |\n- Erster Punkt\nBTO – Am Morgen".utf8)
    let contents = Cleaner().clean(text, mode: .text).lines.map { String(decoding: text[$0.content], as: UTF8.self) }
    #expect(contents == ["![](a.png)", "Unter der Brücke.", "Erster Punkt", "BTO – Am Morgen"])
  }

  @Test(
    "the first sentence of the body serves as a title, cut at a word",
    arguments: [
      ("Der Fluss steigt. Die Leute ziehen fort.", "Der Fluss steigt."),
      ("Am 3. Mai tagt der Rat. Danach nicht.", "Am 3. Mai tagt der Rat."),
      (
        String(repeating: "lange Worte ", count: 20),
        String(repeating: "lange Worte ", count: 8).dropLast() + "…"
      ),
      (String(repeating: "x", count: 300), String(repeating: "x", count: 99) + "…"),
    ])
  func derivedTitle(text: String, title: String) {
    let bytes = Array(text.utf8)
    let made = DerivedTitle.make(from: bytes, cleaned: Cleaner().clean(bytes, mode: .text))
    #expect(made == title)
    #expect((made?.unicodeScalars.count ?? 0) <= DerivedTitle.mostScalars)
  }

  @Test("no text, no title", arguments: ["", "\n\n", "Kommentare (0)"])
  func noTitle(text: String) {
    let bytes = Array(text.utf8)
    #expect(DerivedTitle.make(from: bytes, cleaned: Cleaner().clean(bytes, mode: .text)) == nil)
  }
}
