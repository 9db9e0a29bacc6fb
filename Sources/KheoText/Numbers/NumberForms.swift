/// Other readings of a number in a query, whose language is not known.
public enum NumberForms {
  /// Keys under which a document may have filed the number typed as `source`, besides the key that
  /// `Analyzer.analyzeQuery` gives it: `12.345` is read as 12345 and may be the decimal `12.345`.
  public static func alternatives(ofQueryToken source: [UInt8]) -> [[UInt8]] {
    let parts = source.split(omittingEmptySubsequences: false) { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0 &- 0x30 < 10 } }),
      parts[0].count <= 3, parts[0].first != UInt8(ascii: "0"), parts[1].count == 3
    else { return [] }
    return [Array(parts[0]) + [UInt8(ascii: ".")] + Array(parts[1])]
  }
}
