@testable import KheoNews

/// All that a reader yields.
func readAll(_ paths: [String], options: DocumentReader.Options = .init()) -> [ReadItem] {
  var reader = DocumentReader(paths: paths, options: options)
  var items: [ReadItem] = []
  while let item = reader.next() { items.append(item) }
  return items
}

extension [ReadItem] {
  var documents: [SourceDocument] {
    compactMap { if case .document(let document) = $0 { document } else { nil } }
  }

  var failures: [InputFailure] {
    compactMap { if case .failure(let failure) = $0 { failure } else { nil } }
  }
}

extension SourceDocument {
  var string: String { String(decoding: text, as: UTF8.self) }

  func string(_ hint: StructureHint) -> String { String(decoding: text[hint.range], as: UTF8.self) }

  func hinted(_ kind: StructureHint.Kind) -> [String] { hints.filter { $0.kind == kind }.map(string) }
}

/// Reads a text as a file of a format.
func makeDocument(_ source: some Sequence<UInt8>, as format: SourceDocument.Format) -> SourceDocument? {
  [FileDocument.make(Array(source), path: "test", name: "test", format: format)].documents.first
}

func html(_ source: String) -> SourceDocument {
  guard let document = makeDocument(source.utf8, as: .html) else { fatalError("not UTF-8") }
  return document
}

func markdown(_ source: String) -> SourceDocument {
  guard let document = makeDocument(source.utf8, as: .markdown) else { fatalError("not UTF-8") }
  return document
}

/// Runs of the map are sorted, inside the source, and verbatim ones equal it byte for byte.
func mapIsExact(_ document: SourceDocument, source: [UInt8]) -> Bool {
  let runs = document.sourceMap.runs
  for (index, run) in runs.enumerated() {
    let end = index + 1 < runs.count ? runs[index + 1].textOffset : document.text.count
    guard run.textOffset <= end, run.textOffset < end || document.text.isEmpty else { return false }
    if index > 0, runs[index - 1].sourceOffset > run.sourceOffset { return false }
    let length = run.sourceLength ?? end - run.textOffset
    guard run.sourceOffset + length <= source.count else { return false }
    let text = document.text[run.textOffset..<end]
    if run.sourceLength == nil, !text.elementsEqual(source[run.sourceOffset..<run.sourceOffset + length]) {
      return false
    }
  }
  return true
}

func isValidUTF8(_ bytes: [UInt8]) -> Bool {
  bytes.elementsEqual(String(decoding: bytes, as: UTF8.self).utf8)
}
