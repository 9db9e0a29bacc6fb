import KheoIndex

/// One pass through a segment for both rankings of a query of words: of the documents that have all of them, and of those that
/// have enough.
///
/// The words that could not bring a document among the best even together are looked up only in documents that the
/// others found (MaxScore; Turtle and Flood, "Query evaluation: strategies and optimizations", 1995).
final class JointScan {
  /// The documents of both rankings; `whole` is nil where only the other is wanted.
  struct Lists {
    var whole: CandidateList?
    var parts: CandidateList

    /// What a document must exceed to be among the best that have the whole query and its marks, and among the best of all;
    /// 0 while there are not as many as are asked for.
    @inline(__always)
    fileprivate var thresholds: (whole: Float, parts: Float) { (whole?.threshold ?? .infinity, parts.threshold) }
  }

  /// What some words could add at most, together.
  private struct Rest {
    /// Without pairs.
    var score: Float = 0
    var covered: Float = 0
    var worth: Float = 0
    /// What a document could score that has no others.
    var alone: Float = 0
  }

  /// A word of the query.
  private struct Word {
    /// Of `operands`, and of the window.
    var operand: Int
    var slot: Int
    var worth: Float
    /// Of what it is worth at most.
    var ceiling: Float
  }

  private let segment: Segment
  /// The segment's index in the collection.
  private let index: Int
  /// All are `WordNode`.
  private let operands: NodeList
  let least: Float
  /// By what they are worth at most, the least first.
  private let words: UnsafeMutableBufferPointer<Word>
  /// By place in `words`, of all before it; one more than there are words.
  private let rests: UnsafeMutableBufferPointer<Rest>
  /// By slot, for one document, what bounds its pairs: of a word that was looked up what it is worth there.
  private let ceilings: UnsafeMutablePointer<Float>
  private let slotCount: Int
  /// Keeps the nodes of `operands`.
  private let root: RankedRoot

  /// Nil where the query is not one of words any of which may be enough. `root` is the walk of the relaxed plan.
  init?(_ root: MatchNode, plan: QueryPlan, segment: Segment, index: Int, scorer: DocumentScorer) {
    guard let root = RankedRoot(root) else { return nil }
    let share = root.node as? ShareNode
    let nodes = share?.operands.nodes.compactMap { $0 as? WordNode } ?? []
    guard let share, nodes.count == share.operands.count else {
      root.deallocate()
      return nil
    }
    self.root = root
    self.segment = segment
    self.index = index
    operands = share.operands
    least = share.least
    let order = nodes.indices.sorted { nodes[$0].most.score < nodes[$1].most.score }
    words = .allocate(capacity: order.count)
    _ = words.initialize(
      from: order.map {
        Word(operand: $0, slot: nodes[$0].slot, worth: share.worths[$0], ceiling: nodes[$0].most.ceiling)
      })
    ceilings = .allocate(capacity: plan.slots.count)
    ceilings.initialize(repeating: 0, count: plan.slots.count)
    slotCount = plan.slots.count
    rests = .allocate(capacity: order.count + 1)
    _ = rests.initialize(
      from: Self.rests(order.map { (nodes[$0], share.worths[$0]) }, plan, scorer))
  }

  deinit {
    root.deallocate()
    words.deallocate()
    rests.deallocate()
    ceilings.deallocate()
  }

  private static func rests(
    _ words: [(node: WordNode, worth: Float)], _ plan: QueryPlan, _ scorer: DocumentScorer
  ) -> [Rest] {
    let sheet = ScoreSheet(slotCount: plan.slots.count)
    defer { sheet.deallocate() }
    var rests: [Rest] = []
    for count in 0...words.count {
      var rest = Rest()
      for word in words.prefix(count) {
        rest.score += word.node.most.score
        rest.covered += word.node.most.covered
        rest.worth += word.worth
      }
      if count > 0 { sheet.enter(words[count - 1].node.most, slot: words[count - 1].node.slot) }
      rest.alone = scorer.candidate(0, 0, sheet).most
      rests.append(rest)
    }
    return rests
  }

  // MARK: Passing through

  /// Offers the documents of the segment to the lists. Those that cannot be among the best are left out, and not counted.
  func run(_ lists: inout Lists, in window: ScoreWindow, scorer: DocumentScorer, deadline: Deadline) throws {
    let limit = UInt32(segment.documentCount)
    while true {
      try deadline.check()
      guard let first = firstRequired(lists) else { return }
      var next = PostingCursor.end
      for place in first..<words.count { next = min(next, operands.document(of: words[place].operand)) }
      guard next < limit else { return }
      window.move(to: next, limit: limit)
      for place in first..<words.count where operands.document(of: words[place].operand) < window.high {
        try operands.score(window, of: words[place].operand, operand: words[place].operand)
      }
      try window.forEachTouched { document in
        guard segment.isLive(document), try root.accepts(document) else { return }
        var isWhole = true
        var worth = Float(0)
        for place in first..<words.count {
          if window.isTouched(document, operand: words[place].operand) {
            worth += words[place].worth
          } else {
            isWhole = false
          }
        }
        let sheet = window.sheet(of: document)
        if first > 0, try !complete(document, sheet, window, scorer, first, lists.thresholds, &isWhole, &worth) {
          return
        }
        let isPart = worth >= least
        if !isWhole && !isPart { return }
        let candidate = scorer.candidate(index, document, sheet)
        if isPart, !lists.parts.passesOver(candidate.most, 0) {
          lists.parts.offer(candidate, least: candidate.score)
        }
        if isWhole, lists.whole != nil {
          var candidate = candidate
          candidate.distance = window.distance(of: document)
          if !lists.whole!.passesOver(candidate.most, candidate.distance) {
            lists.whole!.offer(candidate, least: candidate.score)
          }
        }
      }
    }
  }

  /// The first place in `words` of a word that is gone through: those before it make no document one of the best by themselves,
  /// nor a match. Nil where no document of the segment can be one of the best.
  private func firstRequired(_ lists: Lists) -> Int? {
    let thresholds = lists.thresholds
    var first = 0
    while true {
      let rest = rests[first + 1]
      let isEnough = rest.alone > thresholds.parts && rest.worth >= least
      if first == words.count - 1 { return isEnough || rest.alone > thresholds.whole ? first : nil }
      if isEnough { return first }
      first += 1
    }
  }

  /// Looks up the words before `first` in a document, as long as it can be among the best with them; false where it cannot.
  private func complete(
    _ document: UInt32, _ sheet: ScoreSheet, _ window: ScoreWindow, _ scorer: DocumentScorer, _ first: Int,
    _ thresholds: (whole: Float, parts: Float), _ isWhole: inout Bool, _ worth: inout Float
  ) throws -> Bool {
    for slot in 0..<slotCount { ceilings[slot] = sheet[slot].ceiling }
    for place in 0..<first { ceilings[words[place].slot] = words[place].ceiling }
    var place = first
    while place > 0 {
      let (score, covered) = sheet.sums
      let rest = rests[place]
      let most =
        (score + scorer.pairBound(ceilings) + rest.score) * scorer.coverage(covered + rest.covered) * 1.0001
      let isNeeded =
        most > thresholds.parts && worth + rest.worth >= least || isWhole && most > thresholds.whole
      if !isNeeded { return false }
      place -= 1
      let operand = words[place].operand
      let slot = words[place].slot
      guard try operands.probe(operand, document) == document else {
        ceilings[slot] = 0
        isWhole = false
        continue
      }
      try operands.fill(sheet, of: operand)
      ceilings[slot] = sheet[slot].ceiling
      // It may stand where it has not looked yet.
      if sheet[slot].ceiling > 0 {
        worth += words[place].worth
        if let tiers = window.tiers {
          window.enter(distance: try operands.distance(of: operand, tiers), document, slot: slot)
        }
      } else {
        isWhole = false
      }
    }
    return true
  }

  // MARK: Counting

  /// The words, for counting the documents that `run` passes over.
  var counted: [MatchCounter.Word] {
    words.compactMap { word in
      (operands.nodes[word.operand] as? WordNode).map { MatchCounter.Word(node: $0, worth: word.worth) }
    }
  }

  // MARK: Looking again

  /// Fills in what the words of a document are worth and where they are. Comes after `run`.
  func look(at document: UInt32, _ sheet: ScoreSheet, _ matches: inout [Match]) throws {
    for operand in 0..<operands.count {
      guard let word = operands.nodes[operand] as? WordNode else { continue }
      if word.document > document { try word.rewind() }
      guard try word.probe(document) == document else { continue }
      try word.fill(sheet)
      if sheet[word.slot].ceiling > 0 { try word.appendMatches(to: &matches) }
    }
  }
}
