/// The five articles that come with the project.
enum Seeds {
  /// Their folder, beside `Tests`.
  static let folder: String = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    let root = parts.prefix(upTo: parts.lastIndex(of: "Tests")!)
    return root.joined(separator: "/") + "/seeds"
  }()
}
