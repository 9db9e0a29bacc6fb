import Glibc
import Kheo
import KheoTestSupport
import Testing

@Suite("Damage to an index of the seeds")
struct SeedDamageTests {
  /// The share of the 20,000 flips that one test case makes.
  private static let flipCount = 2500

  @Test("any of 20,000 flipped bits is found by the check", arguments: 0..<8)
  func flippedBits(seed: Int) throws { try flipBits(count: Self.flipCount, seed: seed, hasEntities: false) }

  @Test("any of some flipped bits of an index with cards is found by the check", arguments: 8..<10)
  func flippedBitsOfCards(seed: Int) throws { try flipBits(count: 60, seed: seed, hasEntities: true) }

  private func flipBits(count: Int, seed: Int, hasEntities: Bool) throws {
    let folder = ScratchFolder()
    var build = IndexBuild(folder: folder.path, inputs: [Seeds.folder])
    build.hasEntities = hasEntities
    _ = try build.run(onFailure: { _ in }, onProgress: { _, _ in })
    let files = IndexFiles(folder)
    #expect(try IndexVerification(folder: folder.path).run().isSound)
    var generator = SplitMix64(seed: UInt64(seed))
    for _ in 0..<count {
      let (file, bit) = files.randomBit(using: &generator)
      files.flip(bit, of: file)
      let isFound: Bool
      do {
        isFound = try !IndexVerification(folder: folder.path).run().isSound
      } catch is IndexError {
        // A version of a later kheo, or no index at all: named, if not as damage.
        isFound = true
      }
      files.flip(bit, of: file)
      #expect(isFound, "bit \(bit) of \(file), seed \(seed)")
    }
    #expect(try IndexVerification(folder: folder.path).run().isSound)
  }
}

/// The files of an index, to change bits of.
private struct IndexFiles {
  private let files: [(path: String, byteCount: Int)]

  init(_ folder: ScratchFolder) {
    files = folder.files().compactMap { name in
      var status = stat()
      let path = folder.path + "/" + name
      return stat(path, &status) == 0 && status.st_size > 0 ? (path, Int(status.st_size)) : nil
    }
  }

  /// Every bit of every file is as likely; the small files get a tenth of the draws, so that they are tried in full.
  func randomBit(using generator: inout SplitMix64) -> (file: String, bit: Int) {
    let small = files.filter { $0.byteCount < 1024 }
    let pool = Int.random(in: 0..<10, using: &generator) == 0 && !small.isEmpty ? small : files
    var offset = Int.random(in: 0..<pool.reduce(0) { $0 + $1.byteCount } * 8, using: &generator)
    for file in pool {
      if offset < file.byteCount * 8 { return (file.path, offset) }
      offset -= file.byteCount * 8
    }
    return (pool[0].path, 0)
  }

  func flip(_ bit: Int, of path: String) {
    let descriptor = open(path, O_RDWR)
    defer { close(descriptor) }
    var byte: UInt8 = 0
    pread(descriptor, &byte, 1, off_t(bit / 8))
    byte ^= 1 << UInt8(bit % 8)
    pwrite(descriptor, &byte, 1, off_t(bit / 8))
  }
}
