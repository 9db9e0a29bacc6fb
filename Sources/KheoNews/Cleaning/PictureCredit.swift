/// Recognises credits of pictures: `Foto: NAME` alone, `caption. Foto: NAME`, `Foto: what the picture shows`.
struct PictureCredit {
  let lists: DebrisLists

  func debris(_ line: String, _ shape: LineShape) -> Debris? {
    guard shape.scalars <= 320, let (word, before, rest) = credit(in: line) else { return nil }
    let isName =
      Byline(lists: lists).isNames(rest[...].drop { $0.isWhitespace }, most: 6) || rest.allSatisfy(\.isWhitespace)
    if before.isEmpty {
      if isName { return .credit }
      return word.isEmpty ? nil : (shape.isStrongText ? nil : .creditedCaption)
    }
    // Behind a caption the credit is short; a colon after such a word inside running text begins something longer.
    return rest.split(whereSeparator: \.isWhitespace).count <= 6 ? .creditedCaption : nil
  }

  /// The last picture word before a colon, what stands before it, and what behind.
  private func credit(in line: String) -> (word: String, before: Substring, rest: Substring)? {
    guard let colon = line.lastIndex(where: { $0 == ":" || $0 == "：" }) else { return nil }
    let before = line[..<colon]
    let words = before.split { $0.isWhitespace || "()[]/|".contains($0) }
    for count in [1, 2, 3] where words.count >= count {
      let phrase = words.suffix(count).joined(separator: " ")
      guard lists.pictures.contains(PhraseList.key(phrase)), let start = words.suffix(count).first?.startIndex else {
        continue
      }
      let front = line[..<start].drop { $0.isWhitespace || "([|/".contains($0) }
      var rest = line[line.index(after: colon)...]
      while let last = rest.last, last.isWhitespace || ").]|".contains(last) { rest.removeLast() }
      return (phrase, front.contains { $0.isLetter } ? front : "", rest)
    }
    return nil
  }
}
