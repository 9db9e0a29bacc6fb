import HTTPTypes
import Kheo
import KheoWeb

extension Problem {
  static func notFound(_ path: DocumentPath, id: String) -> Problem {
    Problem(
      status: .notFound, type: "not-found", title: "Not found",
      detail: "The index has no \(path.noun) with this id. Search again: ids may change when the index is rebuilt.")
  }

  static let wrongMediaType = Problem(
    status: .unsupportedMediaType, type: "media-type", title: "Unsupported media type",
    detail: "Send the searches as application/json.")

  static let wrongBody = Problem(
    status: .badRequest, type: "body", title: "The body cannot be read",
    detail: #"Send a JSON object such as {"searches": [{"q": "kommune", "limit": 5}]}."#)

  static func wrongBatchSize(_ limit: Int) -> Problem {
    Problem(
      status: .unprocessableContent, type: "batch-size", title: "Too many or no searches",
      detail: "Send 1 to \(limit) searches in a batch.")
  }

  static func senselessBody(_ problems: [ParameterProblem]) -> Problem {
    Problem(
      status: .unprocessableContent, type: "parameters", title: "A search of the batch cannot be done",
      detail: problems[0].detail)
  }
}
