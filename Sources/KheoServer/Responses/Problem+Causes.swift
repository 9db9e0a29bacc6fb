import HTTPTypes
import Kheo
import KheoWeb
import NIOHTTP1

extension Problem {
  static func notFound(_ path: DocumentPath) -> Problem {
    Problem(
      "not-found", status: .notFound, title: "There is nothing of this id",
      detail: "The index has no \(path.noun) with this id. Search again: ids may change when the index is rebuilt.")
  }

  static let wrongMediaType = Problem(
    "media-type", status: .unsupportedMediaType, title: "The body is of a type that is not read",
    detail: "Send the searches as application/json.")

  static let wrongBody = Problem(
    "bad-body", status: .badRequest, title: "The body cannot be read",
    detail: #"Send a JSON object such as {"searches": [{"q": "kommune", "limit": 5}]}."#)

  static func wrongBatchSize(_ limit: Int) -> Problem {
    Problem(
      "batch-size", status: .unprocessableContent, title: "No searches, or too many",
      detail: "Send 1 to \(limit) searches in a batch.",
      faults: [Fault(.pointer("/searches"), "It holds 1 to \(limit) objects.")])
  }

  /// Searches of a batch that cannot be done; the names of the parameters are places in the body.
  static func senselessBody(_ problems: [ParameterProblem]) -> Problem {
    Problem(
      "bad-search", status: .unprocessableContent, title: "A search of the batch cannot be done",
      detail: problems.map(\.detail).joined(separator: " "),
      faults: problems.map { Fault(.pointer($0.parameter), $0.detail) })
  }

  /// What an error that came up while a request was answered is to its client; nil for one that is nobody's business.
  init?(cause: any Error) {
    switch cause {
    case let problem as Problem: self = problem
    case let problems as ParameterProblems: self = Self.parameters(problems.problems)
    case SearchWorkers.Refusal.overloaded:
      self = .overloaded("More searches wait than can be done soon. Try again in a moment.")
    case SearchWorkers.Refusal.closed: self = .overloaded("The server is about to stop. Try again in a moment.")
    case SearchWorkers.Refusal.expired, is DeadlineExceeded:
      self = .overloaded("The search took too long. Make it more particular, or try again in a moment.")
    case is HTTPParserError:
      self = .badRequest("The body breaks off before its end, or its chunks cannot be read. Send it whole.")
    default: return nil
    }
  }

  private static func parameters(_ problems: [ParameterProblem]) -> Problem {
    var problem = badParameters(problems.map { Fault(.parameter($0.parameter), $0.detail) })
    if problems.contains(where: { $0.reason == .gone }) {
      problem.name = "cursor-gone"
      problem.status = .gone
      problem.title = "The page is gone"
    } else if problems.contains(where: { ["q", "text"].contains($0.parameter) && $0.reason == .tooLong }) {
      problem.name = "query-too-long"
      problem.status = .uriTooLong
      problem.title = "The query is too long"
    }
    return problem
  }
}
