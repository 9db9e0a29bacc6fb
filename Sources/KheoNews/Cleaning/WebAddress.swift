/// Finds a web address in a piece of text.
enum WebAddress {
  /// The first address with its scheme, without the punctuation behind it.
  static func first(in text: String) -> String? {
    for word in text.split(whereSeparator: \.isWhitespace) {
      guard let start = ["https://", "http://"].compactMap({ start(of: $0, in: word) }).min() else { continue }
      var address = word[start...]
      while let last = address.last, ".,;)]>»\"”".contains(last) { address.removeLast() }
      return String(address)
    }
    return nil
  }

  private static func start(of scheme: String, in word: Substring) -> Substring.Index? {
    word.indices.first { word[$0...].hasPrefix(scheme) }
  }
}
