public import KheoText

/// A document that a text names by its number: a decision, a law, a directive.
public struct DocumentMention: Sendable, Hashable {
  /// The number in ASCII letters without white space inside (`1234-QD/TU`); a court's file number keeps its spaces.
  public var number: String
  /// The day of the document, ISO 8601, where the text states it beside the number.
  public var date: String?
  /// Bytes of the number in the text, for each time it is named.
  public var ranges: [Range<Int>]
}

/// What a number says.
public enum NumberValue: Sendable, Hashable {
  case integer(Int)
  /// With a point, however the text writes it: `3.5`.
  case decimal(String)
  /// So many of so many: `13/14`.
  case ratio(String)
}

/// A number that counts something.
public struct NumberMention: Sendable, Hashable {
  public var value: NumberValue
  /// Bytes of the number in the text, for each time it is written; a word such as "million" that multiplies it is not
  /// in them.
  public var ranges: [Range<Int>]
}

/// Finds the documents that a text names and the numbers of things that it counts.
///
/// Both go by the form of the number and the words beside it; the words lie in `Resources/extraction`. Titles, body and
/// captions are read, boilerplate is not. Linear in the size of the text.
public struct FactExtractor: Sendable {
  private let words = FactWords.shared

  public init() {}

  /// One entry for each distinct number, in the order of their first mentions.
  public func documents(in text: [UInt8], lines: [CleanedLine], language: Language) -> [DocumentMention] {
    var places: [String: Int] = [:]
    var mentions: [DocumentMention] = []
    text.withUnsafeBytes { bytes in
      for line in Self.searchable(lines, in: bytes) {
        for found in DocumentNumberReader(text: bytes, words: words).documents(in: line) {
          if let place = places[found.number] {
            mentions[place].ranges.append(found.range)
            mentions[place].date = mentions[place].date ?? found.date
          } else {
            places[found.number] = mentions.count
            mentions.append(DocumentMention(number: found.number, date: found.date, ranges: [found.range]))
          }
        }
      }
    }
    return mentions
  }

  /// One entry for each distinct value, in the order of their first mentions.
  public func numbers(in text: [UInt8], lines: [CleanedLine], language: Language) -> [NumberMention] {
    var places: [NumberValue: Int] = [:]
    var mentions: [NumberMention] = []
    text.withUnsafeBytes { bytes in
      for line in Self.searchable(lines, in: bytes) {
        let documents = DocumentNumberReader(text: bytes, words: words).documents(in: line).map(\.range)
        let dates = words.dates.dates(bytes, in: line).map(\.range)
        let reader = NumberReader(text: bytes, words: words, language: language)
        for found in reader.numbers(in: line, without: documents + dates) {
          if let place = places[found.value] {
            mentions[place].ranges.append(found.range)
          } else {
            places[found.value] = mentions.count
            mentions.append(NumberMention(value: found.value, ranges: [found.range]))
          }
        }
      }
    }
    return mentions
  }

  /// The content of the lines that are text; lines that do not lie in `text` are left out.
  private static func searchable(_ lines: [CleanedLine], in text: UnsafeRawBufferPointer) -> [Range<Int>] {
    lines.compactMap { line in
      switch line.class {
      case .title, .body, .caption: line.content.upperBound <= text.count ? line.content : nil
      case .boilerplate, .empty: nil
      }
    }
  }
}
