public import KheoIndex

/// Writes what an index holds as lines that other programs read: articles, units and people.
///
/// The index is streamed segment by segment: memory does not grow with it, and one generation always gives the same bytes.
public struct IndexExport {
  public enum Format: String, Sendable, CaseIterable {
    /// Entities of FollowTheMoney, the data model of Aleph and OpenAleph, one a line (https://followthemoney.tech).
    case ftm
    /// One JSON object a line: `type`, and the members that `kheo show --json` gives.
    case ndjson
  }

  /// Mentions that are held at a time; more cost another pass over the cards.
  static let mentionLimit = 1 << 20

  private let snapshot: Snapshot
  private let format: Format
  private let kinds: Set<Kind>
  private let mentionLimit: Int

  /// - Parameter kinds: what to write. In FollowTheMoney, articles are linked with the units and people beside them only.
  public init(snapshot: Snapshot, format: Format, kinds: Set<Kind> = Kind.searched) {
    self.init(snapshot: snapshot, format: format, kinds: kinds, mentionLimit: Self.mentionLimit)
  }

  init(snapshot: Snapshot, format: Format, kinds: Set<Kind>, mentionLimit: Int) {
    self.snapshot = snapshot
    self.format = format
    self.kinds = kinds
    self.mentionLimit = mentionLimit
  }

  /// Hands the lines to `write`, some hundred kilobytes of whole lines at a time.
  ///
  /// Throws `CorruptIndexError` where the index is damaged, and what `write` throws.
  public func run(_ write: @escaping ([UInt8]) throws -> Void) throws {
    let output = ExportOutput(write: write)
    switch format {
    case .ftm: try FTMExport(snapshot: snapshot, kinds: kinds, mentionLimit: mentionLimit, output: output).run()
    case .ndjson: try NDJSONExport(snapshot: snapshot, kinds: kinds, output: output).run()
    }
    try output.flush()
  }
}
