/// Facts about the on-disk format that users may ask for.
public enum IndexFormat {
  /// The version that this library writes.
  public static var version: UInt32 { SegmentFormat.version }
}
