import Dispatch

/// A segment that is being written on another thread while its writer goes on with other kinds.
///
/// Safe to share with that thread: the builder belongs to it from `init` to the end of `wait`.
final class BackgroundFlush: @unchecked Sendable {
  let builder: SegmentBuilder
  private let done = DispatchSemaphore(value: 0)
  private var result: Result<Void, any Error> = .success(())

  init(_ builder: SegmentBuilder) {
    self.builder = builder
    DispatchQueue.global().async {
      self.result = Result { try self.builder.finish() }
      self.done.signal()
    }
  }

  /// Waits for the segment. To be called once. Throws what writing it threw.
  func wait() throws {
    done.wait()
    try result.get()
  }
}
