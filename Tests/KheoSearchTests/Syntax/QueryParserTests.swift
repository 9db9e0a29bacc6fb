import KheoSearch
import KheoText
import Testing

/// The query language, row by row: what a query is understood as.
@Suite struct QueryParserTests {
  static let understood: [(query: String, tree: String)] = [
    // Words.
    ("pac nam", "pac nam"),
    ("Pác Nặm", "pác nặm"),
    ("a or b", "a or b"),
    ("foo:", "foo"),
    (":x", "x"),
    ("a*b", "a b"),
    ("- wald", "wald"),
    ("= a", "a"),
    ("*", ""),
    ("~", ""),
    ("\"\"", ""),
    ("()", ""),
    // Phrases.
    ("\"dan van kheo\"", "\"dan van kheo\""),
    ("“dan van kheo”", "\"dan van kheo\""),
    ("„dan van kheo“", "\"dan van kheo\""),
    ("„dan van kheo”", "\"dan van kheo\""),
    ("«dan van kheo»", "\"dan van kheo\""),
    ("»dan van kheo«", "\"dan van kheo\""),
    ("\"wald\"", "wald"),
    ("\"a*\"", "a"),
    ("x\"a b\"y", "x \"a b\" y"),
    // Exclusions.
    ("-wald", "-wald"),
    ("wald -nam", "wald -nam"),
    ("NOT wald", "-wald"),
    ("NOT NOT wald", "wald"),
    ("-\"a b\"", "-\"a b\""),
    ("-(a b)", "-(a b)"),
    ("-(a OR b)", "-(a OR b)"),
    ("-title:a", "-title:a"),
    ("-lang:de", "-lang:de"),
    ("-a -b", "-a -b"),
    ("NOT (a b) c", "-(a b) c"),
    // Alternatives and conjunctions.
    ("a OR b", "a OR b"),
    ("a | b", "a OR b"),
    ("a || b", "a OR b"),
    ("a OR b c", "a OR (b c)"),
    ("a NOT b OR c", "(a -b) OR c"),
    // What is required.
    ("a AND b", "+a +b"),
    ("a && b", "+a +b"),
    ("a b AND c", "+a +b +c"),
    ("a AND b OR c", "(+a +b) OR c"),
    ("a AND (b OR c)", "+a +(b OR c)"),
    ("(a OR b) AND (c OR d)", "+(a OR b) +(c OR d)"),
    ("a AND -b", "a -b"),
    ("a AND lang:de", "a lang:de"),
    ("+a +b", "+a +b"),
    ("+a b", "+a b"),
    ("a +b c", "a +b c"),
    ("+a", "a"),
    ("+a -b", "a -b"),
    ("+a lang:de", "a lang:de"),
    ("+\"a b\" c", "+\"a b\" c"),
    ("+Bac-Kan c", "+\"bac kan\" c"),
    ("+(a OR b) c", "+(a OR b) c"),
    ("+(a b) c", "+a +b c"),
    ("+title:a b", "+title:a b"),
    ("title:(+a b)", "+title:a title:b"),
    ("+=a b", "+=a b"),
    ("+a* b", "+a* b"),
    ("a+b", "\"a b\""),
    ("a + b", "a b"),
    ("a ++b", "a b"),
    ("a+ b", "a b"),
    ("(a OR b) c", "(a OR b) c"),
    ("((a OR b) c) OR d", "((a OR b) c) OR d"),
    ("((((a))))", "a"),
    // Fields.
    ("title:nam", "title:nam"),
    ("body:nam", "body:nam"),
    ("text:nam", "text:nam"),
    ("caption:nam", "caption:nam"),
    ("source:nam", "source:nam"),
    ("site:nam", "source:nam"),
    ("url:nam", "source:nam"),
    ("author:nam", "source:nam"),
    ("TITLE:nam", "title:nam"),
    ("title: nam", "title nam"),
    ("title:\"pac nam\"", "title:\"pac nam\""),
    ("title:(a b)", "title:a title:b"),
    ("title:(a OR b)", "title:a OR title:b"),
    ("title:(a body:b)", "title:a body:b"),
    ("title:a b", "title:a b"),
    ("title:Pac-Nam", "title:\"pac nam\""),
    ("title:=Nặm", "title:=nặm"),
    ("=title:Nặm", "title:=nặm"),
    ("title:=\"Pác Nặm\"", "title:=\"pác nặm\""),
    ("title:nam*", "title:nam*"),
    ("title:body:nam", "body:nam"),
    ("foo:bar", "\"foo bar\""),
    // Conditions.
    ("lang:de", "lang:de"),
    ("lang:vi-VN", "lang:vi"),
    ("language:nb", "lang:no"),
    ("lang:other", "lang:other"),
    ("lang:\"fr\"", "lang:fr"),
    ("a lang:de", "a lang:de"),
    ("date:2025", "date:2025-01-01..2025-12-31"),
    ("date:2025-06", "date:2025-06-01..2025-06-30"),
    ("date:2025-06-18", "date:2025-06-18"),
    ("date:2025-01..2025-06", "date:2025-01-01..2025-06-30"),
    ("date:2025..", "date:2025-01-01.."),
    ("date:..2024-05-01", "date:..2024-05-01"),
    ("date:\"2024\"", "date:2024-01-01..2024-12-31"),
    // Endings.
    ("tỉnh*", "tỉnh*"),
    ("prefix* b", "prefix* b"),
    ("b prefix*", "b prefix*"),
    ("a**", "a*"),
    ("word~", "word~1"),
    ("word~1", "word~1"),
    ("word~2", "word~2"),
    ("word~3", "word 3"),
    ("a~ b", "a~1 b"),
    ("Bac-Kan*", "\"bac kan*\""),
    ("Bac-Kan~1", "\"bac kan~1\""),
    // To the letter.
    ("=exact", "=exact"),
    ("=\"exact phrase\"", "=\"exact phrase\""),
    ("=pac nam", "=pac nam"),
    ("=Bac-Kan", "=\"bac kan\""),
    ("-=nặm", "-=nặm"),
    // Near.
    ("a NEAR b", "a NEAR/10 b"),
    ("a NEAR/3 b", "a NEAR/3 b"),
    ("a NEAR/500 b", "a NEAR/100 b"),
    ("a NEAR/0 b", "a \"near 0\" b"),
    ("a NEAR b NEAR/4 c", "a NEAR/10 b NEAR/10 c"),
    ("x a NEAR b NEAR/4 c", "x a NEAR/10 b NEAR/10 c"),
    ("a NEAR/3 b c", "a NEAR/3 b c"),
    ("x a NEAR/3 b c", "x a NEAR/3 b c"),
    ("\"a b\" NEAR c", "\"a b\" NEAR/10 c"),
    ("a NEAR \"b c\"", "a NEAR/10 \"b c\""),
    ("a NEAR title:b", "a NEAR/10 title:b"),
    ("a NEAR Bac-Kan", "a NEAR/10 \"bac kan\""),
    // Numbers, codes, elisions.
    ("11 821", "11821"),
    ("11.821", "11821"),
    ("11,821", "11821"),
    ("1.234.567", "1234567"),
    ("3,5", "3.5"),
    ("1762-QD/TU", "\"1762 qd tu\""),
    ("A80", "\"a 80\""),
    ("l'eau", "eau"),
    ("l’État", "état"),
    ("d'un coup", "un coup"),
    ("aujourd'hui", "aujourdhui"),
  ]

  static let escaped: [(query: String, tree: String)] = [
    // Quotation marks and parentheses without their partners.
    ("\"dan", "dan"),
    ("“dan van", "dan van"),
    ("dan\"", "dan"),
    ("\"Bac-Kan", "\"bac kan\""),
    ("(a", "a"),
    ("a)", "a"),
    ("(a OR b", "a OR b"),
    (")(", ""),
    // Operators without their operands.
    ("AND a", "a"),
    ("a AND", "a"),
    ("OR a", "a"),
    ("a OR", "a"),
    ("a OR OR b", "a OR b"),
    ("a NOT", "a"),
    ("(a NOT) OR b", "a OR b"),
    ("a NEAR", "a"),
    ("NEAR a", "a"),
    ("a NEAR -b", "a -b"),
    ("-a NEAR b", "-a b"),
    ("a NEAR (b OR c)", "a (b OR c)"),
    ("a NEAR (b c)", "a b c"),
    ("-+a b", "-a b"),
    ("title:+a b", "title:a b"),
    // Nothing but operators: then they are words.
    ("OR", "or"),
    ("NOT", "not"),
    ("AND", "and"),
    ("NEAR", "near"),
    ("OR AND", "or and"),
    // Conditions that are none.
    ("lang:xx", "xx"),
    ("lang:(de)", "de"),
    ("date:gestern", "gestern"),
    ("date:2025-13", "\"2025 13\""),
    ("date:2025-02-30", "\"2025 02 30\""),
    ("date:2025-06..2025-01", "\"2025 06\" \"2025 01\""),
    // `=` takes a word or a quotation.
    ("=(a b)", "a b"),
  ]

  @Test("A query is understood as the language says", arguments: understood)
  func understands(_ row: (query: String, tree: String)) {
    let parsed = QueryParser.parse(row.query, analyzer: Analyzer())
    #expect("\(parsed.tree)" == row.tree)
    #expect(!parsed.isEscaped, "\(row.query) is of the language")
  }

  @Test("What is not of the language is searched as words, and the answer says so", arguments: escaped)
  func escapes(_ row: (query: String, tree: String)) {
    let parsed = QueryParser.parse(row.query, analyzer: Analyzer())
    #expect("\(parsed.tree)" == row.tree)
    #expect(parsed.isEscaped, "\(row.query) is not of the language")
  }

  @Test("Words past the limit are left out, and the answer says so")
  func limitsWords() {
    let words = (0..<QueryParser.wordLimit).map { _ in "wald" }
    let full = QueryParser.parse(words.joined(separator: " "), analyzer: Analyzer())
    #expect(full.tree.words.count == QueryParser.wordLimit)
    #expect(!full.isEscaped)
    let over = QueryParser.parse((words + ["wiese"]).joined(separator: " "), analyzer: Analyzer())
    #expect(over.tree == full.tree)
    #expect(over.isEscaped)
  }

  @Test("A number that may be a decimal keeps its other reading")
  func keepsOtherReading() {
    let words = QueryParser.parse("11.821", analyzer: Analyzer()).tree.words
    #expect(words.map(\.alternativeKeys) == [[Array("11.821".utf8)]])
  }

  @Test("A word's range is where it stands in the query")
  func keepsRanges() {
    let query = "title:=Nặm \"pac  nam\" (Đà* OR l'eau)"
    let bytes = Array(query.utf8)
    let words = QueryParser.parse(query, analyzer: Analyzer()).tree.words
    #expect(words.map { String(decoding: bytes[$0.range], as: UTF8.self) } == ["Nặm", "pac", "nam", "Đà", "eau"])
  }

  @Test("The words of a phrase are compared with any marks, a plain word in every way, a word after = to the letter")
  func setsModes() {
    let words = QueryParser.parse("a \"b c\" =d e* f~2", analyzer: Analyzer()).tree.words
    #expect(words.map(\.mode) == [.expanded, .folded, .folded, .exact, .prefix, .fuzzy(2)])
  }
}
