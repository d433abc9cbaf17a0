import DatelineDatasets

/// What a test of a pipeline file came to.
public struct TestOutcome: Sendable {
  /// A row that was asked for and is not there, or rows that should not be there.
  public struct Failure: Sendable {
    /// A column that was asked for, with what the nearest row holds.
    public struct Comparison: Sendable, Hashable {
      /// The column.
      public let column: String
      /// What the test asks for; nil for null.
      public let expected: String?
      /// What the nearest row holds; nil for null, and if there is no row.
      public let got: String?
      /// Whether the two are the same.
      public let isEqual: Bool
    }

    /// The table.
    public let table: TableSchema
    /// What is wrong, in one line.
    public let message: String
    /// Where the expectation is written.
    public let position: SourcePosition
    /// The columns asked for, beside the nearest row; empty if no row is asked for.
    public let comparison: [Comparison]
    /// Rows of the table.
    public let rows: Int
  }

  /// The test.
  public let test: TestDefinition
  /// What failed, in the order of the file; empty if the test passed.
  public let failures: [Failure]
  /// Seconds that it took.
  public let seconds: Double

  /// Whether all that was asked for is there.
  public var passed: Bool { failures.isEmpty }
}
