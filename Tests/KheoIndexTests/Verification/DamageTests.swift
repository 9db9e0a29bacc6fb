import KheoTestSupport
import KheoText
import Testing

@testable import KheoIndex

/// A small index with all that an index can have: two kinds, several segments, deletions, a kept generation, a list
/// of more than 128 documents, several spellings, stems, pairs.
private struct Victim {
  let folder = ScratchFolder()
  let articles: IndexContents
  let units: IndexContents
  /// Of every segment of articles.
  let pairs: [[PairCount]]

  init(documentCount: Int, seed: UInt64 = 77) throws {
    var random = RandomDocuments(seed: seed, vocabularyCount: 3)
    var documents = (0..<documentCount).map {
      random.next(identifier: "d\($0 % (documentCount - 3))", wordCount: 1...5, payloadLimit: 9)
    }
    for number in 3...4 {
      documents[number] = SyntheticDocument(identifier: "d\(number)", body: "wa wb wa wa")
      documents[number].language = .vietnamese
    }
    let unit = random.next(identifier: "u")
    do {
      let writer = try folder.makeWriter(.rebuild)
      for document in documents { try document.add(to: writer.builder(for: .article)) }
      try unit.add(to: writer.builder(for: .unit))
      _ = try writer.commit()
    }
    let later = random.next(identifier: "d5", wordCount: 1...5, payloadLimit: 9)
    try folder.commit([later], mode: .append)
    articles = IndexContents(documents + [later])
    units = IndexContents([unit])
    pairs = try Self.pairs(in: Snapshot(folder: folder.path))
  }

  private static func pairs(in snapshot: Snapshot) throws -> [[PairCount]] {
    let words = ["wa", "wb", "wc"].map { Array($0.utf8) }
    return try snapshot.segments(of: .article).flatMap { segment in
      try words.flatMap { first in try words.map { try segment.pairs(first, $0) } }
    }
  }

  /// The files that say something; LOCK is empty.
  var files: [String] { folder.files().filter { $0 != "LOCK" } }

  func isFoundDamaged() -> Bool {
    do {
      return try !IndexVerification(folder: folder.path).run().isSound
    } catch {
      return true
    }
  }

  /// Whether reading everything gives the right answer or says that the index is damaged.
  func isHonest() -> Bool {
    do {
      let snapshot = try Snapshot(folder: folder.path)
      return try IndexContents(snapshot, kind: .article) == articles && IndexContents(snapshot, kind: .unit) == units
        && Self.pairs(in: snapshot) == pairs
    } catch is CorruptIndexError {
      return true
    } catch is IndexError {
      return true
    } catch {
      return false
    }
  }

  /// Whether a single look-up, which touches few pages, is right or an error.
  func isHonestAboutOneTerm() -> Bool {
    do {
      for segment in try Snapshot(folder: folder.path).segments(of: .article) {
        guard let term = try segment.term(Array("wa".utf8)) else { continue }
        let arena = PostingArena()
        var cursor = try segment.postings(of: term, arena: arena)
        cursor.seek(to: 130)
        if cursor.document == PostingCursor.end || !segment.isLive(cursor.document) { continue }
        let identifier = try segment.record(of: cursor.document).identifier
        var found: [Occurrence] = []
        try cursor.appendOccurrences(to: &found)
        let occurrences = found.map {
          NaiveInvertedIndex.Occurrence(place: $0.place, spelling: term.spellings[$0.spelling].bytes)
        }
        if occurrences.sorted() != articles.documents[identifier]?.occurrences[term.key] { return false }
      }
      return true
    } catch {
      return error is CorruptIndexError || error is IndexError
    }
  }
}

@Suite("Damage")
struct DamageTests {
  @Test("an undamaged index is sound, and every file of it is read")
  func sound() throws {
    let victim = try Victim(documentCount: 200)
    var names: [String] = []
    let snapshot = try Snapshot(folder: victim.folder.path)
    #expect(try snapshot.segments(of: .article)[0].term(Array("wa".utf8))?.documentCount ?? 0 > 128)
    let report = try IndexVerification(folder: victim.folder.path).run { names.append($0) }
    #expect(report.problems == [] && report.notes == [])
    #expect(victim.pairs.contains { !$0.isEmpty })
    #expect(names.sorted() == victim.files)
    #expect(report.fileCount == victim.files.count)
    #expect(report.byteCount == victim.files.reduce(0) { $0 + victim.folder.read($1).count })
    #expect(victim.isHonest() && victim.isHonestAboutOneTerm())
    #expect(victim.files.contains { $0.hasSuffix(".del") } && victim.files.contains("manifest-0000000001"))
  }

  @Test("any flipped bit of a small index is found by the check, and is served by no reader", arguments: 0..<8)
  func flippedBits(bit: Int) throws {
    let victim = try Victim(documentCount: 8)
    for file in victim.files {
      let bytes = victim.folder.read(file)
      for offset in bytes.indices {
        flip(bit, at: offset, of: file, bytes[offset], in: victim, readingAll: (offset + bit) % 4 == 0)
      }
    }
    #expect(!victim.isFoundDamaged())
  }

  @Test("any of 8,000 flipped bits of a larger index is found, and is served by no reader", arguments: [51, 52])
  func randomFlips(seed: UInt64) throws {
    let victim = try Victim(documentCount: 200)
    var generator = SplitMix64(seed: seed)
    let files = victim.files.map { ($0, victim.folder.read($0)) }
    var places = files.flatMap { file, bytes in bytes.indices.map { (file, $0, bytes[$0]) } }
    places.shuffle(using: &generator)
    for (number, place) in places.prefix(4000).enumerated() {
      let bit = Int.random(in: 0..<8, using: &generator)
      flip(bit, at: place.1, of: place.0, place.2, in: victim, readingAll: number % 50 == 0)
    }
  }

  private func flip(_ bit: Int, at offset: Int, of file: String, _ byte: UInt8, in victim: Victim, readingAll: Bool) {
    victim.folder.patch(file, at: offset, with: byte ^ (1 << UInt8(bit)))
    if !victim.isFoundDamaged() { Issue.record("not found: \(file), byte \(offset), bit \(bit)") }
    if !(readingAll ? victim.isHonest() : victim.isHonestAboutOneTerm()) {
      Issue.record("a wrong answer: \(file), byte \(offset), bit \(bit)")
    }
    victim.folder.patch(file, at: offset, with: byte)
  }

  @Test("a file cut at any length is found, and is served by no reader")
  func cut() throws {
    let victim = try Victim(documentCount: 8)
    for file in victim.files {
      let bytes = victim.folder.read(file)
      for length in bytes.indices {
        victim.folder.write(Array(bytes[..<length]), to: file)
        if !victim.isFoundDamaged() { Issue.record("not found: \(file) of \(length) bytes") }
        if !victim.isHonest() { Issue.record("a wrong answer: \(file) of \(length) bytes") }
      }
      victim.folder.write(bytes + [0], to: file)
      #expect(victim.isFoundDamaged() && victim.isHonest(), "\(file) with a byte more")
      victim.folder.write(bytes, to: file)
    }
  }

  @Test("a missing file is found", arguments: 0..<7)
  func missing(index: Int) throws {
    let victim = try Victim(documentCount: 8)
    let files = victim.files
    #expect(files.count == 7)
    let bytes = victim.folder.read(files[index])
    victim.folder.remove(files[index])
    // Without the manifest of a kept generation there is one generation less, and nothing is damaged.
    #expect(victim.isFoundDamaged() == (files[index] != "manifest-0000000001"))
    victim.folder.write(bytes, to: files[index])
    #expect(!victim.isFoundDamaged())
  }

  @Test("random bytes in a file's place are found", arguments: [41, 42, 43])
  func rubbish(seed: UInt64) throws {
    let victim = try Victim(documentCount: 8)
    var generator = SplitMix64(seed: seed)
    for file in victim.files {
      let bytes = victim.folder.read(file)
      for _ in 0..<60 {
        var changed = bytes
        let start = Int.random(in: bytes.indices, using: &generator)
        for offset in start..<min(bytes.count, start + Int.random(in: 1...300, using: &generator)) {
          changed[offset] = UInt8.random(in: 0...255, using: &generator)
        }
        if changed == bytes { continue }
        victim.folder.write(changed, to: file)
        if !victim.isFoundDamaged() { Issue.record("not found: \(file) from \(start), seed \(seed)") }
        if !victim.isHonest() { Issue.record("a wrong answer: \(file) from \(start), seed \(seed)") }
      }
      victim.folder.write(bytes, to: file)
    }
  }
}
