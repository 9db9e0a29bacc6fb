import ServiceLifecycle

/// Makes, once the server takes requests, what the first searches would have to make. A generation that is swapped in later is warm
/// before it is served; at the start nobody is answered sooner by waiting for it.
struct WarmUp: Service {
  let index: ServedIndex
  let workers: SearchWorkers
  let tasks: Int

  func run() async throws {
    // What is wrong with the index the first search tells as well.
    _ = try? await workers.performUnbounded { [index, tasks] in try index.warmUp(tasks: tasks) }
    try? await gracefulShutdown()
  }
}
