public import Kheo

/// Writes the pages: from values of the engine to the bytes of HTML, each a pure function.
///
/// Every page stands without its script and its style. Pages that hold what a query found are not for search engines; they
/// say so themselves.
public struct Pages: Sendable {
  /// Where the server is on the web, such as `https://search.example.org`, without a slash at the end; empty where that is not
  /// known, and canonical links are left out.
  public let baseURL: String
  let assets = Assets.shared

  /// What a `Content-Security-Policy` may say for every page, without `frame-ancestors`.
  public static let contentSecurityPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    + "form-action 'self'; base-uri 'none'"

  public init(baseURL: String = "") { self.baseURL = baseURL }

  /// The page to begin at.
  public func home(_ figures: IndexFigures? = nil, _ interface: Interface) -> [UInt8] {
    HomePage(figures: figures, interface: interface).page(frame(interface))
  }

  /// The page of an answer.
  public func results(_ view: ResultsView, _ interface: Interface) -> [UInt8] {
    ResultsPage(view: view, interface: interface).page(frame(interface))
  }

  /// Of the page of an answer only what depends on the query, for the script to put in place.
  public func resultsFragment(_ view: ResultsView, _ interface: Interface) -> [UInt8] {
    var html = HTML()
    ResultsPage(view: view, interface: interface).writeRegion(to: &html)
    return html.bytes
  }

  public func article(_ article: ShownArticle, _ interface: Interface) -> [UInt8] {
    ArticlePage(article: article, interface: interface).page(frame(interface))
  }

  /// The page of a unit or a person.
  public func card(_ card: ShownCard, _ interface: Interface) -> [UInt8] {
    CardPage(card: card, interface: interface).page(frame(interface))
  }

  public func help(_ interface: Interface) -> [UInt8] { HelpPage(interface: interface).page(frame(interface)) }

  /// The page of a problem with an HTTP status. `details` are sentences that say what to do, in English, as the API gives
  /// them; `query` goes back into the search box.
  public func problem(
    status: Int, details: [String] = [], query: String = "", _ interface: Interface
  ) -> [UInt8] {
    ProblemPage(status: status, details: details, query: query, interface: interface).page(frame(interface))
  }

  /// The same for the script, in the place of results.
  public func problemFragment(status: Int, details: [String] = [], _ interface: Interface) -> [UInt8] {
    var html = HTML()
    ProblemPage(status: status, details: details, query: "", interface: interface).writeRegion(to: &html)
    return html.bytes
  }

  private func frame(_ interface: Interface) -> PageFrame {
    PageFrame(interface: interface, assets: assets, baseURL: baseURL)
  }
}

/// How much an index holds.
public struct IndexFigures: Sendable, Equatable {
  public var articles: Int
  public var units: Int
  public var people: Int

  public init(articles: Int, units: Int, people: Int) {
    self.articles = articles
    self.units = units
    self.people = people
  }
}
