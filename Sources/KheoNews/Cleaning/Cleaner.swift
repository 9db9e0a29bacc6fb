/// Tells the text of a page from what the site put around it, so that a search hits no menu and no related headline.
///
/// The rules go by wording (short lists per language, `Resources/cleaning`), by the shape of a line, and by its place
/// among paragraphs, pictures and runs of headlines. They know no site. `docs/CLEANING.md` describes them.
///
/// Linear in the size of the text; any bytes are accepted.
public struct Cleaner: Sendable {
  public enum Mode: Sendable {
    /// A file from the web: everything that is not the article is cut.
    case page
    /// The text field of a record, where somebody cleaned already: only file names of pictures, empty image marks, comment
    /// counters and source lines are cut.
    case text
  }

  public init() {}

  /// The lines of `text` with a class each, the headline, and what the debris says about the article.
  public func clean(_ text: UnsafeRawBufferPointer, mode: Mode) -> CleanedText {
    let shapes = LineSplitter.lines(text).map { LineShape(text, range: $0) }
    let recognizer = DebrisRecognizer(text: text)
    let debris = shapes.map(recognizer.debris(of:))
    var classes: [LineClass]
    var title: Int?
    switch mode {
    case .page:
      let layout = PageLayout(text, shapes: shapes, debris: debris)
      classes = layout.classes
      title = layout.title
    case .text:
      let isCaption = Captions.find(text, shapes: shapes, debris: debris)
      classes = shapes.indices.map { line in
        if shapes[line].isBlank { return .empty }
        if isCaption[line] { return .caption }
        return debris[line]?.isStrong == true ? .boilerplate : .body
      }
      title = nil
    }
    let metadata = MetadataReader(text: text, shapes: shapes, debris: debris, classes: classes).metadata()
    let lines = shapes.indices.map { line in
      CleanedLine(
        line: line + 1, range: shapes[line].range, content: LineContent.range(text, shapes[line]), class: classes[line])
    }
    return CleanedText(lines: lines, title: title.map { lines[$0].content }, metadata: metadata)
  }

  /// The same for bytes in an array.
  public func clean(_ text: [UInt8], mode: Mode) -> CleanedText {
    text.withUnsafeBytes { clean($0, mode: mode) }
  }
}
