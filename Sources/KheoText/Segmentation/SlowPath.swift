import CICU

/// What the scanner needs beyond its tables: the folder of single words, the words seen lately, and ICU's word
/// breaker.
struct SlowPath {
  var folder = WordFolder()
  let cache = WordCache()
  private var breaker: OpaquePointer?

  /// The boundaries of a chunk are asked for with this; nil if ICU has no break rules installed.
  mutating func wordBreaker() -> OpaquePointer? {
    if breaker == nil { breaker = kheo_breaker_open(true) }
    return breaker
  }

  func close() {
    kheo_breaker_close(breaker)
    cache.deallocate()
  }
}
