import KheoIndex
import KheoText

/// A word in all its documents, for counting them: nothing is scored.
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
