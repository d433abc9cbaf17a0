/// One table as a pipeline file asks for it: which columns, which rows, in which forms.
public struct TableOutput: Sendable {
  /// Name of the output, which its files and its resource in the data package bear.
  public let name: String
  /// The table.
  public let table: TableSchema
  /// Indices of the table's columns, in the order of the files.
  public let columns: [Int]
  /// Which rows are kept; nil keeps all.
  public let filter: Filter?
  /// Forms of the files, without repeats, in the order given.
  public let formats: [OutputFormat]
  /// Files of all tables that hold it too, without repeats.
  public let containers: [ContainerFormat]
  /// Whether text that a spreadsheet would run or convert gets a leading `'` in CSV.
  public let isSpreadsheetSafe: Bool
  /// What ends a line of CSV.
  public let newline: Newline
  let renderer: RowRenderer

  /// Makes an output.
  ///
  /// - Parameters:
  ///   - name: Name of the output; nil takes the table's.
  ///   - table: The table.
  ///   - columns: Indices of columns; nil or none takes all. Check names with `columnProblems` first: the key must be among them.
  ///   - filter: Which rows are kept.
  ///   - formats: Forms of the files.
  ///   - containers: Files of all tables that hold it too; those of `ContainerFormat.available` can be written.
  ///   - isSpreadsheetSafe: Whether risky text gets a leading `'` in CSV.
  ///   - newline: What ends a line of CSV.
  public init(
    name: String? = nil, table: TableSchema, columns: [Int]? = nil, filter: Filter? = nil, formats: [OutputFormat] = [.csvGz, .jsonlGz],
    containers: [ContainerFormat] = [], isSpreadsheetSafe: Bool = false, newline: Newline = .lf
  ) {
    self.name = name ?? table.name
    self.table = table
    let valid = (columns ?? []).filter(table.columns.indices.contains)
    let indices = valid.isEmpty ? Array(table.columns.indices) : valid
    self.columns = indices
    self.filter = filter
    self.formats = formats.enumerated().filter { !formats[..<$0.offset].contains($0.element) }.map(\.element)
    self.containers = containers.enumerated().filter { !containers[..<$0.offset].contains($0.element) }.map(\.element)
    self.isSpreadsheetSafe = isSpreadsheetSafe
    self.newline = newline
    renderer = RowRenderer(
      names: indices.map { table.columns[$0].name }, indices: indices, isSpreadsheetSafe: isSpreadsheetSafe,
      endsLinesWithCRLF: newline == .crlf)
  }

  /// Path of a file in the output folder.
  public func path(_ format: OutputFormat) -> String { "data/\(name).\(format.rawValue)" }

  /// Whether any file holds it.
  var isWritten: Bool { !formats.isEmpty || !containers.isEmpty }

  /// The first line of CSV files.
  var header: [UInt8] {
    Array((columns.map { table.columns[$0].name }.joined(separator: ",") + (newline == .crlf ? "\r\n" : "\n")).utf8)
  }
}
