/// A form of a table's file.
public enum OutputFormat: String, Sendable, Hashable, CaseIterable {
  /// CSV, gzipped.
  case csvGz = "csv.gz"
  /// JSON Lines, gzipped.
  case jsonlGz = "jsonl.gz"
  /// CSV.
  case csv
  /// JSON Lines.
  case jsonl

  /// Whether it is CSV; else it is JSON Lines.
  public var isCSV: Bool { self == .csv || self == .csvGz }
  /// Whether it is gzipped.
  public var isCompressed: Bool { self == .csvGz || self == .jsonlGz }
}

/// What ends a line of CSV. JSON Lines always have LF.
public enum Newline: String, Sendable, Hashable, CaseIterable {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  case lf, crlf
}
