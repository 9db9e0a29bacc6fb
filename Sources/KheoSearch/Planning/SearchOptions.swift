/// What a search may do beyond the words as typed. Every expansion has its switch.
public struct SearchOptions: Sendable, Hashable {
  /// Other inflections, by the stemmer of the document's language.
  public var stems = true
  /// Digraphs for letters and the reverse, by the language of the document.
  public var digraphs = true
  /// Words with other marks than the query's.
  public var otherMarks = true
  /// Two words written as one, and one written as two.
  public var joining = true
  /// Compounds that have the word as a part, and a compound written as its parts, in German and Norwegian documents.
  public var compounds = true
  /// Words that begin as the last word of the query, where that is not found or all there is.
  public var prefixes = true
  /// Vietnamese words typed as the keys of Telex or VNI.
  public var keys = true
  /// Dates in whatever writing and language.
  public var dates = true
  /// Corrections of typing for words that are found in no other way.
  public var typos = true
  /// Of words without marks, the spellings that are likely beside their neighbours before others.
  public var restoration = true
  /// Little weight for the words that make a sentence a question.
  public var questionWords = true
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
    options.compounds = false
    options.prefixes = false
    options.keys = false
    options.dates = false
    options.typos = false
    options.thesaurus = false
    options.restoration = false
    options.questionWords = false
    return options
  }
}
