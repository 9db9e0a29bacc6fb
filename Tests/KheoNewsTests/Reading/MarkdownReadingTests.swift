import Testing

@testable import KheoNews

@Suite("Reading Markdown")
struct MarkdownReadingTests {
  @Test(
    "the marks fall away and the text stays",
    arguments: [
      ("# Head #\ntext", "Head\ntext"), ("Head\n===\nSub\n---\ntext", "Head\nSub\ntext"), ("#hashtag", "#hashtag"),
      ("a\nb\n\nc", "a b\nc"), ("a  \nb\\\nc", "a\nb\nc"), ("*a* **b** ***c*** _d_ __e__ ~~f~~", "a b c d e f"),
      ("snake_case_name 2 * 3 * 4 a*", "snake_case_name 2 * 3 * 4 a*"), ("**bold\nover** lines", "bold over lines"),
      ("[text](http://x.y/z_(a)) [t](<a b> \"T\") [n](see below)", "text t [n](see below)"),
      ("![alt *x*](i.png) [![in](a)](b)", "alt x in"), ("[a][r] [r] [b][] [q]\n\n[r]: http://x\n[b]: y", "a r b [q]"),
      ("- a\n* b\n+ c\n  - d\n- [ ] e\n- [x] f", "a\nb\nc\nd\ne\nf"), ("1. a\n2. b\n10) c", "1. a\n2. b\n10) c"),
      ("on the\n17. mai we", "on the 17. mai we"), ("> a\n> > b\n>\n> c", "a b\nc"),
      ("```swift\nlet *a* = 1\n\n  &amp;\n```\nb", "let *a* = 1\n  &amp;\nb"), ("~~~\na\n```\n~~~\nb", "a\n```\nb"),
      ("a `*b*` ``c`d`` `e", "a *b* c`d `e"), ("| a | b |\n|---|:-:|\n| 1 | *2* |", "a\tb\n1\t2"),
      ("a | b\n--|--\n1 | 2\n\nx | y", "a\tb\n1\t2\nx | y"), ("***\n* * *\na\n\n---\nb", "a\nb"),
      ("\\*a\\* \\x &amp; &#233; &x", "*a* \\x & é &x"),
      ("<b>a</b><br>b <https://x.y> <a@b.c> 1 < 2", "a\nb https://x.y a@b.c 1 < 2"),
      ("a <!-- b *c* --> d\n<!-- e\n\nf -->\ng", "a d\ng"), ("a\r\nb\r\rc", "a b\nc"), ("", ""), ("\n\n", ""),
      ("**", "**"),
      ("![](x) [](y)", ""), ("[[a]](b) ](c) [d", "[a] ](c) [d"), ("**Đặng** *Văn*_x_", "Đặng Vănx"),
    ])
  func text(source: String, expected: String) {
    let document = markdown(source)
    #expect(document.string == expected)
    #expect(mapIsExact(document, source: Array(source.utf8)))
  }

  @Test("headings and descriptions of pictures become hints")
  func hints() {
    let document = markdown("Top **x**\n===\n\n## Sub\n# Again\n\na ![the cat](x) b\n![one](a)![two](b)")
    #expect(document.hinted(.title) == ["Top x"])
    #expect(document.hinted(.heading) == ["Sub", "Again"])
    #expect(document.hinted(.caption) == ["the cat", "one", "two"])
  }

  @Test("front matter states the fields and is not text")
  func frontMatter() {
    let document = markdown(
      "---\ntitle: \"A: b\"\nLang: de\ndate: 2025-01-02\nauthor: 'X'\nurl: http://x/y:z\nsite: S\ntags:\n  - title: q\n---\n# H"
    )
    #expect(document.string == "H")
    #expect(document.title == "A: b")
    #expect(document.language == "de")
    #expect(document.date == "2025-01-02")
    #expect(document.author == "X")
    #expect(document.url == "http://x/y:z")
    #expect(document.source == "S")
    #expect(document.sourceMap.sourceOffset(of: 0) == 107)
    #expect(markdown("---\ntitle: x\n\ntext").string == "title: x\ntext")
  }

  @Test(
    "texts made to be slow are read in passing",
    arguments: [
      "*", "_", "* ", "a*", "*a ", "**a*", "[", "]", "[a", "[a](", "](", "[](", "![", "`", "`a``", "a`b``c```", "<",
      "<a ", "<!--", "&",
      "\\", "> ", "- ", "1. ", "#", "|", "a|", "~~", "~~~\n", "---\n", "===\n", "[a]: b\n", "[a]", "[a][", "(",
      "[a](b c ", "a\n", "a\n=\n",
      "<!-- \n", "| a\n", "![a](b)",
    ])
  func hostile(piece: String) {
    for prefix in ["", "x ", "[a]: b\n\n"] {
      let source = prefix + String(repeating: piece, count: 200_000 / piece.utf8.count)
      let document = markdown(source)
      #expect(isValidUTF8(document.text))
    }
  }
}
