/// The version of the program and the library; part of what decides the bytes of an output.
public enum DatelineVersion {
  /// Semantic version.
  public static let current = "0.1.0"
}
