import KheoNews
import Testing

/// A page with the class of each line written before it: `T` title, `B` body, `C` caption, `X` boilerplate; a blank line is empty.
struct InventedPage: Sendable, CustomTestStringConvertible {
  var name: String
  var marked: String
  var date: String?
  var author: String?
  var site: String?

  var testDescription: String { name }

  /// The text as a crawler would deliver it.
  var text: [UInt8] { Array(markedLines.map { String($0.dropFirst(2)) }.joined(separator: "\n").utf8) }

  var classes: [LineClass] {
    markedLines.map { line in
      switch line.first {
      case "T": .title
      case "B": .body
      case "C": .caption
      case "X": .boilerplate
      default: .empty
      }
    }
  }

  private var markedLines: [Substring] { marked.split(separator: "\n", omittingEmptySubsequences: false) }
}
