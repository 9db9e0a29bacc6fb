import KheoIndex

/// The names that may stand before a colon in a query.
enum QueryField: String, CaseIterable, Equatable {
  case title
  case body
  case text
  case caption
  case source
  case site
  case url
  case author
  case lang
  case language
  case date
  case `in`
  case kind
  case place
  case role

  /// By name, whatever its case; nil for other words.
  init?(name: some Collection<UInt8>) {
    guard name.count <= 8 else { return nil }
    self.init(rawValue: String(decoding: name, as: UTF8.self).lowercased())
  }

  /// The searchable fields that the name stands for; nil where it is a condition on a column.
  var fields: Set<Field>? {
    switch self {
    case .title: [.title]
    case .body: [.body]
    case .text: [.body, .caption]
    case .caption: [.caption]
    case .source, .site, .url, .author: [.source]
    case .lang, .language, .in, .date, .kind, .place, .role: nil
    }
  }
}
