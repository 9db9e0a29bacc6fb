import HTTPTypes
import Hummingbird
import Kheo
import KheoWeb

/// The pages for people: `/`, `/search`, `/articles/{id}`, `/units/{id}`, `/people/{id}`, `/help`.
struct PageController {
  let service: AnswerService
  let runner: SearchRunner
  let pages: Pages
  let representation: Representation
  let limits: SearchParameters.Limits

  func addRoutes(to router: some RouterMethods<some RequestContext>) {
    router.get("/") { request, _ in try await home(request) }
    router.get("/help") { request, _ in try await help(request) }
    router.get("/search") { request, _ in try await search(request) }
    for path in DocumentPath.allCases {
      router.get("/\(path.rawValue)/**") { request, _ in try await document(path, request) }
    }
  }

  // MARK: Results

  private func search(_ request: Request) async throws -> Response {
    let query = request.uri.query ?? ""
    let items = QueryItems(query: query)
    let interface = Interface(request, items)
    let isFragment = items.items.contains { $0.name == "fragment" && $0.value == "results" }
    return try await service.answer(
      request, as: representation, name: "results \(interface.identity) \(isFragment)", key: query,
      prepare: { current in
        let parameters = try SearchParameters(items: items.withQuery, limits: limits)
        let index = parameters.cursor.flatMap { service.holder.generation($0.generation) } ?? current
        // A page of a generation that is gone: the first page of the live one is what there is to show.
        let isGone = parameters.cursor.map { $0.generation != index.generation } ?? false
        let shown = isGone ? parameters.with { $0.cursor = nil } : parameters
        return (shown, shown.urlQuery, index)
      },
      make: { [pages, runner] parameters, _, tools, deadline in
        let answer = try runner.run(parameters, tools, deadline: deadline)
        var view = ResultsView(answer, parameters)
        if parameters.kinds != .all {
          view.totals.merge(try runner.totals(parameters, tools, deadline: deadline)) { shown, _ in shown }
        }
        return AnswerService.Content(
          bytes: isFragment ? pages.resultsFragment(view, interface) : pages.results(view, interface))
      })
  }

  // MARK: Documents

  private func document(_ path: DocumentPath, _ request: Request) async throws -> Response {
    let id = path.id(in: request.uri.path)
    let query = request.uri.query ?? ""
    let items = QueryItems(query: query)
    let interface = Interface(request, items)
    let mention = items.items.first { $0.name == "mention" }.flatMap { MentionRange.read($0.value) }
    return try await service.answer(
      request, as: representation, name: "\(path.rawValue) page \(interface.identity)",
      key: "\(request.uri.path)?\(query)",
      prepare: { (id, "\(id) \(mention.map { "\($0)" } ?? "")", $0) },
      make: { [pages] id, _, tools, _ in
        if path == .articles {
          guard let article = try tools.engine.shownArticle(id: id, mention: mention) else {
            throw Problem.notFound(path)
          }
          return AnswerService.Content(bytes: pages.article(article, interface))
        }
        guard let card = try tools.engine.shownCard(id: id, kind: path.kind) else { throw Problem.notFound(path) }
        return AnswerService.Content(bytes: pages.card(card, interface))
      })
  }

  // MARK: Pages that nothing is searched for

  private func home(_ request: Request) async throws -> Response {
    try await fixed(request, name: "home") { [pages] interface, index in
      let figures = IndexFigures(
        articles: index.snapshot.documentCount(of: .article), units: index.snapshot.documentCount(of: .unit),
        people: index.snapshot.documentCount(of: .person))
      return pages.home(figures, interface)
    }
  }

  private func help(_ request: Request) async throws -> Response {
    try await fixed(request, name: "help") { [pages] interface, _ in pages.help(interface) }
  }

  private func fixed(
    _ request: Request, name: String, write: @escaping @Sendable (Interface, ServedIndex) -> [UInt8]
  ) async throws -> Response {
    let interface = Interface(request, QueryItems(query: request.uri.query ?? ""))
    return try await service.answer(
      request, as: representation, name: name, key: interface.identity,
      prepare: { (interface, interface.identity, $0) },
      make: { interface, index, _, _ in AnswerService.Content(bytes: write(interface, index)) })
  }
}

extension Interface {
  /// The interface of a request.
  init(_ request: Request, _ items: QueryItems) {
    self.init(
      ui: items.items.first { $0.name == "ui" }?.value, acceptLanguage: request.headers[.acceptLanguage])
  }

  /// What decides how a page speaks.
  var identity: String { "\(language.rawValue)\(isChosen ? "!" : "")" }
}

extension QueryItems {
  /// The same with an empty query where there is none: whoever comes to the page without one has typed nothing yet.
  fileprivate var withQuery: QueryItems {
    items.contains { $0.name == "q" } ? self : QueryItems(items: items + [Item(name: "q", value: "")])
  }
}
