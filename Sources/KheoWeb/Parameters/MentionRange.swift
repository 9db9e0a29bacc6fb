/// The parameter `mention` of an article's page: a range of bytes, `812-819`, the end excluded.
public enum MentionRange {
  /// Reads a range; nil where it is none.
  public static func read(_ text: String) -> Range<Int>? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, text.utf8.count <= 24, let start = number(parts[0]), let end = number(parts[1]), start < end
    else { return nil }
    return start..<end
  }

  private static func number(_ text: Substring) -> Int? {
    text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } ? Int(text) : nil
  }
}
