/// Finds the lines that say what a picture shows.
enum Captions {
  /// A caption that stands alone behind its picture may be longer than one that text follows at once.
  private static let mostScalarsAlone = 300
  private static let mostScalars = 160

  /// For each line whether it is a caption: a cell beside an image mark, the line right behind a picture, a line with a
  /// picture's credit.
  static func find(_ text: UnsafeRawBufferPointer, shapes: [LineShape], debris: [Debris?]) -> [Bool] {
    var isCaption = debris.map { $0 == .creditedCaption }
    var previous: Int?  // the last line that is not blank
    var cellsFollow = false  // an image mark was met, and since then only cells of its table
    for line in shapes.indices where !shapes[line].isBlank {
      defer { previous = line }
      if isPicture(debris[line]) {
        cellsFollow = true
        continue
      }
      if debris[line] == .tableDebris { continue }
      let start = ImageMark.textStart(text, shapes[line])
      if start.hasMark, start.hasText {
        isCaption[line] = debris[line] == nil && shapes[line].scalars <= mostScalarsAlone * 2
        cellsFollow = true
        continue
      }
      if isCell(text, shapes[line]) {
        isCaption[line] = cellsFollow && debris[line] == nil
        continue
      }
      if cellsFollow, debris[line] == nil, let previous, previous == line - 1, isPicture(debris[previous]) {
        isCaption[line] = isShort(shapes, line, after: text[shapes[previous].trimmed.lowerBound] == 0x7C)
      }
      cellsFollow = false
    }
    return isCaption
  }

  private static func isPicture(_ debris: Debris?) -> Bool { debris == .imageName || debris == .imageMark }

  /// A line between the bars of a table, or behind the first of them.
  static func isCell(_ text: UnsafeRawBufferPointer, _ shape: LineShape) -> Bool {
    shape.trimmed.first.map { text[$0] == 0x7C } ?? false
  }

  /// Short enough for a caption right behind its picture.
  private static func isShort(_ shapes: [LineShape], _ line: Int, after cell: Bool) -> Bool {
    let shape = shapes[line]
    let isAlone = line + 1 == shapes.count || shapes[line + 1].isBlank
    if shape.scalars > (isAlone ? mostScalarsAlone : mostScalars) { return false }
    return shape.sentenceEnds <= 2
  }
}
