import KheoIndex
import KheoText

/// A word in all its documents, for counting them, and in one after the other, for terms of several words: nothing is scored.
extension SlotNode {
  /// Adds the documents of every form.
  func markForms(_ bits: DocumentBits) throws {
    for index in 0..<forms.count {
      forms[index].cursor.rewind()
      let matching = languages(of: index)
      while forms[index].cursor.document != PostingCursor.end {
        let found = forms[index].cursor.documentsOfBlock
        if forms[index].alwaysMatches {
          for document in found { bits.insert(document) }
        } else {
          try mark(found, of: index, matching, bits)
        }
        forms[index].cursor.open(block: forms[index].cursor.currentBlock + 1)
      }
      documents[index] = PostingCursor.end
    }
    document = PostingCursor.end
  }

  /// Appends the raw values of the places that match in a document, in rising order. Documents come in rising order, and the walk
  /// stands nowhere then.
  func appendPlaces(in document: UInt32, to places: inout [UInt32]) throws {
    let language = Int(segment.columns.language(of: document).rawValue)
    var formCount = 0
    for index in 0..<forms.count {
      if documents[index] < document {
        forms[index].cursor.seek(to: document)
        documents[index] = forms[index].cursor.document
      }
      guard documents[index] == document else { continue }
      let first = places.count
      if fields == nil, let spelling = forms[index].cursor.spelling {
        guard forms[index].weights[spelling &* Self.rowCount &+ language] > 0 else { continue }
        let count = Int(forms[index].cursor.frequency)
        places.append(contentsOf: repeatElement(0, count: count))
        try places.withUnsafeMutableBufferPointer { try forms[index].cursor.readPlaces(into: $0.baseAddress! + first) }
      } else {
        try forEachMatch(index, document, language: language) { place, _ in places.append(place.rawValue) }
      }
      if places.count > first { formCount += 1 }
    }
    if formCount > 1 { places.sort() }
  }

  /// The languages in whose documents every spelling of a form is a match, and those in whose any is.
  private func languages(of index: Int) -> (every: LanguageSet, some: LanguageSet) {
    var (every, some) = (LanguageSet.all, LanguageSet())
    for row in 0..<forms[index].rowCount {
      for language in Language.allCases {
        if forms[index].weights[row &* Self.rowCount &+ Int(language.rawValue)] > 0 {
          some.formUnion(LanguageSet(language))
        } else {
          every.subtract(LanguageSet(language))
        }
      }
    }
    return fields == nil ? (every, some) : ([], some)
  }

  /// Adds those of a block's documents that are a match.
  private func mark(
    _ found: UnsafeBufferPointer<UInt32>, of index: Int, _ matching: (every: LanguageSet, some: LanguageSet),
    _ bits: DocumentBits
  ) throws {
    let columns = segment.columns
    for place in 0..<found.count {
      let document = found[place]
      let language = columns.language(of: document)
      guard matching.some.contains(language), !bits.contains(document) else { continue }
      if matching.every.contains(language) {
        bits.insert(document)
        continue
      }
      forms[index].cursor.move(to: place)
      documents[index] = document
      if try isMatch(index, document, language: Int(language.rawValue)) { bits.insert(document) }
    }
  }
}
