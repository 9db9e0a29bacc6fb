extension Array {
  /// Puts in `start ..< end` what would stand there if everything from `start` on were sorted; the rest stays behind it in
  /// no order. What stands before `start` precedes all of it.
  ///
  /// Expected time is linear in the number of elements and linearithmic in those that are sorted: quickselect (Hoare,
  /// "Algorithm 65: Find", 1961), and where that goes badly everything is sorted. `precedes` tells all elements apart.
  mutating func sortFirst(_ end: Int, from start: Int, by precedes: (Element, Element) -> Bool) {
    let end = Swift.min(end, count)
    guard end > start else { return }
    let isParted =
      (end - start) * 4 < count - start
      && withUnsafeMutableBufferPointer { Self.partition($0, start..<$0.count, at: end, precedes) }
    self[start..<(isParted ? end : count)].sort(by: precedes)
  }

  /// Moves elements of a range so that those before `end` precede those from `end` on; false where that was given up.
  private static func partition(
    _ elements: UnsafeMutableBufferPointer<Element>, _ range: Range<Int>, at end: Int,
    _ precedes: (Element, Element) -> Bool
  ) -> Bool {
    var (low, high) = (range.lowerBound, range.upperBound - 1)
    var roundsLeft = 2 * (Int.bitWidth - range.count.leadingZeroBitCount)
    while low < high {
      roundsLeft -= 1
      if roundsLeft < 0 { return false }
      let pivot = elements[low + (high - low) / 2]
      var (left, right) = (low, high)
      while left <= right {
        while precedes(elements[left], pivot) { left += 1 }
        while precedes(pivot, elements[right]) { right -= 1 }
        if left <= right {
          elements.swapAt(left, right)
          left += 1
          right -= 1
        }
      }
      if end - 1 <= right { high = right } else if end - 1 >= left { low = left } else { return true }
    }
    return true
  }
}
