import KheoSearch

/// From bytes of a document's file to bytes of the text that was read from it: the source map the other way round.
struct SourceOffsets {
  private struct Run {
    var source: Range<Int>
    var text: Range<Int>
    var isVerbatim: Bool
  }

  private var runs: [Run] = []
  private let textCount: Int

  init(_ article: StoredArticle) {
    textCount = article.text.count
    let map = article.sourceMap
    for (index, run) in map.enumerated() {
      let end = index + 1 < map.count ? map[index + 1].textOffset : textCount
      guard end > run.textOffset, end <= textCount else { continue }
      let text = run.textOffset..<end
      let (sourceEnd, overflow) = run.sourceOffset.addingReportingOverflow(run.sourceLength ?? text.count)
      guard !overflow else { continue }
      runs.append(Run(source: run.sourceOffset..<sourceEnd, text: text, isVerbatim: run.sourceLength == nil))
    }
    runs.sort { ($0.source.lowerBound, $0.text.lowerBound) < ($1.source.lowerBound, $1.text.lowerBound) }
    if map.isEmpty { runs = [Run(source: 0..<textCount, text: 0..<textCount, isVerbatim: true)] }
  }

  /// The bytes of the text that a range of the file became; nil where it became none.
  func textRange(of source: Range<Int>) -> Range<Int>? {
    guard let last = source.last, let start = text(at: source.lowerBound), let end = text(at: last),
      start.lowerBound < end.upperBound
    else { return nil }
    return start.lowerBound..<end.upperBound
  }

  /// What of the text one byte of the file became: a byte, or all of a run that replaces it.
  private func text(at offset: Int) -> Range<Int>? {
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].source.lowerBound <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0, runs[low - 1].source.contains(offset) else { return nil }
    let run = runs[low - 1]
    guard run.isVerbatim else { return run.text }
    let start = run.text.lowerBound + offset - run.source.lowerBound
    return start..<start + 1
  }
}
