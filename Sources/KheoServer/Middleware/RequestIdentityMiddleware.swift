import HTTPTypes
public import Hummingbird

/// Says who asks and under which ids: the first of all, as the others tell it to the log, to the limiter and back.
///
/// Answers carry `X-Request-Id`, and where the request is part of a trace, `traceparent` with this server as the
/// parent, and `tracestate`.
public struct RequestIdentityMiddleware: RouterMiddleware {
  private let addresses: ClientAddress

  public init(settings: ServerSettings) { addresses = ClientAddress(trusted: settings.trustedRanges) }

  @concurrent public func handle(
    _ request: Request, context: ServerContext, next: Next
  ) async throws -> Response {
    var context = context
    let headers = request.headers
    context.requestID = RequestIdentifier.accepted(headers[.requestID]) ?? RequestIdentifier.make()
    context.client = addresses.isTrivial ? context.peer : client(headers, context)
    if let parent = headers[.traceParent] {
      // Two fields would leave open which trace is meant (W3C Trace Context, section 3.2).
      context.trace = TraceContext(parent: parent, state: headers[.traceState])
    }
    var response = try await next(request, context)
    response.headers.append(HTTPField(name: .requestID, value: context.requestID))
    if let trace = context.trace {
      response.headers.append(HTTPField(name: .traceParent, value: trace.parent(id: RequestIdentifier.make())))
      if !trace.state.isEmpty { response.headers.append(HTTPField(name: .traceState, value: trace.state)) }
    }
    return response
  }

  private func client(_ headers: HTTPFields, _ context: ServerContext) -> IPAddress? {
    addresses.client(
      peer: context.peer, forwardedFor: headers.joined(.forwardedFor), forwarded: headers.joined(.forwarded))
  }
}

extension HTTPFields {
  /// All fields of the name with commas between them; nil where there is none.
  fileprivate func joined(_ name: HTTPField.Name) -> String? {
    contains(name) ? self[values: name].joined(separator: ",") : nil
  }
}
