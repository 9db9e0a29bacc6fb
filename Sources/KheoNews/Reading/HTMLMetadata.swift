/// What an HTML page says about itself: title, language, date, address, source, author.
///
/// Several places may say it; each field keeps the one that ranks first below.
struct HTMLMetadata {
  private struct Field {
    var value: String?
    var rank = Int.max

    mutating func offer(_ newValue: String, rank newRank: Int) {
      if newRank < rank, !newValue.isEmpty {
        value = newValue
        rank = newRank
      }
    }
  }

  private let source: UnsafeBufferPointer<UInt8>
  private var title = Field()
  private var language = Field()
  private var date = Field()
  private var url = Field()
  private var site = Field()
  private var author = Field()

  init(source: UnsafeBufferPointer<UInt8>) {
    self.source = source
  }

  func fill(_ document: inout SourceDocument) {
    document.title = title.value
    document.language = language.value
    document.date = date.value
    document.url = url.value
    document.source = site.value
    document.author = author.value
  }

  /// The content of `<title>`; `og:title` ranks before it, being free of the site's name.
  mutating func takeTitle(_ content: Range<Int>) {
    title.offer(decoded(content, inAttribute: false), rank: 1)
  }

  mutating func take(_ name: HTMLName, attributes: [HTMLTokenizer.Attribute]) {
    if attributes.isEmpty { return }
    switch name {
    case Names.meta: takeMeta(attributes)
    case Names.link:
      if value(Names.rel, in: attributes).lowercased() == "canonical" {
        url.offer(value(Names.href, in: attributes), rank: 0)
      }
    case Names.html: takeLanguage(attributes, rank: 0)
    case Names.body, Names.main, Names.article: takeLanguage(attributes, rank: 1)
    default: break
    }
  }

  private mutating func takeLanguage(_ attributes: [HTMLTokenizer.Attribute], rank: Int) {
    language.offer(value(Names.lang, in: attributes), rank: rank)
    language.offer(value(Names.xmlLang, in: attributes), rank: rank)
  }

  private mutating func takeMeta(_ attributes: [HTMLTokenizer.Attribute]) {
    let content = value(Names.content, in: attributes)
    if content.isEmpty { return }
    for name in [Names.property, Names.name, Names.itemprop, Names.httpEquiv] {
      switch value(name, in: attributes).lowercased() {
      case "og:title": title.offer(content, rank: 0)
      case "twitter:title", "dc.title": title.offer(content, rank: 2)
      case "content-language": language.offer(content, rank: 2)
      case "og:locale": language.offer(String(content.map { $0 == "_" ? "-" : $0 }), rank: 3)
      case "article:published_time": date.offer(content, rank: 0)
      case "datepublished": date.offer(content, rank: 1)
      case "date", "pubdate", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.created":
        date.offer(content, rank: 2)
      case "og:url": url.offer(content, rank: 1)
      case "og:site_name": site.offer(content, rank: 0)
      case "application-name", "dc.publisher": site.offer(content, rank: 1)
      case "author": author.offer(content, rank: 0)
      case "article:author": if !content.hasPrefix("http") { author.offer(content, rank: 1) }
      case "dc.creator", "dcterms.creator": author.offer(content, rank: 2)
      default: break
      }
    }
  }

  /// The value of an attribute, decoded and trimmed; empty where there is none.
  private func value(_ name: HTMLName, in attributes: [HTMLTokenizer.Attribute]) -> String {
    guard let attribute = attributes.first(where: { $0.name == name }) else { return "" }
    return decoded(attribute.value, inAttribute: true)
  }

  /// Character references decoded, white space collapsed.
  private func decoded(_ range: Range<Int>, inAttribute: Bool) -> String {
    let text = UnsafeBufferPointer(rebasing: source[..<range.upperBound])
    var bytes: [UInt8] = []
    var offset = range.lowerBound
    while offset < range.upperBound {
      let byte = text[offset]
      if isMarkupSpace(byte) {
        if let last = bytes.last, last != UInt8(ascii: " ") { bytes.append(UInt8(ascii: " ")) }
      } else if byte == UInt8(ascii: "&"),
        let reference = CharacterReference(at: offset, in: text, inAttribute: inAttribute)
      {
        bytes += reference.utf8
        offset += reference.length
        continue
      } else {
        bytes.append(byte)
      }
      offset += 1
    }
    if bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  private enum Names {
    static let meta = HTMLName("meta")
    static let link = HTMLName("link")
    static let html = HTMLName("html")
    static let body = HTMLName("body")
    static let main = HTMLName("main")
    static let article = HTMLName("article")
    static let rel = HTMLName("rel")
    static let href = HTMLName("href")
    static let lang = HTMLName("lang")
    static let xmlLang = HTMLName("xml:lang")
    static let content = HTMLName("content")
    static let property = HTMLName("property")
    static let name = HTMLName("name")
    static let itemprop = HTMLName("itemprop")
    static let httpEquiv = HTMLName("http-equiv")
  }
}
