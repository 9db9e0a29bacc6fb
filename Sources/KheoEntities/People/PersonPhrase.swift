/// A mention of a person in an article.
struct PersonPhrase {
  /// How a name is built.
  enum Form {
    /// Family name, middle names, given name.
    case vietnamese
    /// Given names, family name.
    case western
    /// A part of a name, which another mention has in full.
    case short
  }

  /// Words of the name.
  var range: Range<Int>
  var form: Form
  /// Words of the honorifics before it.
  var honorifics: [Range<Int>] = []
  /// Indices into the role phrases.
  var roles: [Int] = []
  /// The smallest place it is said to be from: an index into the place phrases.
  var place: Int?
  /// The person it is a mention of: an index into the list of persons.
  var person = -1
}
