import FoundationEssentials
import HTTPTypes
import Hummingbird
import Kheo
import KheoWeb

/// `POST /v1/search/batch`: several searches at once, all answered from one generation.
struct BatchController {
  let service: AnswerService
  let runner: SearchRunner
  let limits: SearchParameters.Limits
  /// Bytes of a body at most.
  let bodyBytes: Int

  /// Searches of a batch at most.
  static let limit = 50
  /// What a batch may take, as a multiple of what a search may.
  static let patience = 5

  func addRoutes(to router: some RouterMethods<some RequestContext>) {
    router.post("/v1/search/batch") { request, _ in try await search(request) }
  }

  private func search(_ request: Request) async throws -> Response {
    let parameters = try await parameters(of: request)
    let index = service.holder.current
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("schemaVersion", 1)
    writer.member("generation", index.generation)
    writer.name("answers")
    writer.beginArray()
    let end = ContinuousClock.now + service.workers.timeout * Self.patience
    for parameters in parameters {
      guard ContinuousClock.now < end else { throw SearchWorkers.Refusal.expired }
      writer.raw(
        try await service.workers.perform { [runner] deadline in
          try index.withTools { try runner.run(parameters, $0, deadline: deadline) }
            .json(offsets: parameters.offsets)
        })
    }
    writer.endArray()
    writer.endObject()
    var headers = HTTPFields()
    headers[.contentType] = Representation.json
    headers[.cacheControl] = "no-store"
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: writer.bytes)))
  }

  // MARK: The body

  private struct Batch: Decodable {
    var searches: [[String: Scalar]]
  }

  /// The value of a parameter, as the text that it would be in a URL.
  private struct Scalar: Decodable {
    var text: String?

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        text = nil
      } else if let flag = try? container.decode(Bool.self) {
        text = flag ? "true" : "false"
      } else if let number = try? container.decode(Int.self) {
        text = String(number)
      } else {
        text = try container.decode(String.self)
      }
    }
  }

  private func parameters(of request: Request) async throws -> [SearchParameters] {
    let mediaType = request.headers[.contentType]?.prefix { $0 != ";" && $0 != " " }.lowercased()
    guard mediaType == "application/json" else { throw Problem.wrongMediaType }
    let body = try await request.body.collect(upTo: bodyBytes)
    let batch: Batch
    do {
      batch = try JSONDecoder().decode(Batch.self, from: Data(body.readableBytesView))
    } catch {
      throw Problem.wrongBody
    }
    guard (1...Self.limit).contains(batch.searches.count) else { throw Problem.wrongBatchSize(Self.limit) }
    var problems: [ParameterProblem] = []
    var parameters: [SearchParameters] = []
    for (index, search) in batch.searches.enumerated() {
      let items = search.compactMap { name, value in value.text.map { QueryItems.Item(name: name, value: $0) } }
      do {
        let one = try SearchParameters(items: QueryItems(items: items), limits: limits)
        if one.cursor != nil {
          problems.append(
            ParameterProblem(
              parameter: "/searches/\(index)/cursor", reason: .invalid,
              detail: "A batch gives first pages: leave the cursor out."))
        }
        parameters.append(one)
      } catch {
        problems += error.problems.map {
          ParameterProblem(parameter: "/searches/\(index)/\($0.parameter)", reason: $0.reason, detail: $0.detail)
        }
      }
    }
    if !problems.isEmpty { throw Problem.senselessBody(problems) }
    return parameters
  }
}
