/// What a file's name says it holds.
enum FileKind {
  case document(SourceDocument.Format)
  case jsonLines

  /// By extension, upper or lower case, `.gz` behind it or not; `nil` for any other.
  init?(path: String, isGzip: inout Bool) {
    var name = [UInt8](path.utf8.suffix(16)).map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    isGzip = Self.drop(".gz", from: &name)
    for (suffix, kind) in Self.suffixes where Self.drop(suffix, from: &name) {
      self = kind
      return
    }
    return nil
  }

  private static let suffixes: [(String, FileKind)] = [
    (".txt", .document(.plain)), (".text", .document(.plain)),
    (".md", .document(.markdown)), (".markdown", .document(.markdown)),
    (".html", .document(.html)), (".htm", .document(.html)), (".xhtml", .document(.html)),
    (".jsonl", .jsonLines), (".ndjson", .jsonLines),
  ]

  private static func drop(_ suffix: String, from name: inout [UInt8]) -> Bool {
    guard name.count >= suffix.utf8.count, name.suffix(suffix.utf8.count).elementsEqual(suffix.utf8) else {
      return false
    }
    name.removeLast(suffix.utf8.count)
    return true
  }
}
