import Glibc

/// Gathers the keys of a `ByteTable`.
struct ByteTableBuilder {
  private var slots: [ByteTableSlot]
  private var arena: [UInt8] = []
  private(set) var count = 0

  /// Makes room for about `capacity` keys; more are taken.
  init(capacity: Int) {
    var slotCount = 64
    while slotCount * 2 < capacity * 3 { slotCount *= 2 }
    slots = [ByteTableSlot](repeating: ByteTableSlot(), count: slotCount)
    arena.reserveCapacity(capacity * 8)
  }

  /// Sets the value of `key` to what `change` makes of the old one, 0 for a new key. Empty keys and those beyond 65,535
  /// bytes are left out.
  mutating func update(_ key: UnsafeRawBufferPointer, _ change: (UInt32) -> UInt32) {
    guard !key.isEmpty, key.count <= ByteTableSlot.maximumLength else { return }
    if (count + 1) * 3 > slots.count * 2 { grow() }
    let place = slot(of: key)
    if slots[place].tag == 0 {
      let hash = ByteTableSlot.hash(key)
      slots[place] = ByteTableSlot(tag: ByteTableSlot.tag(hash: hash, length: key.count), start: UInt32(arena.count))
      arena.append(contentsOf: key)
      count += 1
    }
    slots[place].value = change(slots[place].value)
  }

  mutating func update(_ key: [UInt8], _ change: (UInt32) -> UInt32) {
    key.withUnsafeBytes { update($0, change) }
  }

  /// Replaces every value.
  mutating func mapValues(_ change: (UInt32) -> UInt32) {
    for index in slots.indices where slots[index].tag != 0 { slots[index].value = change(slots[index].value) }
  }

  func finish() -> ByteTable { ByteTable(slots: slots, arena: arena, count: count) }

  /// The slot that holds `key`, or the empty one where it belongs.
  private func slot(of key: UnsafeRawBufferPointer) -> Int {
    let hash = ByteTableSlot.hash(key)
    let tag = ByteTableSlot.tag(hash: hash, length: key.count)
    let mask = slots.count - 1
    return slots.withUnsafeBufferPointer { slots in
      arena.withUnsafeBytes { arena in
        var place = Int(truncatingIfNeeded: hash) & mask
        while slots[place].tag != 0 {
          if slots[place].tag == tag, let bytes = key.baseAddress, let keys = arena.baseAddress,
            memcmp(keys + Int(slots[place].start), bytes, key.count) == 0
          {
            break
          }
          place = (place + 1) & mask
        }
        return place
      }
    }
  }

  private mutating func grow() {
    let old = slots
    slots = [ByteTableSlot](repeating: ByteTableSlot(), count: old.count * 2)
    let mask = slots.count - 1
    for entry in old where entry.tag != 0 {
      let start = Int(entry.start)
      let length = Int(entry.tag & 0xFFFF)
      let hash = arena.withUnsafeBytes {
        ByteTableSlot.hash(UnsafeRawBufferPointer(rebasing: $0[start..<(start + length)]))
      }
      var place = Int(truncatingIfNeeded: hash) & mask
      while slots[place].tag != 0 { place = (place + 1) & mask }
      slots[place] = entry
    }
  }
}
