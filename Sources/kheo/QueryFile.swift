/// A file of queries: `qid<TAB>query`, and in a third column the language of the query where there is one.
enum QueryFile {
  /// Throws `FileTrouble` with the line that cannot be read.
  static func read(_ path: String) throws -> [(qid: String, text: String, language: String?)] {
    try TextFile.lines(path).enumerated().compactMap { number, line in
      if line.isEmpty { return nil }
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count >= 2, !fields[0].isEmpty else {
        throw FileTrouble(path: path, line: number + 1, reason: "a line is an id, a tab, and a query")
      }
      return (String(fields[0]), String(fields[1]), fields.count > 2 ? String(fields[2]) : nil)
    }
  }
}
