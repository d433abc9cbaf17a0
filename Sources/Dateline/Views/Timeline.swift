import DatelineDatasets
import DatelineText

/// The rows of `timeline` that fit a question: from when to when, about whom.
public struct Timeline: Sendable {
  /// The rows, in time order, all columns of the table.
  public private(set) var rows = RowBuffer(table: .timeline)
  /// Rows of the table, those that do not fit included.
  public private(set) var total = 0

  /// Reads the time line of an output folder.
  ///
  /// - Parameters:
  ///   - folder: The output of a run; it needs the table `timeline`.
  ///   - from: First day of interest: rows that end before it are left out.
  ///   - to: Last day of interest: rows that begin after it are left out.
  ///   - name: Words that a person's, organization's or place's name of the sentence, or the sentence itself, must hold, whatever their case.
  /// - Throws: `TableReadError` if the table is missing or cannot be read.
  public init(_ folder: DatasetFolder, from: Day? = nil, to: Day? = nil, about name: String? = nil) throws(TableReadError) {
    let reader = try folder.required(.timeline, columns: ["start_on", "end_on", "sentence"]).reader(columns: [])
    let words = name?.lowercased()
    var batch = RowBuffer(table: .timeline)
    while try reader.read(512, into: &batch) > 0 {
      for row in 0..<batch.count {
        total += 1
        guard let start = batch.day(row: row, column: Column.start), let end = batch.day(row: row, column: Column.end) else { continue }
        if let from, end < from { continue }
        if let to, start > to { continue }
        if let words, !Self.holds(words, batch, row) { continue }
        var bytes: [UInt8] = []
        batch.serialize(rows: row..<row + 1, into: &bytes)
        rows.deserialize(bytes)
      }
      batch.removeAll()
    }
  }

  /// Columns of the table by name.
  enum Column {
    static let start = TableSchema.timeline.index(of: "start_on") ?? 0
    static let end = TableSchema.timeline.index(of: "end_on") ?? 0
    static let names = ["people", "organizations", "places"].compactMap(TableSchema.timeline.index)
    static let sentence = TableSchema.timeline.index(of: "sentence") ?? 0
    static let publisher = TableSchema.timeline.index(of: "publisher") ?? 0
  }

  private static func holds(_ words: String, _ rows: RowBuffer, _ row: Int) -> Bool {
    (Column.names + [Column.sentence]).contains { rows.string(row: row, column: $0)?.lowercased().contains(words) == true }
  }

  /// The rows as CSV with all columns of the table.
  public var csv: String {
    var text = TableSchema.timeline.columns.map(\.name).csvRecord
    for row in 0..<rows.count {
      text += TableSchema.timeline.columns.indices.map { rows.text(row: row, column: $0) ?? "" }.csvRecord
    }
    return text
  }

  /// The rows as a table of days, names and sentences.
  ///
  /// - Parameters:
  ///   - width: Columns of the terminal, at least 40.
  ///   - lines: Lines that a sentence may take; what is longer ends in `…`. 0 for all of it.
  /// - Returns: Lines with a heading; days of whole months and years are written short.
  public func table(width: Int, lines: Int = 4) -> String {
    let days = (0..<rows.count).map(day)
    let dayWidth = max(3, days.map(\.count).max() ?? 0)
    let rest = max(40, width) - dayWidth - 4
    let namesWidth = min(32, rest / 3)
    var page = TextColumns(widths: [dayWidth, namesWidth, rest - namesWidth])
    page.add(["DAY", "WHO AND WHERE", "SENTENCE"], lines: 1)
    for row in 0..<rows.count {
      let names = Column.names.compactMap { rows.string(row: row, column: $0) }.joined(separator: "; ")
      page.add([days[row], names, rows.string(row: row, column: Column.sentence) ?? ""], lines: lines)
    }
    return page.text
  }

  /// `2024-10-23`, or `2024-10-14 to 2024-10-20`, or `2024-10` for a whole month and `2024` for a whole year.
  private func day(_ row: Int) -> String {
    guard let start = rows.day(row: row, column: Column.start), let end = rows.day(row: row, column: Column.end) else { return "" }
    if start == end { return start.description }
    let (first, last) = (start.civil, Day(number: end.number + 1).civil)
    let isMonths = first.day == 1 && last.day == 1
    if isMonths, first.month == 1, last.month == 1, last.year == first.year + 1 { return String(start.description.prefix(4)) }
    if isMonths, (last.year - first.year) * 12 + last.month - first.month == 1 { return String(start.description.prefix(7)) }
    return "\(start) to \(end)"
  }
}
