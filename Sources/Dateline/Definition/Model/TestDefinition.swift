import DatelineDatasets
import DatelineIngest

/// A test inside a pipeline file: a document, and rows that it must give.
public struct TestDefinition: Sendable, Hashable {
  /// A value that a row must have: text as written (compare with the cell's text), or null.
  public struct Cell: Sendable, Hashable {
    /// The column.
    public var column: String
    /// The text; nil for null.
    public var text: String?
    /// Where it is written.
    public var position: SourcePosition
  }

  /// A row that a table must hold; columns that are not named may have any value.
  public struct Row: Sendable, Hashable {
    /// The values asked for, in the order of the file.
    public var cells: [Cell]
    /// Where it is written.
    public var position: SourcePosition
  }

  /// The rows that one table must hold.
  public struct Expectation: Sendable, Hashable {
    /// The table of the data dictionary.
    public var table: TableSchema
    /// Rows, in table order; none at all when the list is empty.
    public var rows: [Row]
    /// Where it is written.
    public var position: SourcePosition
  }

  /// A value of the document.
  public struct Field: Sendable, Hashable {
    /// The column of `documents`.
    public var column: DocumentField
    /// Its value.
    public var value: String
  }

  /// What the test shows.
  public var name: String
  /// The document; `text` is always there.
  public var document: [Field]
  /// What must come out.
  public var expectations: [Expectation]
  /// Where it is written.
  public var position: SourcePosition

  static let name = OptionDescription("name", .text, required: true, "What the test shows.", example: "the year is found")
  static let document = OptionDescription(
    "document", .structure("columns of documents with their values; text is required"), required: true, "The document that goes in.",
    example: "{text: ...}")
  static let expect = OptionDescription(
    "expect", .structure("tables with the rows that they must hold"), required: true,
    "Rows that must come out; columns that are not named may have any value.", example: "{dates: [{text: October 24}]}")

  /// The keys of a test.
  static let options = [name, document, expect]
}
