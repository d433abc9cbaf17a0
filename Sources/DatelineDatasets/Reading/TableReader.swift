import DatelineText

/// Reads the rows of one table file, CSV or JSON Lines, gzipped or not, into typed cells. Streams: memory is one record and the caller's buffer.
///
/// ```swift
/// let reader = try TableReader(path: "out/data/dates.csv.gz", table: .dates, format: .csvGz)
/// var rows = RowBuffer(table: .dates)
/// while try reader.read(512, into: &rows) > 0 {
///   for row in 0..<rows.count { print(rows.day(row: row, column: 7) as Any) }
///   rows.removeAll()
/// }
/// ```
public final class TableReader {
  /// The file.
  public let path: String
  /// The table that its rows belong to.
  public let table: TableSchema
  /// Indices of the table's columns that the file has, in the order of the file; an empty JSON Lines file passes for one with all.
  public private(set) var columns: [Int]
  /// The rows that `read` gives; nil for all. Records that are passed over are not checked.
  public var selection: RowSelection?
  private let isCSV: Bool
  private let removesShield: Bool
  private let source: RecordSource
  private var fields = CSVFields()
  /// For each column of the table, its field in the file.
  private var fieldOf: [Int?]
  private var waiting: [JSONValue.Member]?
  private let keys: Set<Int>

  /// Opens a file and reads its header.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - table: The table that it holds, whole or some of its columns.
  ///   - format: Its form; gzip is recognised by content, whatever the form says.
  ///   - isSpreadsheetSafe: Whether text in CSV that begins with `'` loses it.
  ///   - needed: Columns that the file must have; nil for those of the key.
  /// - Throws: `TableReadError` if the file cannot be read, its columns are not those of the table, or one that is needed is missing.
  public init(
    path: String, table: TableSchema, format: OutputFormat, isSpreadsheetSafe: Bool = false, columns needed: [String]? = nil
  ) throws(TableReadError) {
    self.path = path
    self.table = table
    isCSV = format.isCSV
    removesShield = isSpreadsheetSafe && format.isCSV
    source = try RecordSource(path: path)
    columns = Array(table.columns.indices)
    fieldOf = table.columns.indices.map { $0 }
    keys = Set(table.primaryKey.compactMap(table.index))
    if isCSV {
      guard let header = try source.next(isQuoted: true) else {
        throw TableReadError(path: path, line: 1, message: "the file is empty; it should begin with the names of its columns")
      }
      if let problem = fields.split(header) { throw failure(problem) }
      try setColumns(fields.ranges.indices.map(fields.text), needed)
    } else if let row = try nextObject() {
      waiting = row
      try setColumns(row.map(\.key), needed)
    }
  }

  /// Appends up to `count` rows of those that are wanted; columns that the file does not have are null.
  ///
  /// - Returns: Number of rows appended; 0 at the end.
  /// - Throws: `TableReadError` with the line of a record that is no row of the table.
  /// - Complexity: O(bytes).
  public func read(_ count: Int, into rows: inout RowBuffer) throws(TableReadError) -> Int {
    var done = 0
    while done < count {
      guard try isCSV ? readCSV(into: &rows) : readJSON(into: &rows) else { break }
      if let selection, !selection.holds(rows, row: rows.count - 1) { rows.removeLast() } else { done += 1 }
    }
    return done
  }

  private func failure(_ message: String) -> TableReadError { TableReadError(path: path, line: source.line, message: message) }

  /// The next record that may be of a row that is wanted.
  private func nextRecord() throws(TableReadError) -> UnsafeBufferPointer<UInt8>? {
    while let record = try source.next(isQuoted: isCSV) {
      if selection?.mayHold(record) ?? true { return record }
    }
    return nil
  }

  private func setColumns(_ names: [String], _ needed: [String]?) throws(TableReadError) {
    columns = []
    fieldOf = table.columns.map { _ in nil }
    for (field, name) in names.enumerated() {
      guard let column = table.index(of: name) else {
        let known = Suggestion.closest(to: name, in: table.columns.map(\.name)).map { "; did you mean '\($0)'?" } ?? ""
        throw failure("table '\(table.name)' has no column '\(Self.shown(name))'\(known)")
      }
      guard fieldOf[column] == nil else { throw failure("column '\(name)' is there twice") }
      fieldOf[column] = field
      columns.append(column)
    }
    let missing = (needed ?? table.primaryKey).filter { !names.contains($0) }.map { "'\($0)'" }
    guard !missing.isEmpty else { return }
    let subject = missing.count == 1 ? "column \(missing[0]) is" : "columns \(missing.joined(separator: ", ")) are"
    let key = needed == nil ? ", \(table.primaryKey.count > missing.count ? "part of " : "")the key of table '\(table.name)'" : ""
    let remedy = "add \(missing.count == 1 ? "it" : "them") to the columns of '\(table.name)' in the pipeline and run it again"
    throw TableReadError(.lacking, path: path, line: source.line, message: "\(subject) missing\(key); \(remedy)")
  }

  // MARK: CSV

  private func readCSV(into rows: inout RowBuffer) throws(TableReadError) -> Bool {
    guard let record = try nextRecord() else { return false }
    if let problem = fields.split(record) { throw failure(problem) }
    guard fields.ranges.count == columns.count else {
      throw failure("the record has \(fields.ranges.count) fields, but the header names \(columns.count) columns")
    }
    rows.beginRow()
    for column in table.columns.indices {
      let problem = fieldOf[column].map { append(fields.ranges[$0], column, to: &rows) }
      switch problem {
      case nil: rows.appendNull()
      case .some(.some(let text)): throw failure(text)
      case .some(nil): break
      }
    }
    rows.endRow()
    return true
  }

  /// Appends a field as the column's type; gives what is wrong with it.
  private func append(_ range: Range<Int>, _ column: Int, to rows: inout RowBuffer) -> String? {
    let schema = table.columns[column]
    guard !range.isEmpty else {
      if keys.contains(column) { return emptyKey(schema) }
      rows.appendNull()
      return nil
    }
    if schema.type == .string {
      let isShielded = removesShield && fields.bytes[range.lowerBound] == UInt8(ascii: "'")
      rows.append(fields.bytes, (isShielded ? range.lowerBound + 1 : range.lowerBound)..<range.upperBound)
      return nil
    }
    let bytes = fields.bytes[range]
    switch schema.type {
    case .string: return nil
    case .integer:
      guard let value = Self.integer(bytes) else { break }
      rows.append(integer: value)
      return nil
    case .number:
      guard let value = Double(String(decoding: bytes, as: UTF8.self)), value.isFinite else { break }
      rows.append(number: value)
      return nil
    case .boolean:
      let isTrue = bytes == Self.trueWord
      guard isTrue || bytes == Self.falseWord else { break }
      rows.append(boolean: isTrue)
      return nil
    case .date:
      guard let day = Self.day(bytes) else { break }
      rows.append(day: day)
      return nil
    }
    return wrong(String(decoding: bytes, as: UTF8.self), schema)
  }

  private static let trueWord = Array("true".utf8)[...]
  private static let falseWord = Array("false".utf8)[...]

  /// `YYYY-MM-DD`, and nothing else.
  private static func day(_ bytes: ArraySlice<UInt8>) -> Day? {
    let start = bytes.startIndex
    guard bytes.count == 10, bytes[start + 4] == UInt8(ascii: "-"), bytes[start + 7] == UInt8(ascii: "-"),
      let year = integer(bytes[start..<start + 4]), let month = integer(bytes[start + 5..<start + 7]),
      let day = integer(bytes[start + 8..<start + 10]), bytes[start] != UInt8(ascii: "-")
    else { return nil }
    return Day(validYear: year, month: month, day: day)
  }

  /// Decimal digits with a `-` before them or none; nil for anything else and for what does not fit.
  private static func integer(_ bytes: ArraySlice<UInt8>) -> Int? {
    let isNegative = bytes.first == UInt8(ascii: "-")
    let digits = isNegative ? bytes.dropFirst() : bytes
    guard !digits.isEmpty else { return nil }
    var value = 0
    for byte in digits {
      guard (48...57).contains(byte) else { return nil }
      let (product, isTooLarge) = value.multipliedReportingOverflow(by: 10)
      let (sum, isOver) = product.addingReportingOverflow(isNegative ? -Int(byte - 48) : Int(byte - 48))
      guard !isTooLarge, !isOver else { return nil }
      value = sum
    }
    return value
  }

  private func emptyKey(_ column: ColumnSchema) -> String { "column '\(column.name)' is empty, though it belongs to the key" }

  private func wrong(_ text: String, _ column: ColumnSchema) -> String {
    let wanted =
      switch column.type {
      case .string: "text"
      case .integer: "whole number"
      case .number: "number"
      case .boolean: "true or false"
      case .date: "date (YYYY-MM-DD)"
      }
    return "column '\(column.name)': '\(Self.shown(text))' is no \(wanted)"
  }

  /// At most 40 characters on one line.
  private static func shown(_ text: String) -> String {
    let short = text.unicodeScalars.prefix(40).map { scalar -> Character in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: "\u{FFFD}"
      default: Character(scalar)
      }
    }
    return String(short) + (text.unicodeScalars.count > 40 ? "…" : "")
  }

  // MARK: JSON Lines

  private func nextObject() throws(TableReadError) -> [JSONValue.Member]? {
    guard let record = try nextRecord() else { return nil }
    guard case .object(let members)? = JSONValue(parsing: Array(record)) else { throw failure("this line is no JSON object") }
    return members
  }

  private func readJSON(into rows: inout RowBuffer) throws(TableReadError) -> Bool {
    let next: [JSONValue.Member]?
    if waiting != nil {
      next = waiting
      waiting = nil
    } else {
      next = try nextObject()
    }
    guard let row = next else { return false }
    guard row.count == columns.count else { throw failure("the row has \(row.count) members, but the first row has \(columns.count)") }
    rows.beginRow()
    for column in table.columns.indices {
      guard let field = fieldOf[column] else {
        rows.appendNull()
        continue
      }
      let name = table.columns[column].name
      // All rows have the same keys in the same order; files that others made may not.
      let value = row[field].key == name ? row[field].value : row.first { $0.key == name }?.value
      guard let value else { throw failure("the row has no member '\(name)', though the first row has it") }
      if let problem = append(value, column, to: &rows) { throw failure(problem) }
    }
    rows.endRow()
    return true
  }

  private func append(_ value: JSONValue, _ column: Int, to rows: inout RowBuffer) -> String? {
    let schema = table.columns[column]
    switch (value, schema.type) {
    case (.null, _), (.string(""), .string):
      if keys.contains(column) { return emptyKey(schema) }
      rows.appendNull()
    case (.string(let text), .string): rows.append(text)
    case (.integer(let value), .integer): rows.append(integer: value)
    case (.integer(let value), .number): rows.append(number: Double(value))
    case (.number(let value), .number) where value.isFinite: rows.append(number: value)
    case (.boolean(let value), .boolean): rows.append(boolean: value)
    case (.string(let text), .date):
      guard let day = Day(iso: text) else { return wrong(text, schema) }
      rows.append(day: day)
    default: return wrong(value.text(pretty: false), schema)
    }
    return nil
  }
}
