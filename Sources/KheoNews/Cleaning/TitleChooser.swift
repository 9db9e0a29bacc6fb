/// Chooses the headline among the lines before the text.
struct TitleChooser {
  let shapes: [LineShape]
  let debris: [Debris?]
  let isCaption: [Bool]
  let inRun: [Bool]

  /// Scalars a headline has at most.
  private static let mostScalars = 250
  /// Lines before the text that are looked at: a headline stands near it, and the search stays bounded.
  private static let mostLines = 200

  /// The line of the headline before the line `start`, or nil where none stands there.
  func title(_ text: UnsafeRawBufferPointer, before start: Int, lines: [Int]) -> Int? {
    let first = lines.first
    let head = Array(lines.prefix { $0 < start }.suffix(Self.mostLines))
    let candidates = head.filter { isCandidate($0, text) && !($0 == first && isBanner($0, text)) }
    guard !candidates.isEmpty else { return nil }
    if let heading = candidates.last(where: { text[shapes[$0].trimmed.lowerBound] == 0x23 }) { return heading }
    if let repeated = repeated(candidates, text) { return repeated }
    if let above = aboveDate(head, candidates) { return firstOfBlock(above, candidates) }
    let long = candidates.filter { shapes[$0].words >= 4 || shapes[$0].scalars >= 24 }
    guard let last = long.last else { return candidates.count == 1 ? candidates.first : nil }
    return firstOfBlock(last, long)
  }

  /// The candidate of three words or more that stands next above the last date or byline.
  private func aboveDate(_ head: [Int], _ candidates: [Int]) -> Int? {
    var candidates = candidates[...]
    var nearest: Int?
    var found: Int?
    for line in head {
      if isDateOrByline(line) { found = nearest ?? found }
      if candidates.first == line {
        candidates.removeFirst()
        if shapes[line].words >= 3 { nearest = line }
      }
    }
    return found
  }

  private func isCandidate(_ line: Int, _ text: UnsafeRawBufferPointer) -> Bool {
    let shape = shapes[line]
    guard debris[line] == nil, !isCaption[line], !Captions.isCell(text, shape), !shape.endsWithStop else {
      return false
    }
    return (shape.words >= 2 || shape.scalars >= 12) && shape.scalars <= Self.mostScalars
  }

  /// A site's name with its claim: a first line that holds a host name (`Example.vn - …`).
  private func isBanner(_ line: Int, _ text: UnsafeRawBufferPointer) -> Bool {
    SiteBanner.host(ByteText.string(text, shapes[line].trimmed)) != nil
  }

  private func isDateOrByline(_ line: Int) -> Bool {
    switch debris[line] {
    case .date?, .byline?, .looseByline?: true
    default: false
    }
  }

  /// The page's title and the headline of the article often say the same, the former with the site's name behind it.
  private func repeated(_ candidates: [Int], _ text: UnsafeRawBufferPointer) -> Int? {
    let key = LineKey()
    let keys = candidates.prefix(40).map { line in
      key.write(text, shapes[line].trimmed)
      return Array(key.view)
    }
    for (place, key) in keys.enumerated().reversed() where place > 0 && key.count >= 16 {
      if keys[..<place].contains(where: { $0.starts(with: key) || key.starts(with: $0) && $0.count >= 16 }) {
        return candidates[place]
      }
    }
    return nil
  }

  /// A headline and the subtitle right below it stand together; of two lines the first is the headline, but the last line
  /// of a longer run is the one next to the text.
  private func firstOfBlock(_ line: Int, _ candidates: [Int]) -> Int {
    guard let place = candidates.firstIndex(of: line), place > 0 else { return line }
    let before = candidates[place - 1]
    guard before == line - 1, shapes[before].words >= 4, shapes[before].scalars >= 24 else { return line }
    let isPair = place == 1 || candidates[place - 2] != before - 1
    return isPair && shapes[line].scalars >= shapes[before].scalars ? before : line
  }
}
