/// Gives each line of a web page its class, from what the lines are (`Debris`, `LineShape`) and where they stand.
///
/// The pass in order: pictures claim their captions; runs of headlines are found; the first and last paragraph of running
/// text bound the article; inside the bounds short lines are headings or text, outside they are the site's. A page
/// without any running text keeps its longest block of lines.
struct PageLayout {
  let shapes: [LineShape]
  let debris: [Debris?]
  /// Lines that are a table cell beside an image or follow an image: their text is a caption.
  private(set) var isCaption: [Bool]
  private(set) var classes: [LineClass]
  /// Indices of the lines that are not blank, in order.
  private let filled: [Int]
  /// Lines in runs of headlines.
  private var inRun: [Bool]
  /// The line of the headline.
  private(set) var title: Int?

  init(_ text: UnsafeRawBufferPointer, shapes: [LineShape], debris: [Debris?]) {
    self.shapes = shapes
    self.debris = debris
    filled = shapes.indices.filter { !shapes[$0].isBlank }
    isCaption = Captions.find(text, shapes: shapes, debris: debris)
    inRun = Array(repeating: false, count: shapes.count)
    classes = shapes.map { $0.isBlank ? .empty : .boilerplate }
    findRuns()
    layOut(text)
  }

  /// Lines of text: neither debris nor caption.
  private func isFree(_ line: Int) -> Bool {
    guard !isCaption[line] else { return false }
    if case .looseByline? = debris[line] { return true }
    return debris[line] == nil
  }

  private func isRunning(_ line: Int) -> Bool { isFree(line) && !inRun[line] && shapes[line].isRunningText }

  /// Marks runs of three headlines and more: short lines of one sentence at most, most of them without a full stop, that no
  /// colon announces.
  private mutating func findRuns() {
    var start = 0
    while start < filled.count {
      var end = start
      while end < filled.count, isFree(filled[end]), shapes[filled[end]].isHeadlineLike,
        !shapes[filled[end]].startsWithBullet
      { end += 1 }
      defer { start = max(end, start + 1) }
      let run = filled[start..<end]
      guard run.count >= 3, start == 0 || !shapes[filled[start - 1]].endsWithColon else { continue }
      let unfinished = run.count { !shapes[$0].endsWithStop }
      let words = run.reduce(0) { $0 + shapes[$1].words }
      guard unfinished * 5 >= run.count * 3, words >= run.count * 4 else { continue }
      for line in run { inRun[line] = true }
    }
  }

  private mutating func layOut(_ text: UnsafeRawBufferPointer) {
    guard let first = filled.first(where: isRunning) else { return keepLongestBlock() }
    let start = bodyStart(before: first)
    title = TitleChooser(shapes: shapes, debris: debris, isCaption: isCaption, inRun: inRun)
      .title(text, before: start, lines: filled)
    if let title {
      classes[title] = .title
      // A line between the headline and the text is a subtitle, if it is long enough to be one.
      for line in title..<start where line > title && isFree(line) && !isLoose(line) && shapes[line].words >= 5 {
        classes[line] = .body
      }
    }
    layOutBody(from: start)
    for line in filled where isCaption[line] { classes[line] = .caption }
  }

  private func isLoose(_ line: Int) -> Bool {
    if case .looseByline? = debris[line] { return true }
    return false
  }

  /// Short sentences right before the first paragraph belong to the text.
  private func bodyStart(before first: Int) -> Int {
    var start = first
    for line in filled.reversed() where line < first {
      guard isFree(line), !inRun[line], !isLoose(line), shapes[line].endsWithStop, shapes[line].words >= 4 else {
        if isCaption[line] || debris[line] == .imageMark || debris[line] == .imageName { continue }
        break
      }
      start = line
    }
    return start
  }

  /// Walks from the first paragraph to the end of the page.
  private mutating func layOutBody(from start: Int) {
    var walk = BodyWalk()
    let last = filled.last { isRunning($0) } ?? start
    for (place, line) in filled.enumerated() where line >= start {
      if isCaption[line] { continue }
      if let found = debris[line], !isLoose(line) {
        walk.meet(found)
        continue
      }
      let shape = shapes[line]
      if walk.isAfterEnd {
        guard shape.isStrongText, !inRun[line] else { continue }
        walk.resume()
      }
      if walk.isAmongRelated {
        guard isRunning(line) else { continue }
        walk.resume()
      }
      if isBody(line, place: place, last: last, walk: walk) {
        classes[line] = .body
        walk.previous = line
        walk.listIsOpen = shape.endsWithColon || (walk.listIsOpen && (shape.startsWithBullet || !shape.isRunningText))
      } else if line > last {
        walk.isPastTail = true
      }
    }
  }

  /// Whether a line that no rule has claimed belongs to the article.
  private func isBody(_ line: Int, place: Int, last: Int, walk: BodyWalk) -> Bool {
    let shape = shapes[line]
    if inRun[line] { return false }
    if isRunning(line) || walk.listIsOpen { return !walk.isPastTail }
    if line > last {
      // Behind the last paragraph: only sentences and list items that go on without anything in between.
      return !walk.isPastTail && !isLoose(line)
        && ((shape.endsWithStop && shape.words >= 4) || (shape.startsWithBullet && follows(walk.previous, line)))
    }
    return true
  }

  /// Whether nothing but blank lines stands between the two lines.
  private func follows(_ previous: Int?, _ line: Int) -> Bool {
    guard let previous else { return false }
    return !((previous + 1)..<line).contains { !shapes[$0].isBlank }
  }

  /// No running text: the longest block of free lines that at most one blank line interrupts is the body.
  private mutating func keepLongestBlock() {
    var best = 0..<0
    var bestSize = 0
    var block: [Int] = []
    func size(_ lines: [Int]) -> Int { lines.reduce(0) { $0 + shapes[$1].scalars } }
    func close() {
      if size(block) > bestSize, let first = block.first, let last = block.last {
        best = first..<(last + 1)
        bestSize = size(block)
      }
      block = []
    }
    for line in filled {
      let isText = isFree(line) || debris[line] == .tableDebris
      if !isText || (block.last.map { line - $0 > 2 } ?? false) { close() }
      if isText { block.append(line) }
    }
    close()
    for line in filled {
      if isCaption[line] {
        classes[line] = .caption
      } else if best.contains(line), isFree(line) {
        classes[line] = .body
      }
    }
  }
}

/// What the walk through the article remembers from line to line.
private struct BodyWalk {
  /// A source line or a comment counter was met, and no strong text since.
  var isAfterEnd = false
  /// The heading of a list of related articles was met, and no paragraph since.
  var isAmongRelated = false
  /// A line behind the last paragraph was left out: nothing after it is text.
  var isPastTail = false
  /// A line ended with a colon, and the lines since may be its list.
  var listIsOpen = false
  /// The last line of the body.
  var previous: Int?

  mutating func meet(_ debris: Debris) {
    switch debris {
    case .comments, .source: isAfterEnd = true
    case .relatedHeading: isAmongRelated = true
    default: break
    }
    switch debris {
    case .imageName, .imageMark, .credit, .creditedCaption, .tableDebris: break
    default: listIsOpen = false
    }
  }

  mutating func resume() {
    isAfterEnd = false
    isAmongRelated = false
    listIsOpen = false
  }
}
