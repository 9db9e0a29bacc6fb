/// Pairs the people of an article with those of its translation.
///
/// | names | paired |
/// |---|---|
/// | the same words | always |
/// | one a part of the other | where neither has a partner yet and no other choice |
/// | other spellings of foreign words (*Poutine*, *Putin*) | where neither has a partner yet, `similarity` of the letters, or `similarityInRole` and a role or body in common, and each is the other's best |
///
/// Spellings never differ in a Vietnamese syllable: *Hùng* and *Hồng* are two names.
enum PersonAlignment {
  static let similarity = 0.75
  static let similarityInRole = 0.55
  /// Longer lists are paired by equal names alone.
  static let maximumCount = 200

  struct Match {
    var left: Int
    var right: Int
    /// Whether both are full names, so that one may stand for the other everywhere.
    var isSpelling: Bool
  }

  static func matches(_ left: [PersonIdentity], _ right: [PersonIdentity]) -> [Match] {
    var matches: [Match] = []
    var freeLeft: [Int] = []
    var usedRight = Set<Int>()
    var places: [UInt64: [Int]] = [:]
    for (j, person) in right.enumerated() { places[person.name.key, default: []].append(j) }
    for (i, person) in left.enumerated() {
      let candidates = (places[person.name.key] ?? []).filter { !usedRight.contains($0) }
      let best = candidates.first { right[$0].chain.agreement(with: person.chain) > .difference } ?? candidates.first
      if let best {
        usedRight.insert(best)
        matches.append(Match(left: i, right: best, isSpelling: false))
      } else {
        freeLeft.append(i)
      }
    }
    let freeRight = right.indices.filter { !usedRight.contains($0) }
    guard freeLeft.count <= maximumCount, freeRight.count <= maximumCount else { return matches }
    return matches + inexact(left, freeLeft, right, freeRight)
  }

  private static func inexact(
    _ left: [PersonIdentity], _ freeLeft: [Int], _ right: [PersonIdentity], _ freeRight: [Int]
  ) -> [Match] {
    var matches: [Match] = []
    var scores: [[Double]] = freeLeft.map { i in freeRight.map { j in closeness(left[i], right[j]) } }
    while true {
      var found = false
      for i in freeLeft.indices {
        guard let j = scores[i].indices.max(by: { scores[i][$0] < scores[i][$1] }), scores[i][j] > 0 else { continue }
        let isBest = freeLeft.indices.allSatisfy { $0 == i || scores[$0][j] < scores[i][j] }
        let isOnly = freeRight.indices.allSatisfy { $0 == j || scores[i][$0] < scores[i][j] }
        guard isBest, isOnly else { continue }
        let (a, b) = (left[freeLeft[i]], right[freeRight[j]])
        let isPart = a.name.abbreviates(b.name) || b.name.abbreviates(a.name)
        matches.append(
          Match(
            left: freeLeft[i], right: freeRight[j],
            isSpelling: !isPart && a.name.isComparable && b.name.isComparable))
        for k in freeLeft.indices { scores[k][j] = 0 }
        for k in freeRight.indices { scores[i][k] = 0 }
        found = true
      }
      if !found { return matches }
    }
  }

  /// 0 where they cannot be one.
  private static func closeness(_ a: PersonIdentity, _ b: PersonIdentity) -> Double {
    guard a.chain.agreement(with: b.chain) > .contradiction, a.isAuthor == b.isAuthor else { return 0 }
    let isSupported = a.roles.contains { b.roles.contains($0) } || a.units.contains { b.units.contains($0) }
    if a.name.abbreviates(b.name) || b.name.abbreviates(a.name) { return isSupported ? 2 : 1.5 }
    guard !differInSyllable(a.name, b.name) else { return 0 }
    let similarity = a.name.similarity(to: b.name)
    return similarity >= (isSupported ? similarityInRole : Self.similarity) ? similarity + (isSupported ? 0.2 : 0) : 0
  }

  /// Whether a word that only one of the names has is a Vietnamese syllable or short.
  private static func differInSyllable(_ a: PersonName, _ b: PersonName) -> Bool {
    let different = a.words.filter { !b.words.contains($0) } + b.words.filter { !a.words.contains($0) }
    return different.contains { $0.utf8.count < 4 || VietnameseNames.shared.isSyllable($0.utf8) }
  }
}
