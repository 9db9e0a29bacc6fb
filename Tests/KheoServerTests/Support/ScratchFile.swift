import Glibc
import Testing

/// A file for the length of a test.
func withFile<Result>(
  _ contents: String, mode: mode_t = 0o600, _ body: (String) async throws -> Result
) async throws -> Result {
  var template = Array("/tmp/kheo-server-XXXXXX".utf8CString)
  let descriptor = mkstemp(&template)
  try #require(descriptor >= 0)
  let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  defer { unlink(path) }
  let bytes = Array(contents.utf8)
  #expect(write(descriptor, bytes, bytes.count) == bytes.count)
  fchmod(descriptor, mode)
  close(descriptor)
  return try await body(path)
}
