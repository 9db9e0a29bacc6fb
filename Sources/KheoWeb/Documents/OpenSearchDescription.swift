/// The description that lets a browser take Kheo among its search engines (OpenSearch 1.1, draft 6).
public enum OpenSearchDescription {
  public static let contentType = "application/opensearchdescription+xml; charset=utf-8"

  /// The document for a server at `baseURL`, such as `https://search.example.org`, without a slash at the end.
  public static func document(baseURL: String) -> [UInt8] {
    let base = escape(baseURL)
    return Array(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
        <ShortName>Kheo</ShortName>
        <Description>News in Vietnamese, German, French and Norwegian</Description>
        <InputEncoding>UTF-8</InputEncoding>
        <OutputEncoding>UTF-8</OutputEncoding>
        <Image type="image/svg+xml">\(base)\(Assets.shared.icon.path)</Image>
        <Url type="text/html" method="get" template="\(base)/search?q={searchTerms}"/>
        <Url type="application/x-suggestions+json" method="get" template="\(base)/v1/suggest/opensearch?q={searchTerms}"/>
        <Url type="application/opensearchdescription+xml" rel="self" template="\(base)/opensearch.xml"/>
      </OpenSearchDescription>

      """.utf8)
  }

  /// Text for XML (Extensible Markup Language 1.0, section 2.4); controls, which XML cannot hold, are left out.
  static func escape(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { escaped, scalar in
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case "\u{0}"..<"\u{20}", "\u{FFFE}"..."\u{FFFF}": break
      default: escaped.unicodeScalars.append(scalar)
      }
    }
  }
}
