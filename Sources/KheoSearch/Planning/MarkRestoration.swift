import Glibc
import KheoIndex
import KheoText

/// Tells what words typed without marks most likely stand for, by the words beside them: `cong ty` is *công ty*, since the
/// collection has these two side by side.
///
/// A chain of hidden spellings, one for each word: how common a spelling is, and how often two stand side by side, against
/// what chance would give. The probability of each spelling comes from the forward-backward algorithm (Baum et al., "A
/// maximization technique occurring in the statistical analysis of probabilistic functions of Markov chains", 1970). All
/// counts are the collection's own.
struct MarkRestoration {
  /// What chance counts for beside the documents that a pair is seen in.
  private static let smoothing = 0.5
  /// The power of its count by which a spelling counts less than in running text: who searches names things, and the commonest
  /// words do not.
  private static let terseness = 0.5

  /// One word: its spellings and how common each is.
  struct Column {
    var spellings: [[UInt8]]
    var documentCounts: [Int]
  }

  /// The probability of each spelling of each word. `pairs` has the counts of each column with the next.
  static func probabilities(_ columns: [Column], pairs: [[SyllablePairs.Count]]) -> [[Double]] {
    let shares = columns.map { column in
      let sum = column.documentCounts.reduce(0.0) { $0 + Double($1) + 0.1 }
      return column.documentCounts.map { (Double($0) + 0.1) / sum }
    }
    let wants = columns.map { $0.documentCounts.map { pow(Double($0) + 1, -terseness) } }
    let steps = pairs.indices.map { step(columns[$0], columns[$0 + 1], shares[$0], shares[$0 + 1], pairs[$0]) }
    var forward = [zip(shares[0], wants[0]).map { $0 * $1 }]
    for index in 1..<columns.count {
      forward.append(
        normalized(
          columns[index].spellings.indices.map { to in
            shares[index][to] * wants[index][to]
              * forward[index - 1].indices.reduce(0) { $0 + forward[index - 1][$1] * steps[index - 1][$1][to] }
          }))
    }
    var backward = columns.map { $0.spellings.map { _ in 1.0 } }
    for index in columns.indices.dropLast().reversed() {
      backward[index] = normalized(
        columns[index].spellings.indices.map { from in
          steps[index][from].indices.reduce(0) {
            $0 + steps[index][from][$1] * shares[index + 1][$1] * wants[index + 1][$1] * backward[index + 1][$1]
          }
        })
    }
    return columns.indices.map { index in normalized(zip(forward[index], backward[index]).map { $0 * $1 }) }
  }

  /// How much likelier than by chance each spelling is followed by each of the next word.
  private static func step(
    _ first: Column, _ second: Column, _ firstShares: [Double], _ secondShares: [Double],
    _ counts: [SyllablePairs.Count]
  ) -> [[Double]] {
    var step = first.spellings.map { _ in second.spellings.map { _ in smoothing } }
    for count in counts {
      guard let from = first.spellings.firstIndex(of: count.first),
        let to = second.spellings.firstIndex(of: count.second)
      else { continue }
      step[from][to] += Double(count.documentCount) / (firstShares[from] * secondShares[to])
    }
    return step
  }

  private static func normalized(_ values: [Double]) -> [Double] {
    let sum = values.reduce(0, +)
    return sum > 0 ? values.map { $0 / sum } : values.map { _ in 1 / Double(values.count) }
  }
}
