import Glibc

/// The program that runs.
public enum KheoProgram {
  /// A text that another build of the program does not have: of its file, the size and when it was made.
  public static let fingerprint: String = {
    var status = stat()
    guard stat("/proc/self/exe", &status) == 0 else { return KheoVersion.number }
    return "\(KheoVersion.number) \(status.st_size) \(status.st_mtim.tv_sec) \(status.st_mtim.tv_nsec)"
  }()
}
