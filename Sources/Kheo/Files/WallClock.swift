import Glibc

/// The time of day.
public enum WallClock {
  /// Seconds since 1970 in UTC and the milliseconds of the next one.
  public static func now() -> (seconds: Int, milliseconds: Int) {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return (time.tv_sec, time.tv_nsec / 1_000_000)
  }
}
