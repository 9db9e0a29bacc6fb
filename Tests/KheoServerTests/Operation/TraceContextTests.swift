import Testing

@testable import KheoServer

@Suite struct TraceContextTests {
  private static let trace = "4bf92f3577b34da6a3ce929d0e0e4736"
  private static let parent = "00f067aa0ba902b7"
  private static let valid = "00-\(trace)-\(parent)-01"

  @Test("the standard's example is read and passed on with a new parent")
  func example() throws {
    let context = try #require(TraceContext(parent: Self.valid, state: "rojo=00f067aa0ba902b7,congo=t61rcWkgMzE"))
    #expect(context.traceID == Self.trace && context.parentID == Self.parent && context.flags == 1)
    #expect(context.state == "rojo=00f067aa0ba902b7,congo=t61rcWkgMzE")
    #expect(context.parent(id: "b7ad6b7169203331") == "00-\(Self.trace)-b7ad6b7169203331-01")
  }

  @Test("a later version may go on, and only flags that are known are passed on")
  func laterVersions() {
    #expect(TraceContext(parent: "01-\(Self.trace)-\(Self.parent)-ff-what", state: nil)?.flags == 3)
    #expect(TraceContext(parent: "cc-\(Self.trace)-\(Self.parent)-00", state: nil)?.flags == 0)
  }

  @Test(
    "what is not as the standard has it is no trace",
    arguments: [
      "", "00", valid.uppercased(), valid + "-", valid + "-00", "ff" + valid.dropFirst(2),
      "01" + valid.dropFirst(2) + "x",
      "00-\(String(repeating: "0", count: 32))-\(parent)-01", "00-\(trace)-\(String(repeating: "0", count: 16))-01",
      "00-\(trace.dropLast())-\(parent)-01-", valid.replacing("-01", with: "-0g"), valid.replacing("-01", with: "_01"),
      " " + valid, valid.replacing("4b", with: "é"), "0x-\(trace)-\(parent)-01",
    ])
  func refused(_ field: String) {
    #expect(TraceContext(parent: field, state: nil) == nil)
  }

  @Test(
    "a state is passed on where it is sound",
    arguments: [
      ("a=1", true), ("a=1, b=2\t,c=3", true), ("tenant@system=x", true), ("1tenant@s=x", true), ("a=1,,b=2", true),
      ("a=1,a=2", false), ("A=1", false), ("a", false), ("a=", false), ("=1", false), ("1a=x", false), ("a@1=x", false),
      ("a=b=c", false), ("a=\u{7F}", false), ("a=ü", false), ("", false), (",", false),
    ])
  func states(_ field: String, _ isKept: Bool) {
    #expect(TraceContext(parent: Self.valid, state: field)?.state == (isKept ? field : ""))
  }

  @Test("a state has at most 32 members and 512 characters")
  func longStates() {
    func state(_ count: Int) -> String { (0..<count).map { "k\($0)=v" }.joined(separator: ",") }
    #expect(TraceContext(parent: Self.valid, state: state(32))?.state == state(32))
    #expect(TraceContext(parent: Self.valid, state: state(33))?.state == "")
    #expect(
      TraceContext(
        parent: Self.valid,
        state: "a=" + String(repeating: "v", count: 256) + ",b=" + String(repeating: "v", count: 256))?.state == "")
  }

  @Test(
    "ids of requests are taken where they are sane",
    arguments: [
      ("abc-1_2.3", true), ("", false), (String(repeating: "a", count: 65), false), ("a b", false), ("a\nb", false),
      ("é", false),
      ("a\"b", false),
    ])
  func requestIdentifiers(_ text: String, _ isKept: Bool) {
    #expect(RequestIdentifier.accepted(text) == (isKept ? text : nil))
    #expect(RequestIdentifier.make().utf8.count == 16)
  }
}
