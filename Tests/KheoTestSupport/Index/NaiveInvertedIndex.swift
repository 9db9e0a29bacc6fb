package import KheoIndex
package import KheoText

/// An inverted index as the textbook has it, to compare the real one with: dictionaries of arrays, nothing clever.
package struct NaiveInvertedIndex: Sendable {
  /// One occurrence: where, and in what spelling.
  package struct Occurrence: Sendable, Hashable, Comparable {
    package var place: Place
    package var spelling: [UInt8]

    package init(place: Place, spelling: [UInt8]) {
      self.place = place
      self.spelling = spelling
    }

    package static func < (a: Occurrence, b: Occurrence) -> Bool {
      a.place != b.place ? a.place < b.place : a.spelling.lexicographicallyPrecedes(b.spelling)
    }
  }

  /// Occurrences in rising order by document, in rising order by term.
  package private(set) var postings: [[UInt8]: [(document: UInt32, occurrences: [Occurrence])]] = [:]
  package private(set) var languages: [[UInt8]: [[UInt8]: LanguageSet]] = [:]
  package let documents: [SyntheticDocument]

  package init(_ documents: [SyntheticDocument]) {
    self.documents = documents
    for (number, document) in documents.enumerated() {
      var occurrences: [[UInt8]: [Occurrence]] = [:]
      for (field, words) in document.fields {
        for word in words {
          let key = Array(word.key.utf8)
          let spelling = Array(word.spelling.utf8)
          occurrences[key, default: []].append(
            Occurrence(place: Place(field: field, position: word.position), spelling: spelling))
          languages[key, default: [:]][spelling, default: []].formUnion(LanguageSet(document.language))
        }
      }
      for (key, list) in occurrences { postings[key, default: []].append((UInt32(number), list.sorted())) }
    }
  }

  /// Keys in bytewise order.
  package var keys: [[UInt8]] { postings.keys.sorted { $0.lexicographicallyPrecedes($1) } }

  /// Spellings of a term in bytewise order, with the documents of each.
  package func spellings(of key: [UInt8]) -> [(bytes: [UInt8], documentCount: Int)] {
    var counts: [[UInt8]: Int] = [:]
    for (_, occurrences) in postings[key] ?? [] {
      for spelling in Set(occurrences.map(\.spelling)) { counts[spelling, default: 0] += 1 }
    }
    return counts.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { ($0.key, $0.value) }
  }

  /// Tokens of a document's field.
  package func length(of document: Int, field: Field) -> Int {
    documents[document].fields.reduce(0) { $0 + ($1.field == field ? $1.words.count : 0) }
  }
}
