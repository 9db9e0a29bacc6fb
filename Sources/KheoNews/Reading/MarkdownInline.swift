/// The in-line marks of one block of Markdown: found in a first pass, left out in a second.
///
/// The block's lines are gathered into one scratch text, and beside it one action for each byte. Every search that
/// may fail is remembered, and emphasis and brackets are paired on stacks, so that both passes are linear on any input.
struct MarkdownInline {
  /// What becomes of a byte of the scratch text.
  enum Action: UInt8 {
    case keep
    case drop
    /// `&`, which may start a character reference.
    case reference
    /// A line ends here.
    case lineBreak
  }

  private struct Segment {
    var scratchStart: Int
    var sourceStart: Int
  }

  /// Labels that references may name, in lower case.
  var definitions: Set<[UInt8]> = []
  private let source: UnsafeBufferPointer<UInt8>
  private(set) var scratch: [UInt8] = []
  private(set) var actions: [Action] = []
  /// Descriptions of pictures, as ranges of the scratch text, in order and apart.
  private(set) var captions: [Range<Int>] = []
  private var segments: [Segment] = []
  private var pendingBreak = false

  init(source: UnsafeBufferPointer<UInt8>) {
    self.source = source
  }

  var isEmpty: Bool { scratch.isEmpty }

  /// Adds a line of the block. `range` counts from the start of the source.
  mutating func append(_ range: Range<Int>, breaksAfter: Bool) {
    if range.isEmpty { return }
    if !scratch.isEmpty {
      scratch.append(0x0A)
      actions.append(pendingBreak ? .lineBreak : .keep)
    }
    segments.append(Segment(scratchStart: scratch.count, sourceStart: range.lowerBound))
    scratch += source[range]
    actions.append(contentsOf: repeatElement(.keep, count: range.count))
    pendingBreak = breaksAfter
  }

  /// Writes the block without its marks and empties it.
  mutating func write(to writer: inout BlockWriter, hints: inout [StructureHint]) {
    if scratch.isEmpty { return }
    var marks = MarkdownMarks(definitions: definitions)
    scratch.withUnsafeBufferPointer { marks.find(in: $0, actions: &actions) }
    captions = marks.captions
    emit(to: &writer, hints: &hints)
    scratch.removeAll(keepingCapacity: scratch.count < 1 << 16)
    actions.removeAll(keepingCapacity: scratch.count < 1 << 16)
    segments.removeAll(keepingCapacity: true)
    pendingBreak = false
  }

  private func emit(to writer: inout BlockWriter, hints: inout [StructureHint]) {
    var nextCaption = 0
    var captionStart = 0
    for (index, segment) in segments.enumerated() {
      let end = index + 1 < segments.count ? segments[index + 1].scratchStart - 1 : scratch.count
      let shift = segment.sourceStart - segment.scratchStart
      var offset = segment.scratchStart
      while true {
        // A caption may end where the next one starts.
        while nextCaption < captions.count, captions[nextCaption].upperBound <= offset {
          addCaption(captions[nextCaption], from: captionStart, writer: writer, to: &hints)
          nextCaption += 1
        }
        if nextCaption < captions.count, captions[nextCaption].lowerBound == offset {
          captionStart = writer.mapped.text.count
        }
        guard offset < end else { break }
        let limit = nextCaption < captions.count ? boundary(of: captions[nextCaption], after: offset, end: end) : end
        emitPiece(at: &offset, end: limit, shift: shift, to: &writer)
      }
      if end < scratch.count {
        if actions[end] == .lineBreak { writer.lineBreak(0..<0) } else { writer.space() }
      }
    }
  }

  private func boundary(of caption: Range<Int>, after offset: Int, end: Int) -> Int {
    min(end, caption.lowerBound > offset ? caption.lowerBound : caption.upperBound)
  }

  private func addCaption(
    _ caption: Range<Int>, from start: Int, writer: BlockWriter, to hints: inout [StructureHint]
  ) {
    guard !caption.isEmpty, let range = writer.visibleRange(from: start) else { return }
    hints.append(StructureHint(range: range, kind: .caption))
  }

  /// Writes the next word, or takes the next byte that is none.
  private func emitPiece(at offset: inout Int, end: Int, shift: Int, to writer: inout BlockWriter) {
    let start = offset
    switch actions[start] {
    case .drop: offset += 1
    case .lineBreak:
      writer.lineBreak(0..<0)
      offset += 1
    case .reference:
      let text = UnsafeBufferPointer(rebasing: source[..<(end + shift)])
      if let reference = CharacterReference(at: start + shift, in: text) {
        writer.write(reference.utf8, standingFor: start + shift..<start + shift + reference.length)
        offset += reference.length
      } else {
        writer.writeWord(start + shift..<start + shift + 1)
        offset += 1
      }
    case .keep:
      if isMarkupSpace(scratch[start]) {
        writer.space()
        offset += 1
        return
      }
      while offset < end, actions[offset] == .keep, !isMarkupSpace(scratch[offset]) { offset += 1 }
      writer.writeWord(start + shift..<offset + shift)
    }
  }
}
