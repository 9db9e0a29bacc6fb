import KheoEntities
import Testing

@Suite("Unit signatures")
struct UnitSignatureTests {
  @Test("A signature is told apart by its concepts and by its names")
  func equality() {
    let cell = UnitSignature(concepts: ["party_cell", "police"], names: ["moc", "chau"])
    #expect(cell == UnitSignature(concepts: ["party_cell", "police"], names: ["moc", "chau"]))
    #expect(cell != UnitSignature(concepts: ["party_cell"], names: ["moc", "chau"]))
    #expect(cell != UnitSignature(concepts: ["party_cell", "police"], names: ["mai", "chau"]))
  }
}
