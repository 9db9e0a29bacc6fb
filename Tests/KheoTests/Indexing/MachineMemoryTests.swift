import Testing

@testable import Kheo

@Suite struct MachineMemoryTests {
  @Test(
    "A container's limit is read as the system writes it",
    arguments: [("1073741824\n", 1 << 30), ("512", 512), ("max\n", nil), ("", nil), ("0\n", nil), ("x", nil)])
  func limits(_ row: (text: String, limit: Int?)) {
    #expect(MachineMemory.limit(Array(row.text.utf8)) == row.limit)
  }

  @Test("The budget is within its bounds, whatever the machine has")
  func budget() {
    #expect(MachineMemory.byteCount > 64 << 20)
    #expect((64 << 20...640 << 20).contains(IndexBuild.defaultMemoryBudget))
  }
}
