/// Numbers by the group that each is in, in rising order within one: a counting sort.
struct Grouping {
  /// Where each group begins; one more than there are groups.
  private let starts: [Int]
  private let numbers: [UInt32]

  /// Of the numbers from 0 to `count`.
  init(of count: Int, in groupCount: Int, group: (Int) -> Int) {
    let starts = Self.starts(of: count, in: groupCount, group: group)
    var next = starts
    numbers = [UInt32](unsafeUninitializedCapacity: count) { numbers, initialized in
      for number in 0..<count {
        let group = group(number)
        numbers[next[group]] = UInt32(truncatingIfNeeded: number)
        next[group] += 1
      }
      initialized = count
    }
    self.starts = starts
  }

  subscript(group: Int) -> ArraySlice<UInt32> { numbers[starts[group]..<starts[group + 1]] }

  /// Where each group would begin; one more than there are groups.
  static func starts(of count: Int, in groupCount: Int, group: (Int) -> Int) -> [Int] {
    var starts = [Int](repeating: 0, count: groupCount + 1)
    for number in 0..<count { starts[group(number) + 1] += 1 }
    for index in 0..<groupCount { starts[index + 1] += starts[index] }
    return starts
  }
}
