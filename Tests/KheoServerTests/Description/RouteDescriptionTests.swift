import Glibc
import Hummingbird
import Kheo
import KheoTestSupport
import Testing

@testable import KheoServer

@Suite struct RouteDescriptionTests {
  @Test("every route of the API is described, and every route that is described is there")
  func routes() throws {
    let folder = ScratchFolder()
    let index = folder.path + "/index"
    let articles = folder.path + "/articles.txt"
    let file = try #require(fopen(articles, "w"))
    fputs("Die Bücherei in Leipzig ist offen.", file)
    fclose(file)
    _ = try IndexBuild(folder: index, inputs: [articles]).run(onFailure: { _ in }, onProgress: { _, _ in })
    let service = AnswerService(
      holder: IndexHolder(try ServedIndex(folder: index, cacheBytes: 0)),
      workers: SearchWorkers(threads: 1, queue: 1, timeout: .seconds(1)), metrics: ServerMetrics())

    let recorder = RouteRecorder<ServerContext>()
    addRoutes(to: recorder, ServerSettings(), service, Readiness())
    let routes = Set(recorder.routes.map { $0.hasSuffix("/**") ? $0.dropLast(2) + "{id}" : $0 })
    #expect(routes == (try APIDescription().operations))
  }
}
