/// The version of Kheo.
public enum KheoVersion {
  public static let number = "0.1.0"
}
