/// The file `CURRENT`, which names the live generation: the one thing in an index that is ever replaced.
///
/// ```
/// file   "kheo " version " " manifest name " " checksum of the manifest, 8 hexadecimal digits "\n"
/// ```
///
/// It is written under another name, flushed, and renamed: whoever opens it sees the old generation or the new one,
/// whole. The checksum is the one that ends the manifest; it ties the name to the contents, so that no damage to either can
/// make one manifest pass for another.
struct CurrentGeneration: Equatable {
  var manifestPath: String
  var manifestChecksum: UInt32

  static let path = "CURRENT"

  func encode() -> [UInt8] {
    let digits = String(manifestChecksum, radix: 16)
    let checksum = String(repeating: "0", count: 8 - digits.count) + digits
    return Array("kheo \(SegmentFormat.version) \(manifestPath) \(checksum)\n".utf8)
  }

  init(manifestPath: String, manifestChecksum: UInt32) {
    self.manifestPath = manifestPath
    self.manifestChecksum = manifestChecksum
  }

  /// Reads the file of an index. Throws `IndexError.missing` where there is none.
  init(folder: String) throws {
    let path = folder + "/" + Self.path
    guard FileSystem.exists(path) else { throw IndexError.missing(path: folder) }
    let bytes = try FileSystem.read(path)
    let parts = String(decoding: bytes, as: UTF8.self).split(separator: " ")
    guard parts.count == 4, parts[0] == "kheo" else {
      throw CorruptIndexError(file: Self.path, offset: 0, reason: .wrongMagic)
    }
    if let version = UInt32(parts[1]), !SegmentFormat.supportedVersions.contains(version), parts[3].count == 9 {
      throw IndexError.unsupportedVersion(
        file: Self.path, found: version, supported: SegmentFormat.supportedVersions)
    }
    guard let checksum = UInt32(parts[3].dropLast(), radix: 16), Manifest.number(ofPath: String(parts[2])) != nil
    else { throw CorruptIndexError(file: Self.path, offset: 0, reason: .malformed("it names no manifest")) }
    manifestPath = String(parts[2])
    manifestChecksum = checksum
    guard encode() == bytes else {
      throw CorruptIndexError(file: Self.path, offset: 0, reason: .malformed("it is not written as kheo writes it"))
    }
  }

  /// The manifest that the file names. Throws `CorruptIndexError` where it is missing or another.
  func manifest(folder: String) throws -> Manifest {
    let path = folder + "/" + manifestPath
    guard FileSystem.exists(path) else {
      throw CorruptIndexError(file: Self.path, offset: 0, reason: .malformed("\(manifestPath) is not there"))
    }
    let bytes = try FileSystem.read(path)
    let found = Manifest.checksum(ofFile: bytes)
    guard found == manifestChecksum else {
      throw CorruptIndexError(
        file: manifestPath, offset: 0, reason: .checksumMismatch(expected: manifestChecksum, found: found))
    }
    let manifest = try Manifest(bytes: bytes, file: manifestPath)
    guard Manifest.path(number: manifest.number) == manifestPath else {
      throw CorruptIndexError(
        file: manifestPath, offset: 12, reason: .malformed("it is the manifest of generation \(manifest.number)"))
    }
    return manifest
  }
}
