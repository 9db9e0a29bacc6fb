/// The name of a picture file alone on a line.
enum ImageName {
  private static let endings: [StaticString] = [
    "jpg", "jpeg", "png", "webp", "gif", "heic", "avif", "svg", "bmp", "tif", "tiff",
  ]

  /// A single name with the ending of a picture file, perhaps with spaces inside. `key` is in small letters.
  static func isName(_ key: UnsafeRawBufferPointer) -> Bool {
    guard key.count <= 120, let ending = ending(key), endings.contains(where: { ByteText.equal(ending, $0) }) else {
      return false
    }
    return key.count { $0 == 0x20 } <= 4 || key.contains(where: ByteText.isDigit)
  }

  /// The three or four bytes behind a full stop at the end.
  private static func ending(_ key: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
    for length in [3, 4] where key.count > length && key[key.count - length - 1] == 0x2E {
      return UnsafeRawBufferPointer(rebasing: key.suffix(length))
    }
    return nil
  }
}
