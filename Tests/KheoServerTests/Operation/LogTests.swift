import Logging
import Testing

@testable import KheoServer

@Suite struct LogTests {
  @Test("a line is one JSON object with what was said, its metadata sorted")
  func line() throws {
    let lines = LogLines()
    var logger = lines.logger()
    logger[metadataKey: "b"] = "logger"
    logger[metadataKey: "c"] = "logger"
    logger.info(
      "said",
      metadata: ["c": "own", "count": .stringConvertible(3), "ratio": .stringConvertible(0.5), "a": ["x", ["k": "v"]]])
    let line = try #require(lines.all.first)
    #expect(line.hasSuffix("\n") && line.split(separator: "\n").count == 1)
    let end =
      #""level":"info","label":"test","message":"said","a":["x",{"k":"v"}],"b":"logger","c":"own","count":3,"ratio":0.5}"#
    #expect(line.hasSuffix(end + "\n"))
    #expect(line.hasPrefix(#"{"time":""#))
  }

  @Test("quotes, controls and line ends cannot end a line or a text")
  func escaping() throws {
    let lines = LogLines()
    lines.logger().info("a\"b\\c\n\u{1B}[31m\u{7F}", metadata: ["message": "m", "k\"\n": "v\r\n"])
    let line = try #require(lines.all.first)
    #expect(line.dropLast().allSatisfy { $0 != "\n" && $0 != "\r\n" && $0 != "\u{1B}" && $0 != "\u{7F}" })
    #expect(line.contains(#""message":"a\"b\\c\n\u001b[31m\u007f""#))
    #expect(line.contains(#""k\"\n":"v\r\n","_message":"m"}"#))
  }

  @Test("what is below the level is not written")
  func levels() {
    let lines = LogLines()
    let logger = lines.logger(level: .warning)
    logger.info("no")
    logger.warning("yes")
    #expect(lines.all.count == 1)
  }

  @Test("an error goes with its line")
  func errors() throws {
    let lines = LogLines()
    lines.logger().error("failed", error: KeysFileError(path: "f", line: 2, reason: "bad"))
    #expect(try #require(lines.all.first).contains(#""error":"f, line 2: bad""#))
  }

  @Test("many threads write whole lines")
  func threads() async {
    let lines = LogLines()
    let logger = lines.logger()
    await withTaskGroup { group in
      for task in 0..<8 {
        group.addTask { for line in 0..<100 { logger.info("\(task) \(line)") } }
      }
    }
    #expect(Set(lines.all).count == 800)
  }

  @Test(
    "times are those of the calendar",
    arguments: [
      (0, 0, "1970-01-01T00:00:00.000Z"), (951_782_399, 999, "2000-02-28T23:59:59.999Z"),
      (951_782_400, 1, "2000-02-29T00:00:00.001Z"), (1_709_251_200, 0, "2024-03-01T00:00:00.000Z"),
      (4_107_542_400, 0, "2100-03-01T00:00:00.000Z"), (-1, 0, "1969-12-31T23:59:59.000Z"),
      (1_767_225_599, 500, "2025-12-31T23:59:59.500Z"),
    ])
  func times(_ seconds: Int, _ milliseconds: Int, _ expected: String) {
    #expect(Timestamp.text(seconds: seconds, milliseconds: milliseconds) == expected)
  }
}
