import Foundation
import Glibc
import HTTPTypes
import Hummingbird
import Kheo
import KheoTestSupport
import Logging
import NIOCore
import NIOEmbedded
import Synchronization

@testable import KheoServer

/// The whole service over an index of a few articles, asked without a socket.
struct ServedArticles {
  let folder = ScratchFolder()
  let responder: any HTTPResponder<ServerContext>
  let log = LogLines()

  var index: String { folder.path + "/index" }

  /// Serves articles that are given as lines of JSON.
  init(_ lines: [String], change: (inout ServerSettings) -> Void = { _ in }) async throws {
    try Self.build(lines, in: folder)
    var settings = ServerSettings()
    settings.index = folder.path + "/index"
    settings.searchThreads = 1
    settings.searchTimeoutMilliseconds = 60_000
    change(&settings)
    let application = try buildServer(settings, logger: log.logger())
    responder = try await application.responder as! any HTTPResponder<ServerContext>
  }

  /// Builds a generation of the index.
  static func build(_ lines: [String], in folder: ScratchFolder) throws {
    let path = folder.path + "/articles.jsonl"
    guard let file = fopen(path, "w") else { throw Unwritable(path: path) }
    for line in lines { fputs(line + "\n", file) }
    fclose(file)
    _ = try IndexBuild(folder: folder.path + "/index", inputs: [path]).run(
      onFailure: { _ in }, onProgress: { _, _ in })
  }

  struct Unwritable: Error { var path: String }

  /// An answer with its body.
  struct Answer {
    var status: HTTPResponse.Status
    var headers: HTTPFields
    var body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }

    /// The object that the body is; empty where it is none.
    var json: [String: Any] { (try? JSONSerialization.jsonObject(with: Data(body))) as? [String: Any] ?? [:] }

    /// What stands at a path of names.
    func value(_ path: String...) -> Any? {
      path.reduce(json as Any?) { value, name in (value as? [String: Any])?[name] }
    }

    /// The ids of the hits of a kind.
    func ids(_ kind: String) -> [String] {
      (value(kind, "hits") as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
    }
  }

  func get(_ path: String, _ headers: HTTPFields = [:]) async throws -> Answer {
    try await respond(.get, path, headers)
  }

  func respond(
    _ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields = [:], body: String = ""
  ) async throws -> Answer {
    let request = Request(
      head: HTTPRequest(method: method, scheme: "http", authority: "localhost", path: path, headerFields: headers),
      body: RequestBody(buffer: ByteBuffer(string: body)))
    var context = ServerContext(
      source: ApplicationRequestContextSource(channel: EmbeddedChannel(), logger: log.logger()))
    context.peer = IPAddress("127.0.0.1")
    let response = try await responder.respond(to: request, context: context)
    let keeper = BodyKeeper()
    try await response.body.write(keeper)
    return Answer(status: response.status, headers: response.headers, body: keeper.kept.bytes.withLock { $0 })
  }
}
