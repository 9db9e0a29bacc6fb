/// A file of keys that cannot be used. It never holds a hash.
public struct KeysFileError: Error, Equatable, Sendable, CustomStringConvertible {
  public var path: String?
  /// Counted from 1; 0 where the whole file is meant.
  public var line: Int
  public var reason: String

  public var description: String {
    let place = [path, line > 0 ? "line \(line)" : nil].compactMap(\.self).joined(separator: ", ")
    return place.isEmpty ? reason : "\(place): \(reason)"
  }
}
