import HTTPTypes
import Hummingbird
import Kheo
import KheoWeb
import NIOCore

/// Makes answers over the live generation, out of the cache or on the threads that search.
///
/// Every answer that can be kept is a pure function of a generation and of what is asked, which is what its tag and its place in
/// the cache stand for.
struct AnswerService: Sendable {
  let holder: IndexHolder
  let workers: SearchWorkers
  let metrics: ServerMetrics

  /// The bytes of an answer, before they are coded.
  struct Content: Sendable {
    var bytes: [UInt8]
    var links: String?

    init(bytes: [UInt8], links: String? = nil) {
      self.bytes = bytes
      self.links = links
    }
  }

  /// Answers a request.
  ///
  /// - Parameters:
  ///   - name: what kind of answer it is; with `key` it names the answer.
  ///   - key: the request as it came, by which the cache finds what was made for it before.
  ///   - prepare: reads the request: what identifies the answer beside the generation, which generation it is about, and how it
  ///     is made. Runs only where the cache has nothing.
  func answer<Asked: Sendable>(
    _ request: Request, as representation: Representation, name: String, key: String,
    prepare: (ServedIndex) throws -> (asked: Asked, identity: String, index: ServedIndex),
    make: @escaping @Sendable (Asked, ServedIndex, ServedIndex.Tools, ContinuousClock.Instant) throws -> Content
  ) async throws -> Response {
    let coding = ContentCoding(request.headers)
    let key = "\(name) \(coding.rawValue) \(key)"
    let current = holder.current
    let kept = current.answers[key]
    if current.answers.capacity > 0 { metrics.cache(hit: kept != nil) }
    if let kept { return representation.response(kept, to: request) }
    let (asked, identity, index) = try prepare(current)
    let tag = Representation.entityTag(
      generation: index.generation, of: "\(name) \(identity)", coding: coding)
    // "*" is met by whatever there is, which making it tells.
    if request.headers[.ifNoneMatch] != "*", Representation.matches(request.headers[.ifNoneMatch], tag) {
      return representation.notModified(tag)
    }
    let answer = try await workers.perform { deadline in
      let content = try index.withTools { try make(asked, index, $0, deadline) }
      let (body, actual) = Representation.encode(content.bytes, coding)
      return CachedAnswer(body: body, coding: actual, entityTag: tag, links: content.links)
    }
    // Only the live generation is looked into.
    if index === current { current.answers.insert(answer, for: key) }
    return representation.response(answer, to: request)
  }
}
