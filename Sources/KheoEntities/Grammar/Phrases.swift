/// A place named in an article: its name, and the type word that says what it is.
struct PlacePhrase {
  /// Words of the name.
  var name: Range<Int>
  /// Words of the name with its type word.
  var typed: Range<Int>
  /// What the type word may mean; empty where there is none.
  var kinds: PlaceKinds
  /// What the gazetteer holds it for.
  var known: VietnamesePlaces.Place?
  /// What it is held for.
  var kind: PlaceKind = .place
  /// The place it lies in, as the text says: an index into the place phrases.
  var parent: Int?
  /// Whether it is a place beyond doubt; else it counts only if the article names it with a type word elsewhere.
  var isCertain = true
  var isWorld = false
}

/// A unit named in an article.
struct UnitPhrase {
  /// Words of the mention.
  var range: Range<Int>
  var head: FormMatch
  /// Concepts of subjects, levels left aside.
  var subjects: [UInt16] = []
  /// Words behind "for" that no list has: "Institutt for samfunnsforskning".
  var purpose: Range<Int>?
  /// Words of proper names and numbers inside it.
  var names: [Range<Int>] = []
  /// The level named, as a concept of `levels.tsv`.
  var level: UInt16?
  /// The place it belongs to, the smallest; an index into the place phrases.
  var place: Int?
  /// The unit inside its name that it is part of; an index into the unit phrases.
  var whole: Int?
  var isPlural = false
  /// Whether it is one particular unit.
  var isAnchored = false
  /// Whether it is known by its own name: an organisation of the list, a name with its legal form.
  var isNamed = false
}
