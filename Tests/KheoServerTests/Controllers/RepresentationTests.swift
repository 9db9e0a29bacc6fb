import HTTPTypes
import Testing

@testable import KheoServer

struct RepresentationTests {
  @Test(
    "gzip where it is accepted",
    arguments: [
      ("gzip", true), ("gzip, deflate, br", true), ("br;q=1.0, GZIP;q=0.5", true), ("*", true), ("x-gzip", true),
      ("gzip;q=0", false), ("gzip; q=0.000", false), ("br", false), ("identity", false), ("", false),
      ("gzipped", false),
    ])
  func codings(accepted: String, isGzip: Bool) {
    #expect((ContentCoding([.acceptEncoding: accepted]) == .gzip) == isGzip)
  }

  @Test("identity where nothing is said")
  func silence() { #expect(ContentCoding([:]) == .identity) }

  @Test(
    "a tag is found in a list of tags, weak or not",
    arguments: [
      (#""a""#, true), (#"W/"a""#, true), (#""b", "a""#, true), ("*", true), (#""ab""#, false), ("a", false),
      ("", false), (#""a"#, false),
    ])
  func tags(list: String, isMatch: Bool) { #expect(Representation.matches(list, #""a""#) == isMatch) }

  @Test("tags differ by generation, by what is asked and by coding")
  func entityTags() {
    let tags = [
      Representation.entityTag(generation: "1-a", of: "x", coding: .identity),
      Representation.entityTag(generation: "2-a", of: "x", coding: .identity),
      Representation.entityTag(generation: "1-a", of: "y", coding: .identity),
      Representation.entityTag(generation: "1-a", of: "x", coding: .gzip),
    ]
    #expect(Set(tags).count == 4)
    #expect(tags.allSatisfy { $0.hasPrefix("\"") && $0.hasSuffix("\"") })
  }
}
