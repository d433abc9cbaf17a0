/// Bounds on a pipeline file, which stop hostile files before they cost memory or time; real files stay far below them.
public struct YAMLLimits: Sendable, Hashable {
  /// Bytes of a file.
  public var bytes = 1 << 20
  /// Nodes, with aliases counted as if they were written out.
  public var nodes = 10_000
  /// Lists and mappings inside one another.
  public var depth = 64
  /// Problems reported; the rest is summed up in one line.
  public var diagnostics = 200

  /// The default bounds: 1 MiB, 10,000 nodes, 64 levels, 200 problems.
  public init() {}
}
