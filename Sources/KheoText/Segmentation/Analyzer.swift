import CICU

/// Turns text into tokens: where words and numbers stand, how they are spelled, and what the dictionary calls them.
///
/// One pass over UTF-8 bytes. A table generated from ICU tells letters and their forms; scripts that it has no rules for
/// go to ICU's word breaker. docs/ANALYSIS.md describes the stages and the decisions. Query and document take the same
/// path; they differ only in how digits with separators are read.
///
/// Not thread-safe (holds a break iterator and scratch memory): one per task.
public final class Analyzer {
  /// How digits with separators are read.
  public enum Numbers: Sendable, Hashable {
    /// Separators as a document in this language writes them.
    case text(Language)
    /// Language unknown: groups of three are thousands, whatever separates them.
    case query
  }

  private var output = TokenOutput()
  private var slowPath = SlowPath()

  public init() {}

  deinit {
    output.deallocate()
    slowPath.close()
  }

  /// Empties `buffer`, then fills it with the tokens of `text`.
  ///
  /// Any bytes are taken; ill-formed UTF-8 is read as U+FFFD, one a byte, which breaks a word. Offsets are bytes of
  /// `text`; of a text above 4 GiB the first 4 GiB are read. Time is linear in the length of the text.
  public func analyze(_ text: UnsafeRawBufferPointer, language: Language, into buffer: inout TokenBuffer) {
    analyze(text, numbers: .text(language), into: &buffer)
  }

  /// Empties `buffer`, then fills it with the tokens of a query, whose language is not known.
  public func analyzeQuery(_ text: UnsafeRawBufferPointer, into buffer: inout TokenBuffer) {
    analyze(text, numbers: .query, into: &buffer)
  }

  /// The tokens of `text`.
  public func analyze(_ text: String, language: Language) -> TokenBuffer {
    tokens(of: text, numbers: .text(language))
  }

  /// The tokens of a query, whose language is not known.
  public func analyzeQuery(_ text: String) -> TokenBuffer {
    tokens(of: text, numbers: .query)
  }

  private func tokens(of text: String, numbers: Numbers) -> TokenBuffer {
    var buffer = TokenBuffer()
    var text = text
    text.withUTF8 { analyze(UnsafeRawBufferPointer($0), numbers: numbers, into: &buffer) }
    return buffer
  }

  private func analyze(_ text: UnsafeRawBufferPointer, numbers: Numbers, into buffer: inout TokenBuffer) {
    buffer.removeAll()
    guard let start = text.baseAddress, !text.isEmpty else { return }
    let count = min(text.count, Int(UInt32.max))
    start.withMemoryRebound(to: UInt8.self, capacity: count) { bytes in
      output.tokenCount = 0
      output.arenaCount = 0
      var scanner = Scanner(bytes: bytes, count: count, numbers: numbers, output: output)
      scanner.run(&slowPath)
      scanner.flagCodes()
      output = scanner.output
    }
    output.move(to: &buffer)
  }
}
