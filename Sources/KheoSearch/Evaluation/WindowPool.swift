/// Keeps the memory of a window from one pass to the next. Not thread-safe.
final class WindowPool {
  private var kept: ScoreWindow?

  /// Calls `body` with an empty window.
  func withWindow<Result>(
    slotCount: Int, operandCount: Int, tiers: AgreementTiers?, _ body: (ScoreWindow) throws -> Result
  ) rethrows -> Result {
    var window = kept
    // What a pass leaves behind that was given up is not empty.
    kept = nil
    if window?.reshape(slotCount: slotCount, operandCount: operandCount, tiers: tiers) != true {
      window = ScoreWindow(slotCount: slotCount, operandCount: operandCount, tiers: tiers)
    }
    let result = try body(window!)
    kept = window
    return result
  }
}
