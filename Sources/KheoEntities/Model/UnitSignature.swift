/// What the name of a unit says, whatever language it says it in: two names with one signature and the same places mean
/// the same unit.
///
/// "Parteizelle der Polizei der Gemeinde X" and "cellule du Parti de la police de la commune de X" both are concepts
/// `[party_cell, police, commune]`, names `[x]`.
public struct UnitSignature: Sendable, Hashable {
  /// Concepts of `units.tsv` and `subjects.tsv`, the head first, the others sorted.
  public var concepts: [String]
  /// Folded words of proper names, and numbers, that the name has beside its concepts, in order. Those of an
  /// administrative unit are its place's.
  public var names: [String]

  public init(concepts: [String], names: [String] = []) {
    self.concepts = concepts
    self.names = names
  }
}
