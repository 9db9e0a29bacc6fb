/// A text as it grows out of a source, with the map back.
struct MappedText {
  /// The source file without its byte order mark.
  let source: UnsafeBufferPointer<UInt8>
  /// Bytes of the file before `source`: three after a byte order mark, else none.
  let sourceStart: Int
  private(set) var text: [UInt8] = []
  private var runs: [SourceMap.Run] = []
  /// Where the last run ends in the source when it is verbatim; -1 otherwise.
  private var verbatimEnd = -1

  init(source: UnsafeBufferPointer<UInt8>, sourceStart: Int) {
    self.source = source
    self.sourceStart = sourceStart
    text.reserveCapacity(min(source.count, 1 << 20))
  }

  var map: SourceMap {
    // An empty text still says where it would start.
    SourceMap(runs: runs.isEmpty ? [SourceMap.Run(textOffset: 0, sourceOffset: sourceStart)] : runs)
  }

  /// Appends source bytes as they are. `range` counts from the start of `source`.
  mutating func appendVerbatim(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    if verbatimEnd != range.lowerBound {
      runs.append(SourceMap.Run(textOffset: text.count, sourceOffset: sourceStart + range.lowerBound))
    }
    text.append(contentsOf: UnsafeBufferPointer(rebasing: source[range]))
    verbatimEnd = range.upperBound
  }

  /// Appends bytes that stand for a range of the source as a whole.
  mutating func append(_ bytes: some Collection<UInt8>, standingFor range: Range<Int>) {
    guard !bytes.isEmpty else { return }
    runs.append(
      SourceMap.Run(
        textOffset: text.count, sourceOffset: sourceStart + range.lowerBound, sourceLength: range.count))
    text.append(contentsOf: bytes)
    verbatimEnd = -1
  }

  /// Appends one ASCII byte: verbatim where the range is that very byte.
  mutating func append(_ byte: UInt8, standingFor range: Range<Int>) {
    if range.count == 1, source[range.lowerBound] == byte {
      appendVerbatim(range)
    } else {
      append(CollectionOfOne(byte), standingFor: range)
    }
  }
}
