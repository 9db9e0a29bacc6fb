/// One file becomes one document.
enum FileDocument {
  /// - Parameters:
  ///   - path: opens the file; named by a failure.
  ///   - name: the document's id.
  static func make(_ bytes: [UInt8], path: String, name: String, format: SourceDocument.Format) -> ReadItem {
    bytes.withUnsafeBufferPointer { file in
      if ByteOrderMark.isUTF16(file) { return .failure(InputFailure(path: path, byteOffset: 0, reason: .isUTF16)) }
      if let offset = UTF8Validation.firstInvalidOffset(in: file) {
        return .failure(InputFailure(path: path, byteOffset: offset, reason: .invalidUTF8))
      }
      let mark = ByteOrderMark.length(file)
      let source = UnsafeBufferPointer(rebasing: file.dropFirst(mark))
      var document = SourceDocument(id: name, path: name, format: format, text: [])
      switch format {
      case .html:
        var reader = HTMLReader(source: source, sourceStart: mark)
        reader.read(into: &document)
      case .markdown:
        var reader = MarkdownReader(source: source, sourceStart: mark)
        reader.read(into: &document)
      case .plain, .json:
        document.text = mark == 0 ? bytes : [UInt8](source)
        if mark > 0 { document.sourceMap = SourceMap(runs: [SourceMap.Run(textOffset: 0, sourceOffset: mark)]) }
      }
      return .document(document)
    }
  }
}

/// The first bytes of a text that say how it is encoded.
enum ByteOrderMark {
  static func isUTF16(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count >= 2 else { return false }
    return bytes[0] == 0xFF && bytes[1] == 0xFE || bytes[0] == 0xFE && bytes[1] == 0xFF
  }

  /// 3 if the text starts with the mark of UTF-8, else 0.
  static func length(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }
}
