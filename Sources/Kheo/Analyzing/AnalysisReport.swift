public import KheoText

/// Shows what a text becomes: its tokens, where they stand, and every form that a query could reach them by.
public struct AnalysisReport: Sendable {
  /// One token with its forms.
  public struct Entry: Sendable {
    /// The token as it stands in the text.
    public var text: String
    /// Bytes of the text.
    public var range: Range<Int>
    public var key: String
    public var spelling: String
    public var position: Int
    public var kind: Token.Kind
    public var flags: Token.Flags
    /// Folded stems by language code.
    public var stems: [(language: String, stems: [String])]
    /// Spellings with digraphs by language code.
    public var digraphs: [(language: String, spellings: [String])]
  }

  public var entries: [Entry]

  /// Analyses a text of a language; `nil` shows the forms of every language and reads numbers as a query does.
  public init(text: String, language: Language?) {
    let analyzer = Analyzer()
    let buffer = language.map { analyzer.analyze(text, language: $0) } ?? analyzer.analyzeQuery(text)
    let languages = language.map { [$0] } ?? Language.allCases
    let stemmers = languages.compactMap { language in Stemmer(language).map { (language, $0) } }
    let bytes = Array(text.utf8)
    entries = buffer.tokens.map { token in
      let spelling = Array(buffer.spelling(of: token))
      let range = Int(token.start)..<Int(token.end)
      return Entry(
        text: String(decoding: bytes[range], as: UTF8.self), range: range,
        key: String(decoding: buffer.key(of: token), as: UTF8.self),
        spelling: String(decoding: spelling, as: UTF8.self), position: Int(token.position), kind: token.kind,
        flags: token.flags,
        stems: token.kind != .word
          ? []
          : stemmers.map { language, stemmer in
            (language.code, stemmer.foldedStems(of: spelling).map { String(decoding: $0, as: UTF8.self) })
          },
        digraphs: languages.compactMap { language in
          let forms = Digraphs.alternatives(of: spelling, in: language)
          return forms.isEmpty
            ? nil : (language.code, forms.map { String(decoding: $0.spelling, as: UTF8.self) })
        })
    }
  }

  /// One JSON object on one line.
  public func json() -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("schemaVersion", 1)
    writer.name("tokens")
    writer.beginArray()
    for entry in entries { entry.write(to: &writer) }
    writer.endArray()
    writer.endObject()
    return writer.bytes
  }

  /// A line for each token.
  public func lines() -> [String] {
    entries.map { entry in
      var parts = [
        "\(entry.range.lowerBound)–\(entry.range.upperBound)", "“\(entry.text)”", "key \(entry.key)",
      ]
      if entry.spelling != entry.key { parts.append("spelling \(entry.spelling)") }
      if entry.kind != .word { parts.append("\(entry.kind)") }
      parts += entry.flagNames
      for (language, stems) in entry.stems { parts.append("stem(\(language)) " + stems.joined(separator: " ")) }
      for (language, forms) in entry.digraphs { parts.append("also(\(language)) " + forms.joined(separator: " ")) }
      return parts.joined(separator: "  ")
    }
  }
}

extension AnalysisReport.Entry {
  fileprivate var flagNames: [String] {
    let names: [(Token.Flags, String)] = [
      (.joined, "joined"), (.sentenceStart, "sentenceStart"), (.capitalized, "capitalized"), (.code, "code"),
      (.elided, "elided"),
    ]
    return names.filter { flags.contains($0.0) }.map(\.1)
  }

  fileprivate func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("text", text)
    writer.member("utf8", range)
    writer.member("key", key)
    writer.member("spelling", spelling)
    writer.member("position", position)
    writer.member("kind", "\(kind)")
    writer.member("flags", flagNames)
    for (name, forms) in [("stems", stems), ("digraphs", digraphs.map { ($0.language, $0.spellings) })] {
      writer.name(name)
      writer.beginObject()
      for (language, values) in forms { writer.member(language, values) }
      writer.endObject()
    }
    writer.endObject()
  }
}
