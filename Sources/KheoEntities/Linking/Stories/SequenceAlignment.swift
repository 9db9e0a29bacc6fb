/// Aligns two lists in order, as their one text in two languages has them.
enum SequenceAlignment {
  /// The pairs, rising on both sides, whose scores have the greatest sum (Needleman and Wunsch, A general method applicable
  /// to the search for similarities in the amino acid sequence of two proteins, 1970, with gaps that cost nothing).
  ///
  /// `scores` has a row for each element on the left and a column for each on the right; 0 and below never pair. Time and
  /// memory are the product of the lengths.
  static func pairs(rows: Int, columns: Int, scores: [Float]) -> [(left: Int, right: Int)] {
    let width = columns + 1
    var best = [Float](repeating: 0, count: (rows + 1) * width)
    for left in 0..<rows {
      for right in 0..<columns {
        let score = scores[left * columns + right]
        var value = max(best[left * width + right + 1], best[(left + 1) * width + right])
        if score > 0 { value = max(value, best[left * width + right] + score) }
        best[(left + 1) * width + right + 1] = value
      }
    }
    var pairs: [(left: Int, right: Int)] = []
    var (left, right) = (rows, columns)
    while left > 0, right > 0 {
      let value = best[left * width + right]
      if value == best[(left - 1) * width + right] {
        left -= 1
      } else if value == best[left * width + right - 1] {
        right -= 1
      } else {
        left -= 1
        right -= 1
        pairs.append((left, right))
      }
    }
    return pairs.reversed()
  }
}
