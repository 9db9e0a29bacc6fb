/// What went wrong, and what to do now.
struct ProblemPage {
  let status: Int
  let details: [String]
  let query: String
  let interface: Interface

  func page(_ frame: PageFrame) -> [UInt8] {
    let title = interface.string(StringKey.problem(status).title)
    return frame.page(PageFrame.Subject(title: title, address: .home, query: query)) { html in
      html.element("div", .id("results"), .class("results")) { writeRegion(to: &$0) }
    }
  }

  func writeRegion(to html: inout HTML) {
    let keys = StringKey.problem(status)
    let title = interface.string(keys.title)
    html.element("section", .class("region problem"), .text("data-title", title), .text("data-status", title)) { html in
      html.element("p", .class("kicker"), text: String(status))
      html.element("h1", .fixed("tabindex", "-1"), text: title)
      html.element("p", .class("lead"), text: interface.string(keys.text))
      // What is wrong with which part of an address; of other problems the text above says as much.
      if status == 400, !details.isEmpty {
        html.element("ul", .lang("en")) { html in for detail in details { html.element("li", text: detail) } }
      }
      html.element("p") { html in
        html.element("a", .href(.page("/help", interface)), text: interface.string(.emptyHelp))
      }
    }
  }
}
