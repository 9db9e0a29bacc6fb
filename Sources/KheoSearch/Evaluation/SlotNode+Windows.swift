import KheoIndex
import KheoText

/// A word in the documents of a window, form by form.
extension SlotNode {
  /// Writes down what the word is worth in the documents of a window and stands behind them. Documents that it adds `least` or
  /// less to may be missing, or have less than it is worth there.
  func fill(_ window: ScoreWindow, operand: Int, above least: Float) throws {
    try scorer.withTable { table in
      let bounds = try least > 0 && fields == nil ? addOthers(window, operand: operand, table) : nil
      defer { bounds?.deallocate() }
      for index in 0..<forms.count where documents[index] < window.high {
        if fields != nil {
          try addFields(index, window, operand: operand, table)
        } else if let bounds {
          try addBlocks(index, window, operand: operand, table, bounds, above: least / worth)
        } else {
          try add(index, window, operand: operand, table)
        }
      }
    }
    document = (0..<forms.count).reduce(PostingCursor.end) { min($0, documents[$1]) }
    window.forEach(touchedBy: operand) { document in
      let sheet = window.sheet(of: document)
      let sums = sheet[slot]
      let value = scorer.value(best: sums.covered, frequency: sums.score)
      let ceiling =
        sums.ceiling > 0 ? scorer.value(best: sums.covered, frequency: sums.score + sums.ceiling) : value
      sheet.enter(WordScore(score: worth * value, covered: worth * sums.covered, ceiling: ceiling), slot: slot)
    }
  }

  /// Adds what a form is worth in the documents of a window: of each the best weight and the sum of frequencies, each times
  /// its weight.
  private func add(_ index: Int, _ window: ScoreWindow, operand: Int, _ table: FieldScorer.Table) throws {
    try add(index, window, before: window.high, operand: operand, table)
  }

  private func add(
    _ index: Int, _ window: ScoreWindow, before high: UInt32, operand: Int, _ table: FieldScorer.Table
  ) throws {
    let columns = segment.columns
    let (weights, slot) = (forms[index].weights, slot)
    let further = Float(forms[index].wordCount - 1)
    var cursor = forms[index].cursor
    var occurrences: [Occurrence] = []
    while cursor.document < high {
      let document = cursor.document
      let language = Int(columns.language(of: document).rawValue)
      if let spelling = cursor.spelling {
        let row = spelling &* Self.rowCount &+ language
        let weight = weights[row]
        if weight > 0 {
          let frequency = table.frequency(cursor.fieldFrequencies, document: document, columns: columns)
          window.add(weight, weight * frequency, document, slot: slot, operand: operand)
          if further > 0 { window.addPlaces(further * weight * frequency, document, slot: slot) }
          if let tiers = window.tiers { window.enter(distance: tiers[forms[index].reasons[row]], document, slot: slot) }
        }
      } else {
        occurrences.removeAll(keepingCapacity: true)
        try cursor.appendOccurrences(to: &occurrences)
        for occurrence in occurrences {
          let row = occurrence.spelling &* Self.rowCount &+ language
          let weight = weights[row]
          if weight <= 0 { continue }
          let factor = table.factor(occurrence.place.field, document, columns)
          window.add(weight, weight * factor, document, slot: slot, operand: operand)
          if let tiers = window.tiers { window.enter(distance: tiers[forms[index].reasons[row]], document, slot: slot) }
        }
      }
      cursor.next()
    }
    documents[index] = cursor.document
    forms[index].cursor = cursor
  }

  /// As `add`, where some fields are searched.
  private func addFields(_ index: Int, _ window: ScoreWindow, operand: Int, _ table: FieldScorer.Table) throws {
    let columns = segment.columns
    while documents[index] < window.high {
      let document = documents[index]
      let language = Int(columns.language(of: document).rawValue)
      try forEachMatch(index, document, language: language) { place, row in
        let weight = forms[index].weights[row]
        let frequency = weight * table.factor(place.field, document, columns)
        window.add(weight, frequency, document, slot: slot, operand: operand)
        if forms[index].wordCount > 1 {
          window.addPlaces(Float(forms[index].wordCount - 1) * frequency, document, slot: slot)
        }
        if let tiers = window.tiers { window.enter(distance: tiers[forms[index].reasons[row]], document, slot: slot) }
      }
      forms[index].cursor.next()
      documents[index] = forms[index].cursor.document
    }
  }

  // MARK: Blocks that cannot matter

  /// What stands before the blocks of the commonest form in a window.
  private struct Bounds {
    /// The documents that other forms have.
    var found: UnsafeMutablePointer<UInt64>

    func deallocate() { found.deallocate() }
  }

  /// Adds all forms but the commonest, whose blocks may then be passed over; nil where that is in few documents. The sum of
  /// what several common forms can add at most is near saturation, so that no block could be passed over for all.
  private func addOthers(_ window: ScoreWindow, operand: Int, _ table: FieldScorer.Table) throws -> Bounds? {
    var commonest = 0
    for index in 0..<forms.count where forms[index].cursor.documentCount > forms[commonest].cursor.documentCount {
      commonest = index
    }
    guard forms.count > 0, forms[commonest].cursor.hasMaxima, documents[commonest] < window.high else { return nil }
    for index in 0..<forms.count where index != commonest && documents[index] < window.high {
      try add(index, window, operand: operand, table)
    }
    let bounds = Bounds(found: .allocate(capacity: ScoreWindow.wordCount))
    window.copyTouched(by: operand, to: bounds.found)
    return bounds
  }

  /// As `add`, but for blocks in whose documents the whole word is worth no more than `least`.
  private func addBlocks(
    _ index: Int, _ window: ScoreWindow, operand: Int, _ table: FieldScorer.Table, _ bounds: Bounds, above least: Float
  ) throws {
    while documents[index] < window.high {
      let first = documents[index]
      var block = forms[index].cursor.currentBlock
      // Blocks that are passed over are not decoded.
      var end = first
      while end < window.high, isUseless(index, block, from: end, window, bounds, above: least) {
        end = min(window.high, forms[index].cursor.lastDocument(ofBlock: block) &+ 1)
        block += 1
        if block == forms[index].cursor.blockCount { break }
      }
      if end > first {
        forms[index].cursor.seek(to: end)
        documents[index] = forms[index].cursor.document
      } else {
        end = min(window.high, forms[index].cursor.lastDocument(ofBlock: block) &+ 1)
        try add(index, window, before: end, operand: operand, table)
      }
    }
  }

  /// Whether the word is worth no more than `least` in any document of a block, as far as it is in the window from `first` on.
  private func isUseless(
    _ index: Int, _ block: Int, from first: UInt32, _ window: ScoreWindow, _ bounds: Bounds, above least: Float
  ) -> Bool {
    let code = forms[index].cursor.greatestImpact(ofBlock: block)
    let best = forms[index].bestWeight
    let most = best * scorer.mostFrequency(code, inSegment: segmentIndex) * 1.0001
    guard scorer.bound(best: best, frequency: most) <= least else { return false }
    let last = forms[index].cursor.lastDocument(ofBlock: block)
    return window.allSatisfy(bounds.found, from: first, to: last) { document in
      let known = window.sheet(of: document)[slot]
      return scorer.bound(best: max(best, known.covered), frequency: known.score + most) <= least
    }
  }
}
