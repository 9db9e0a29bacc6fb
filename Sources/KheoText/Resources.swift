import CResources

/// The resource files of the project, embedded into the binary.
///
/// Language knowledge lives in these files, not in code: UTF-8, LF, one entry a line, `#` starts a comment line.
public enum Resources {
  /// The bytes of a resource such as `"text/elisions.txt"`; they live as long as the process.
  ///
  /// A missing name is a mistake of the build and traps.
  public static func bytes(_ name: String) -> UnsafeRawBufferPointer {
    var byteCount = 0
    guard let start = kheo_resource(name, &byteCount) else {
      preconditionFailure("no resource \(name); it wants a line in Sources/CResources/resources.c")
    }
    return UnsafeRawBufferPointer(start: start, count: byteCount)
  }

  /// The lines of a resource without its comment lines and empty lines, in order.
  public static func lines(_ name: String) -> [String] {
    bytes(name).split(separator: UInt8(ascii: "\n")).compactMap { line in
      line.first == UInt8(ascii: "#") ? nil : String(decoding: line, as: UTF8.self)
    }
  }
}
