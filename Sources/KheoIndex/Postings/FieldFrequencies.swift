/// How often something occurs in each field of a document.
public struct FieldFrequencies: Sendable, Hashable {
  public var title: UInt32
  public var body: UInt32
  public var caption: UInt32
  public var source: UInt32

  @inlinable
  public init(title: UInt32 = 0, body: UInt32 = 0, caption: UInt32 = 0, source: UInt32 = 0) {
    self.title = title
    self.body = body
    self.caption = caption
    self.source = source
  }

  /// In all fields.
  @inlinable public var total: UInt32 { title &+ body &+ caption &+ source }

  /// Counts one more.
  @inlinable
  public mutating func add(_ field: Field) {
    switch field {
    case .title: title &+= 1
    case .body: body &+= 1
    case .caption: caption &+= 1
    case .source: source &+= 1
    }
  }
}
