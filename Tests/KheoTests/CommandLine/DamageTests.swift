import Glibc
import Kheo
import KheoTestSupport
import Testing

/// Indexes with a changed bit: a right answer or a named damage, and never the end of the process by a signal.
@Suite(.enabled(if: CommandLineTool.path != nil, "the tool is not built"))
struct DamageTests {
  /// The articles that come with the repository, where they are there; else those of the fixture.
  private static let inputs: String = {
    let tests = SearchFixtureTests.folder
    let seeds = String(tests.prefix(upTo: tests.firstRange(of: "/Tests/KheoTests/")!.lowerBound)) + "/seeds"
    return access(seeds, R_OK) == 0 ? seeds : tests + "/documents.jsonl"
  }()

  private static let commands = [
    ["search", "--format", "trec", "--queries", "QUERIES"], ["search", "--format", "ndjson", "--queries", "QUERIES"],
    ["show", "--json", "ID"], ["stats", "--json"], ["verify", "--quiet"],
  ]

  @Test("A changed bit is found, or does no harm", arguments: 0..<8)
  func survivesChangedBits(part: Int) throws {
    var generator = SplitMix64(seed: UInt64(part))
    let index = TestIndex()
    try index.build(inputs: [Self.inputs])
    let queries = index.folder.write("q.tsv", "1\tdie\n2\tvon OR 2024\n3\ta* -der\n4\tcủa\n5\t\"in der\"\n6\txyzz~2\n")
    let id = try #require(try index.find("-xyzzy").first)
    let commands = Self.commands.map { command in
      [command[0], "--index", index.path]
        + command.dropFirst().map { $0 == "QUERIES" ? queries : $0 == "ID" ? id : $0 }
    }
    let sound = commands.map { CommandLineTool.run($0) }
    #expect(sound.allSatisfy { $0.code == 0 })
    let files = index.folder.files(below: "index/").filter { !index.folder.read($0).isEmpty }
    for round in 0..<25 {
      let name = round < 3 ? "index/CURRENT" : files.randomElement(using: &generator)!
      let bytes = index.folder.read(name)
      var damaged = bytes
      let offset = Int.random(in: bytes.indices, using: &generator)
      damaged[offset] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      index.folder.write(name, damaged)
      let number = round % commands.count
      let run = CommandLineTool.run(commands[number])
      let place = "part \(part), round \(round): \(commands[number][0]) after a change of byte \(offset) of \(name)"
      #expect(run.signal == nil, "\(place)")
      let codes: Set<Int32> = name.hasSuffix("CURRENT") ? [3, 4, 5] : [4]
      if run.code == 0 {
        #expect(Self.stable(run.output) == Self.stable(sound[number].output), "\(place) answers wrongly")
      } else {
        #expect(codes.contains(run.code ?? -1), "\(place) exits with \(run.code ?? -1): \(run.talk)")
      }
      let found = CommandLineTool.run(commands[commands.count - 1])
      #expect(codes.contains(found.code ?? 0), "\(place) is not found by verify")
      index.folder.write(name, bytes)
    }
  }

  /// An output without the time that it took.
  private static func stable(_ output: [UInt8]) -> String {
    String(decoding: output, as: UTF8.self).replacing(/"tookMicros":[0-9]+/, with: "")
  }
}
