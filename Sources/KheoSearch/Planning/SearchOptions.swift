/// What a search may do beyond the words as typed. Every expansion has its switch.
public struct SearchOptions: Sendable, Equatable {
  /// Other inflections, by the stemmer of the document's language.
  public var stems = true
  /// Digraphs for letters and the reverse, by the language of the document.
  public var digraphs = true
  /// Words with other marks than the query's.
  public var otherMarks = true
  /// Two words written as one, and one written as two.
  public var joining = true
  /// Corrections of typing for words that are found in no other way.
  public var typos = true
  /// Terms of other languages for what a word or a few words stand for, by the thesaurus.
  public var thesaurus = true
  /// Documents that match in part, where none matches the whole query.
  public var partialMatches = true

  public init() {}

  /// Words with the same letters, and nothing else.
  public static var plain: SearchOptions {
    var options = SearchOptions()
    options.stems = false
    options.digraphs = false
    options.joining = false
    options.typos = false
    options.thesaurus = false
    return options
  }
}
