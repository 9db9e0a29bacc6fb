/// From offsets in a text to byte offsets in the file it was read from.
///
/// The map is a list of runs, sorted by where they start in the text; a run reaches to the start of the next one.
/// A *verbatim* run holds source bytes as they are, byte for byte. A *replacing* run stands as a whole for a range of
/// the source that reads otherwise: a character reference (`&eacute;`), collapsed white space, the tags between two
/// paragraphs.
///
/// ```
/// source   <p>a &amp; b</p><p>c</p>       runs   text 0 ← source 3, verbatim      "a "
/// text     a & b⏎c                               text 2 ← source 5, 5 bytes       "&"
///                                                text 3 ← source 10, verbatim     " b"
///                                                text 5 ← source 12, 7 bytes      "⏎"
///                                                text 6 ← source 19, verbatim     "c"
/// ```
///
/// Costs 12 bytes a run; a look-up is a binary search.
public struct SourceMap: Sendable, Equatable {
  /// One run; offsets and lengths in bytes, each below 4 GiB.
  public struct Run: Sendable, Equatable {
    private var text: UInt32
    private var source: UInt32
    private var replaced: UInt32

    /// - Parameter sourceLength: bytes of the source that the run stands for; `nil` in a verbatim run.
    public init(textOffset: Int, sourceOffset: Int, sourceLength: Int? = nil) {
      text = UInt32(textOffset)
      source = UInt32(sourceOffset)
      replaced = sourceLength.map { UInt32($0) + 1 } ?? 0
    }

    /// Where the run starts in the text.
    public var textOffset: Int { Int(text) }
    /// Where its first byte comes from.
    public var sourceOffset: Int { Int(source) }
    /// Bytes of the source that a replacing run stands for; `nil` in a verbatim run.
    public var sourceLength: Int? { replaced == 0 ? nil : Int(replaced) - 1 }
  }

  /// In the order of the text, starting at text offset 0; empty in the identity.
  public var runs: [Run]

  public init(runs: [Run]) {
    self.runs = runs
  }

  /// Text and source are the same bytes.
  public static let identity = SourceMap(runs: [])

  /// The source offset of the byte at `textOffset`; inside a replacing run, the start of what it stands for.
  ///
  /// The end of the text maps to the end of the last run's source when that run is verbatim.
  public func sourceOffset(of textOffset: Int) -> Int {
    guard let run = run(at: textOffset) else { return textOffset }
    return run.sourceLength == nil ? run.sourceOffset + textOffset - run.textOffset : run.sourceOffset
  }

  /// The source bytes that a range of the text was read from, markup between them included.
  ///
  /// The end is the end of the last byte's source, so tags after a word are not part of it.
  public func sourceRange(of range: Range<Int>) -> Range<Int> {
    let start = sourceOffset(of: range.lowerBound)
    guard let last = range.last, let run = run(at: last) else { return start..<start + range.count }
    let end = run.sourceLength.map { run.sourceOffset + $0 } ?? run.sourceOffset + last - run.textOffset + 1
    return start..<max(start, end)
  }

  /// The last run that starts at or before `textOffset`.
  private func run(at textOffset: Int) -> Run? {
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].textOffset <= textOffset { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : runs[low - 1]
  }
}
