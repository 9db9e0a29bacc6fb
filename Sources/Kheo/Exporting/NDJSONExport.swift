import KheoIndex
import KheoSearch

/// Writes one JSON object a line: articles, then units, then people.
struct NDJSONExport {
  let snapshot: Snapshot
  let kinds: Set<Kind>
  let output: ExportOutput

  func run() throws {
    if kinds.contains(.article) {
      try snapshot.forEachRecord(of: .article) { id, payload in
        output.json.beginObject()
        output.json.member("type", "article")
        SearchEngine.write(try StoredArticle(payload: payload), id: id, to: &output.json)
        output.json.endObject()
        try output.endLine()
      }
    }
    for (kind, type) in [(Kind.unit, "unit"), (.person, "person")] where kinds.contains(kind) {
      try snapshot.forEachRecord(of: kind) { id, payload in
        output.json.beginObject()
        output.json.member("type", type)
        SearchEngine.write(try StoredCard(payload: payload), id: id, to: &output.json)
        output.json.endObject()
        try output.endLine()
      }
    }
  }
}
