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
}
