import HTTPTypes
import Hummingbird
import KheoWeb

/// `GET /assets/{name}`: what pages load, under names with a hash of the bytes, to be kept for ever.
struct AssetController {
  private struct Files: Sendable {
    var plain: CachedAnswer
    var compressed: CachedAnswer
  }

  private let files: [String: Files]
  private let types: [String: Representation]

  init() {
    var files: [String: Files] = [:]
    var types: [String: Representation] = [:]
    for asset in Assets.shared.all {
      func answer(_ coding: ContentCoding) -> CachedAnswer {
        let (body, actual) = Representation.encode(asset.bytes, coding)
        let tag = Representation.entityTag(generation: "asset", of: asset.path, coding: actual)
        return CachedAnswer(body: body, coding: actual, entityTag: tag)
      }
      files[asset.path] = Files(plain: answer(.identity), compressed: answer(.gzip))
      types[asset.path] = Representation(
        mediaType: asset.contentType, cacheControl: "public, max-age=31536000, immutable", vary: "Accept-Encoding")
    }
    self.files = files
    self.types = types
  }

  func addRoutes(to router: some RouterMethods<some RequestContext>) {
    router.get("/assets/:name") { request, _ in try asset(request) }
  }

  private func asset(_ request: Request) throws -> Response {
    let path = request.uri.path
    guard let files = files[path], let representation = types[path] else { throw Problem.notFound }
    return representation.response(
      ContentCoding(request.headers) == .gzip ? files.compressed : files.plain, to: request)
  }
}
