/// Reads what a reader sees out of an HTML page: one block a line, with the map back to the file.
///
/// Lines and tabs fall as in `innerText` (HTML standard, section 3.2.7): blocks start and end a line, `<br>` ends one,
/// cells of a row are parted by a tab; other white space collapses to one space, except in `<pre>`. No tree is built:
/// the elements open around a place are a stack, of which each element is pushed and popped once, so that time and
/// memory are linear in the size of the page however deep it nests.
struct HTMLReader {
  private struct Open {
    var name: HTMLName
    var element: HTMLElement
    /// Where its first visible byte will lie.
    var textStart: Int
    /// The open element of the same name below it on the stack; -1 if none.
    var sameName: Int
    /// The next scope boundary below it on the stack; -1 if none.
    var scope: Int
  }

  private var tokenizer: HTMLTokenizer
  private var writer: BlockWriter
  private var metadata: HTMLMetadata
  private var stack: [Open] = []
  private var lastOpen: [HTMLName: Int] = [:]
  private var unseenDepth = 0
  private var preformattedDepth = 0
  private var navigationDepth = 0
  private var contentDepth = 0
  private var hints: [StructureHint] = []
  private var hasTitle = false
  /// A cell of the row has been seen.
  private var rowHasCell = false

  /// - Parameters:
  ///   - source: valid UTF-8, without a byte order mark.
  ///   - sourceStart: bytes of the file before `source`.
  init(source: UnsafeBufferPointer<UInt8>, sourceStart: Int) {
    tokenizer = HTMLTokenizer(source: source)
    writer = BlockWriter(source: source, sourceStart: sourceStart)
    metadata = HTMLMetadata(source: source)
  }

  /// Fills in text, map, hints and what the page says about itself.
  mutating func read(into document: inout SourceDocument) {
    while let token = tokenizer.next() {
      switch token {
      case .text(let range):
        if unseenDepth == 0 { writer.writeText(range, isPreformatted: preformattedDepth > 0) }
      case .startTag(let name, let range, let isSelfClosing):
        open(name, range: range, isSelfClosing: isSelfClosing)
      case .endTag(let name, let range):
        close(name, range: range)
      }
    }
    pop(to: 0)
    metadata.fill(&document)
    document.text = writer.mapped.text
    document.sourceMap = writer.mapped.map
    document.hints = hints.sorted {
      ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound)
    }
  }

  // MARK: Tags

  private mutating func open(_ name: HTMLName, range: Range<Int>, isSelfClosing: Bool) {
    let element = HTMLElement.named(name)
    metadata.take(name, attributes: tokenizer.attributes)
    if element.contains(.rawText) {
      let content = tokenizer.takeRawText(until: name)
      if unseenDepth == 0, name == Self.titleName { metadata.takeTitle(content) }
      return
    }
    if element.isEmpty { return }
    if element.contains(.lineBreak) { return lineBreak(range) }
    closeImplied(by: element, name: name)
    breakLine(for: element, name: name, at: range)
    if element.contains(.foreign), isSelfClosing { return }
    if element.contains(.container) { push(name, element) }
  }

  private mutating func close(_ name: HTMLName, range: Range<Int>) {
    let element = HTMLElement.named(name)
    if element.contains(.lineBreak) { return lineBreak(range) }
    if element.contains(.container) {
      guard let index = lastOpen[name] else { return }
      // Not past the boundary above it; a boundary itself may always be closed.
      let top = stack.count - 1
      let boundary = stack[top].element.contains(.scope) ? top : stack[top].scope
      guard index >= boundary || element.contains(.scope) else { return }
      pop(to: index)
    }
    if unseenDepth == 0, element.contains(.block) { writer.endBlock(range) }
  }

  private mutating func lineBreak(_ range: Range<Int>) {
    if unseenDepth == 0 { writer.lineBreak(range) }
  }

  /// A cell ends at the next cell or row of its table, a heading at the next heading.
  private mutating func closeImplied(by element: HTMLElement, name: HTMLName) {
    guard let top = stack.last else { return }
    if element.contains(.heading), top.element.contains(.heading) {
      pop(to: stack.count - 1)
    } else if element.contains(.cell) || Self.rowNames.contains(name) {
      let boundary = top.element.contains(.scope) ? stack.count - 1 : top.scope
      if boundary >= 0, stack[boundary].element.contains(.cell) { pop(to: boundary) }
    }
  }

  private mutating func breakLine(for element: HTMLElement, name: HTMLName, at range: Range<Int>) {
    guard unseenDepth == 0 else { return }
    if element.contains(.cell) {
      if rowHasCell { writer.endCell(range) }
      rowHasCell = true
    } else if element.contains(.block) {
      writer.endBlock(range)
      if Self.rowNames.contains(name) || element.contains(.scope) { rowHasCell = false }
    }
  }

  // MARK: Stack

  private mutating func push(_ name: HTMLName, _ element: HTMLElement) {
    var element = element
    // The header of an article holds its title; a hidden element shows nothing.
    if element.contains(.header), contentDepth > 0 { element.remove(.navigation) }
    if tokenizer.attributes.contains(where: { $0.name == Self.hiddenName }) { element.insert(.unseen) }
    let scope = stack.last.map { $0.element.contains(.scope) ? stack.count - 1 : $0.scope } ?? -1
    let open = Open(
      name: name, element: element, textStart: writer.mapped.text.count, sameName: lastOpen[name] ?? -1, scope: scope)
    lastOpen[name] = stack.count
    stack.append(open)
    count(element, by: 1)
  }

  /// Closes elements until `depth` are open.
  private mutating func pop(to depth: Int) {
    while stack.count > depth, let open = stack.popLast() {
      lastOpen[open.name] = open.sameName < 0 ? nil : open.sameName
      addHint(for: open)
      count(open.element, by: -1)
    }
  }

  private mutating func count(_ element: HTMLElement, by step: Int) {
    if element.contains(.unseen) { unseenDepth += step }
    if element.contains(.preformatted) { preformattedDepth += step }
    if element.contains(.navigation) { navigationDepth += step }
    if element.contains(.content) { contentDepth += step }
  }

  private mutating func addHint(for open: Open) {
    guard let range = writer.visibleRange(from: open.textStart) else { return }
    if open.element.contains(.navigation) {
      // One inside another says nothing new.
      if navigationDepth == 1 { hints.append(StructureHint(range: range, kind: .navigation)) }
    } else if open.element.contains(.caption) {
      hints.append(StructureHint(range: range, kind: .caption))
    } else if open.element.contains(.heading) {
      let isTitle = open.element.contains(.topHeading) && !hasTitle && navigationDepth == 0
      if isTitle { hasTitle = true }
      hints.append(StructureHint(range: range, kind: isTitle ? .title : .heading))
    }
  }

  private static let titleName = HTMLName("title")
  private static let hiddenName = HTMLName("hidden")
  private static let rowNames: Set<HTMLName> = [
    HTMLName("tr"), HTMLName("thead"), HTMLName("tbody"), HTMLName("tfoot"),
  ]
}
