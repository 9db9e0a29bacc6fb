import Testing

@testable import KheoNews

@Suite("Reading HTML")
struct HTMLReadingTests {
  @Test(
    "a page reads as innerText does",
    arguments: [
      ("<p>a</p><p>b</p>", "a\nb"), ("  a \n\t b  ", "a b"), ("a<br>b<br/>c", "a\nb\nc"), ("a<br><br>b", "a\n\nb"),
      ("a<b>b</b> <i> c</i>d", "ab cd"), ("<ul><li>1<li>2</ul>x", "1\n2\nx"),
      ("<div>a<div>b</div>c</div>", "a\nb\nc"), ("a<!-- x > y -->b<!-->c<!--->d<!doctype x>e<?pi?>f", "abcdef"),
      (
        "a<script>if (a<b) '</p>'</script>b<style>p{}</style>c<noscript>n</noscript>d<template><p>t</template>e",
        "abcde"
      ),
      ("<title>T</title><svg><title>x</title><text>y</text></svg>a<svg/>b", "ab"),
      ("<table><tr><td>1<td>2<tr><th>3</th><th>4</th></tr></table>z", "1\t2\n3\t4\nz"),
      ("x<pre>\n a\n  b </pre>y", "x\n a\n  b \ny"), ("1 < 2 & 3 > 2 <3 </ x>", "1 < 2 & 3 > 2 <3"),
      ("a</>b</1>c", "abc"), ("a<p", "a"), ("a<p title=\"x", "a"), ("a <b title='>'>b</b title=\">\">c", "a bc"),
      ("<p hidden>x</p><div hidden>y<div>z</div></div>v", "x\nv"), ("a\0b", "ab"),
      ("<textarea>x</textarea><iframe>y</iframe><object>z</object>a", "a"),
      ("<SCRIPT>x</ScRiPt >a<P>b", "a\nb"), ("a<custom-tag>b</custom-tag>c", "abc"), ("", ""), ("<p></p>", ""),
    ])
  func text(source: String, expected: String) {
    // `hidden` counts on elements that hold others; a paragraph keeps no account of itself.
    #expect(html(source).string == expected)
  }

  @Test(
    "character references decode as the standard says",
    arguments: [
      ("&amp;&lt;&gt;&quot;&apos;", "&<>\"'"), ("&eacute;&eacute &EACUTE;", "éé &EACUTE;"),
      ("&#233;&#xE9;&#XE9", "ééé"),
      ("&notit; &notin; &not", "¬it; ∉ ¬"),
      ("&#0;&#xD800;&#x110000;&#99999999999;", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
      ("&#128;&#150;&#x92;", "€–’"), ("&; & &# &#x; &#xg &bogus; &a", "&; & &# &#x; &#xg &bogus; &a"),
      ("&nvlt;&nGg;", "<\u{20D2}\u{22D9}\u{338}"), ("a&nbsp;b", "a\u{A0}b"), ("a&#10;b", "a b"),
      ("&CounterClockwiseContourIntegral;", "∳"),
      ("&CounterClockwiseContourIntegralx;", "&CounterClockwiseContourIntegralx;"),
      ("&ocirc&#7897;", "ôộ"),
    ])
  func references(source: String, expected: String) { #expect(html(source).string == expected) }

  @Test("the page says title, language, date, address, source and author")
  func metadata() {
    let document = html(
      """
      <!DOCTYPE html><html lang=vi><head><meta charset=utf-8><title>Tin &amp; b&agrave;i
       | Site</title><meta property="og:title" content="Tin &amp; bài"><link rel="canonical" href="https://x.vn/?a=1&amp;b=2&copy=3">
      <meta property="article:published_time" content="2025-06-18T07:00:00+07:00"><meta name="date" content="2024">
      <meta property='og:site_name' content='Báo X'><meta name=author content='N. V. A'><meta property=og:url content=u></head>
      <body lang=fr>x</body>
      """)
    #expect(document.title == "Tin & bài")
    #expect(document.language == "vi")
    #expect(document.url == "https://x.vn/?a=1&b=2&copy=3")
    #expect(document.date == "2025-06-18T07:00:00+07:00")
    #expect(document.source == "Báo X")
    #expect(document.author == "N. V. A")
    #expect(document.string == "x")
    #expect(html("<title> A\n &#8211; B </title>").title == "A – B")
    #expect(html("<meta property=og:locale content=de_AT>").language == "de-AT")
  }

  @Test("structure becomes hints on the text")
  func hints() {
    let document = html(
      """
      <header>Site <h1>Paper</h1></header><nav><ul><li>A<li>B</ul></nav>
      <article><header><h1>Top</h1></header><p>text<h2>Sub <b>x</b></h2><figure><img alt=i><figcaption>Cap</figcaption></figure>
      <p>more<aside>Related</aside></article><form>Search <button>Go</button></form><footer>Foot</footer>
      """)
    #expect(document.string == "Site\nPaper\nA\nB\nTop\ntext\nSub x\nCap\nmore\nRelated\nSearch Go\nFoot")
    #expect(document.hinted(.navigation) == ["Site\nPaper", "A\nB", "Related", "Search Go", "Foot"])
    #expect(document.hinted(.title) == ["Top"])
    #expect(document.hinted(.heading) == ["Paper", "Sub x"])
    #expect(document.hinted(.caption) == ["Cap"])
    #expect(document.hints.map(\.range.lowerBound) == document.hints.map(\.range.lowerBound).sorted())
  }

  @Test("an element left open ends with the one around it, not beyond the table it stands in")
  func openElements() {
    #expect(html("<div><nav>a<p>b</div>c").hinted(.navigation) == ["a\nb"])
    #expect(
      html("<nav>a<table><tr><td>b</nav>c</table>d</nav>e").hinted(.navigation)
        == ["a\nbc\nd"])
    #expect(html("<table><tr><td><nav>a<td>b</table>c").hinted(.navigation) == ["a"])
    #expect(html("<h1>a<h2>b</h2>c").hinted(.title) == ["a"])
  }

  @Test("each piece of the text maps to its source")
  func map() {
    let source = "\u{FEFF}<p>a &amp; b</p>\n<p>c&eacute;d  e"
    let document = html(source)
    #expect(document.string == "a & b\ncéd e")
    let map = document.sourceMap
    #expect(map.sourceRange(of: 0..<1) == 6..<7)
    #expect(map.sourceRange(of: 2..<3) == 8..<13)
    #expect(map.sourceRange(of: 4..<5) == 14..<15)
    #expect(map.sourceOffset(of: 5) == 15)
    #expect(map.sourceRange(of: 6..<10) == 23..<33)
    #expect(map.sourceOffset(of: 8) == map.sourceOffset(of: 7))
    #expect(map.sourceRange(of: 11..<12) == 35..<36)
    #expect(mapIsExact(document, source: Array(source.utf8)))
    // A word before a tag ends before the tag.
    #expect(html("<b>ab</b><i>cd</i>").sourceMap.sourceRange(of: 0..<2) == 3..<5)
  }

  @Test(
    "pages made to be slow or to nest deep are read in passing",
    arguments: [
      "<div>", "<nav>", "<table><tr><td>", "<b>", "<p><font color=x>x", "</div>", "<a b=\"", "<a b='>", "<!--",
      "<![CDATA[",
      "<script>", "<script></scrip", "</", "<", "&", "&#", "&a", "<a x y ", "<h1>", "<pre> ", "<svg>", "<template>",
      "<title>",
      "<figcaption>\n", "<div></p>", "<table></div>", "<td>", "<br>", "<select><option>",
    ])
  func hostile(piece: String) {
    let source = String(repeating: piece, count: 400_000 / piece.utf8.count)
    let document = html("<p>start</p>" + source + "x")
    #expect(document.string.hasPrefix("start"))
    #expect(isValidUTF8(document.text))
  }
}
