import ArgumentParser
import KheoServer

@main struct KheoServerCommand: AsyncParsableCommand {
  mutating func run() async throws {}
}
