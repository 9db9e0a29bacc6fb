/// A role named in an article: "ständige stellvertretende Sekretärin des Provinzkomitees".
struct RolePhrase {
  /// Words, from its first modifier to the end of the unit or place it is held in.
  var range: Range<Int>
  /// Words of the role alone.
  var core: Range<Int>
  /// Concepts of `role-modifiers.tsv` and `roles.tsv`, in order.
  var concepts: [UInt16]
  /// The unit it is held in: an index into the unit phrases.
  var unit: Int?
  /// The place it is held in: an index into the place phrases.
  var place: Int?
  var isPlural = false
}
