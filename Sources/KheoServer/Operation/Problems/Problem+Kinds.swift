public import HTTPTypes

/// The kinds of problem of the service as a whole.
extension Problem {
  /// Parameters that cannot be used; `faults` says which.
  public static func badParameters(_ faults: [Fault]) -> Problem {
    Problem(
      "bad-parameter", status: .badRequest, title: "A parameter cannot be used",
      detail: faults.map(\.detail).joined(separator: " "), faults: faults)
  }

  public static func badRequest(_ detail: String) -> Problem {
    Problem("bad-request", status: .badRequest, title: "The request cannot be read", detail: detail)
  }

  public static let unauthorized = Problem(
    "unauthorized", status: .unauthorized, title: "A key is needed",
    detail: "Send a key as “Authorization: Bearer KEY”; a browser takes it as the password, with any user name.",
    headers: challenges)

  /// A browser asks for a name and a password; programs read either.
  private static let challenges: HTTPFields = {
    var headers = HTTPFields()
    headers.append(HTTPField(name: .wwwAuthenticate, value: #"Basic realm="Kheo", charset="UTF-8""#))
    headers.append(HTTPField(name: .wwwAuthenticate, value: #"Bearer realm="Kheo""#))
    return headers
  }()

  /// The key is good, but not for this.
  public static func forbidden(scope: KeyScope) -> Problem {
    Problem(
      "forbidden", status: .forbidden, title: "The key does not allow this",
      detail: "This needs a key of the scope “\(scope.rawValue)”.",
      headers: [.wwwAuthenticate: #"Bearer realm="Kheo", error="insufficient_scope", scope="\#(scope.rawValue)""#])
  }

  /// Without keys, what is for the operator is answered on the machine itself only.
  public static let notHere = Problem(
    "forbidden", status: .forbidden, title: "Not from this address",
    detail: "Without keys this is answered on the server's own machine only. Make a key of the scope “admin”.")

  public static let notFound = Problem(
    "not-found", status: .notFound, title: "There is nothing here",
    detail: "No page and no route has this address. /openapi.json lists the routes.")

  /// - Parameter allowed: The methods of the route.
  public static func methodNotAllowed(_ allowed: [HTTPRequest.Method]) -> Problem {
    let names = allowed.map(\.rawValue).joined(separator: ", ")
    return Problem(
      "method-not-allowed", status: .methodNotAllowed, title: "The address does not take this method",
      detail: "Use \(names).", headers: [.allow: names])
  }

  public static let bodyTooLarge = Problem(
    "body-too-large", status: .contentTooLarge, title: "The body is too large",
    detail: "Send less at once: divide the request into several.")

  public static func urlTooLong(maximum byteCount: Int) -> Problem {
    Problem(
      "url-too-long", status: .uriTooLong, title: "The address is too long",
      detail: "An address may have \(byteCount) bytes. Shorten the query.")
  }

  public static func headersTooLarge(maximum byteCount: Int) -> Problem {
    Problem(
      "headers-too-large", status: .requestHeaderFieldsTooLarge, title: "The header is too large",
      detail: "The header of a request may have \(byteCount) bytes.")
  }

  /// - Parameter seconds: Until one more request is let through.
  public static func tooManyRequests(retryAfter seconds: Int) -> Problem {
    Problem(
      "too-many-requests", status: .tooManyRequests, title: "Too many requests",
      detail: "Wait \(seconds) s, then go on more slowly.", headers: [.retryAfter: String(seconds)])
  }

  /// No thread is free, or the search took too long.
  public static func overloaded(_ detail: String, retryAfter seconds: Int = 1) -> Problem {
    Problem(
      "overloaded", status: .serviceUnavailable, title: "The server is busy", detail: detail,
      headers: [.retryAfter: String(seconds)])
  }

  public static let notReady = Problem(
    "not-ready", status: .serviceUnavailable, title: "No index is open yet",
    detail: "Try again in a moment.", headers: [.retryAfter: "1"])

  /// The request was given up before it was answered.
  public static let stopping = Problem(
    "stopping", status: .serviceUnavailable, title: "The server is stopping",
    detail: "Try again in a moment.", headers: [.retryAfter: "1"])

  /// Something broke inside; the log has it under the id of the request.
  public static let internalError = Problem(
    "internal-error", status: .internalServerError, title: "The server failed",
    detail: "This is not your mistake. Try again; if it happens again, tell the operator the id in “instance”.")

  /// An error that Hummingbird or a controller gave as a bare status.
  static func bare(_ status: HTTPResponse.Status, headers: HTTPFields) -> Problem {
    var problem =
      switch status.code {
      case 404: notFound
      case 413: bodyTooLarge
      case 401: unauthorized
      case 500...: internalError
      default:
        Problem(
          "http-\(status.code)", status: status, title: status.reasonPhrase,
          detail: "The request cannot be answered as it is.")
      }
    problem.status = status
    problem.headers.append(contentsOf: headers.filter { !Self.ofTheBody.contains($0.name) })
    return problem
  }

  /// Fields that describe a body which the problem's own replaces.
  private static let ofTheBody: Set<HTTPField.Name> = [.contentType, .contentLength, .contentEncoding]
}
