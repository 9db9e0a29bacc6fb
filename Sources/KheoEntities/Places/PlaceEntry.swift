/// A place of Viet Nam in the memory of `VietnamesePlaces`. Indices of other entries are 0 where there is none.
struct PlaceEntry {
  var name: UnsafeRawPointer
  var nameLength: UInt16
  var type: PlaceType
  var period: VietnamesePlaces.Period
  /// The smallest place above this one.
  var parent: UInt32
  /// The next place of the same folded name.
  var next: UInt32 = 0
  /// The first place of the same folded name: the name's identity.
  var first: UInt32 = 0

  var nameBytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: name, count: Int(nameLength)) }
}
