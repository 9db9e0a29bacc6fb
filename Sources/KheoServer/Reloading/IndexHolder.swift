import Kheo
import Synchronization

/// The generation that requests are answered from, and the one before it, for whoever is turning its pages.
final class IndexHolder: Sendable {
  private struct State {
    var current: ServedIndex
    var previous: ServedIndex?
  }

  private let state: Mutex<State>

  init(_ index: ServedIndex) { state = Mutex(State(current: index)) }

  var current: ServedIndex { state.withLock { $0.current } }

  /// The generation of this name, if it is the live one or the one before; nil where it is gone.
  func generation(_ name: String) -> ServedIndex? {
    state.withLock { state in
      state.current.generation == name ? state.current : state.previous.flatMap { $0.generation == name ? $0 : nil }
    }
  }

  /// Every request from here on is answered from `index`.
  func swap(to index: ServedIndex) {
    // What is let go is let go outside the lock.
    let old = state.withLock { state in
      let old = state.previous
      state.previous = state.current
      state.current = index
      return old
    }
    _ = consume old
  }
}
