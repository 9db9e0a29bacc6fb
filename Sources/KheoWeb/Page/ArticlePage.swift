import Kheo

/// An article with the parts of its text that are its own.
struct ArticlePage {
  let article: ShownArticle
  let interface: Interface

  func page(_ frame: PageFrame) -> [UInt8] {
    let title = article.title.isEmpty ? interface.string(.hitUntitled) : article.title
    return frame.page(PageFrame.Subject(title: title, address: .article(article.id))) { html in
      html.element("article", .class("prose"), .lang(article.language)) { html in
        html.element("header", .lang(interface.language.rawValue)) { writeHeader(title, to: &$0) }
        var isMarked = false
        for region in article.regions { write(region, isMarked: &isMarked, to: &html) }
        html.element("footer", .class("colophon"), .lang(interface.language.rawValue)) { html in
          html.element("span", text: interface.string(.articleFile))
          html.literal(" ")
          html.element("code", text: article.path)
        }
      }
    }
  }

  private func writeHeader(_ title: String, to html: inout HTML) {
    html.element("p", .class("meta")) { html in
      if let source = article.source, !source.isEmpty { html.element("span", .class("source"), text: source) }
      if let date = article.date { html.element("time", .text("datetime", date), text: interface.date(date)) }
      html.element("span", text: interface.languageName(article.language))
    }
    html.element("h1", .lang(article.language), article.isTitleDerived ? .class("derived") : nil, text: title)
    if article.isTitleDerived { html.element("p", .class("aside"), text: interface.string(.articleDerived)) }
    html.element("p", .class("meta foot")) { html in
      if let author = article.author, !author.isEmpty {
        html.element("span", text: interface.string(.articleAuthor, ["author": author]))
      }
      if let link = Link.external(article.url) {
        html.element("a", .href(link), .rel("noopener noreferrer"), text: interface.string(.articleOriginal))
      }
      AlsoIn(versions: article.alsoIn, interface: interface).write(to: &html)
    }
  }

  /// The lines of a region, each a paragraph. `isMarked` is whether the mention has begun before.
  private func write(_ region: ShownArticle.Region, isMarked: inout Bool, to html: inout HTML) {
    let range = region.range.clamped(to: 0..<article.text.count)
    var start = range.lowerBound
    while start < range.upperBound {
      let end = article.text[start..<range.upperBound].firstIndex(of: UInt8(ascii: "\n")) ?? range.upperBound
      let line = start..<end
      start = end + 1
      if article.text[line].allSatisfy({ $0 <= 0x20 }) { continue }
      if region.isCaption {
        html.element("p", .class("caption"), .title(interface.string(.articleCaption))) {
          write(line, isMarked: &isMarked, to: &$0)
        }
      } else {
        html.element("p") { write(line, isMarked: &isMarked, to: &$0) }
      }
    }
  }

  /// A line, with the mention that was asked for in it.
  private func write(_ line: Range<Int>, isMarked: inout Bool, to html: inout HTML) {
    guard let mention = article.mention?.clamped(to: line), !mention.isEmpty else {
      return html.text(utf8: article.text[line])
    }
    html.text(utf8: article.text[line.lowerBound..<mention.lowerBound])
    html.element("mark", isMarked ? nil : .id("mention")) { $0.text(utf8: article.text[mention]) }
    isMarked = true
    html.text(utf8: article.text[mention.upperBound..<line.upperBound])
  }
}
