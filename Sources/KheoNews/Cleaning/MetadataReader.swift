/// Reads address, site, date and author off the debris of a page.
struct MetadataReader {
  let text: UnsafeRawBufferPointer
  let shapes: [LineShape]
  let debris: [Debris?]
  let classes: [LineClass]

  func metadata() -> Metadata {
    var metadata = Metadata()
    for line in shapes.indices where classes[line] == .boilerplate {
      switch debris[line] {
      case .source(let url?)?: metadata.url = metadata.url ?? url
      case .date(let day)?: metadata.date = metadata.date ?? day
      case .byline(let name)?, .looseByline(let name)?: metadata.author = metadata.author ?? name
      default: break
      }
    }
    metadata.site = metadata.url.flatMap(SiteBanner.host(ofAddress:)) ?? bannerHost()
    metadata.date = metadata.date ?? metadata.url.flatMap(Self.day(ofAddress:))
    metadata.author = metadata.author ?? signature()
    return metadata
  }

  /// The host that the first line of the page names, where that line is debris.
  private func bannerHost() -> String? {
    guard let first = shapes.indices.first(where: { !shapes[$0].isBlank }), classes[first] == .boilerplate else {
      return nil
    }
    return SiteBanner.host(ByteText.string(text, shapes[first].trimmed))
  }

  /// `/2024/01/13/` in the path of an address.
  static func day(ofAddress address: String) -> String? {
    let parts = address.split(separator: "/").map { Int($0) }
    guard parts.count >= 3 else { return nil }
    for place in 0..<(parts.count - 2) {
      if let year = parts[place], let month = parts[place + 1], let day = parts[place + 2],
        let date = WrittenDate(year: year, month: month, day: day, range: 0..<0)
      {
        return date.iso
      }
    }
    return nil
  }

  /// A name alone on the line behind the last paragraph, as Vietnamese papers sign.
  private func signature() -> String? {
    guard let last = classes.lastIndex(of: .body),
      let next = shapes.indices.first(where: { $0 > last && !shapes[$0].isBlank }), debris[next] == nil,
      classes[next] == .boilerplate
    else { return nil }
    let after = shapes.indices.first { $0 > next && !shapes[$0].isBlank }
    // A menu goes on; behind a signature the page ends, or a counter, a source, a list of keywords follows.
    guard after.map({ debris[$0] != nil }) ?? true else { return nil }
    let range = shapes[next].trimmed
    guard shapes[next].words <= 20, shapes[next].digits == 0 else { return nil }
    let line = ByteText.string(text, range)
    guard (2...5).contains(line.split(separator: " ").count),
      Byline(lists: .shared, part: LineKey()).isNames(text, range, most: 5)
    else {
      return nil
    }
    return Byline.name(line)
  }
}
