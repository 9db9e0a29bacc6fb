import KheoIndex
import KheoSearch

extension Snapshot {
  /// Calls `body` with every live document of a kind, the oldest segment first.
  func forEachRecord(of kind: Kind, _ body: (_ id: String, _ payload: [UInt8]) throws -> Void) throws {
    for segment in segments(of: kind) {
      let live = (0..<UInt32(segment.documentCount)).lazy.filter { segment.isLive($0) }
      try segment.forEachRecord(of: live) { _, id, payload in
        try body(String(decoding: id, as: UTF8.self), Array(payload))
      }
    }
  }
}
