import DatelineDatasets
import DatelineText

extension DatasetDiff {
  /// The differences as text: one line a table, then its rows, `+` added, `-` removed, `~` changed with old and new values.
  public var text: String {
    var page = AlignedText()
    for table in tables {
      page.line("\(table.name): \(table.summary)")
      if !table.columns.removed.isEmpty { page.line("  columns only in \(paths.old): \(table.columns.removed.joined(separator: ", "))") }
      if !table.columns.added.isEmpty { page.line("  columns only in \(paths.new): \(table.columns.added.joined(separator: ", "))") }
      for row in table.examples { row.write(to: &page) }
      let rest = table.added + table.removed + table.changed - table.examples.count
      if rest > 0 { page.line("  ... and \(rest.grouped) more (--limit)") }
    }
    return page.text
  }

  /// The differences for programs.
  public var json: JSONValue {
    .members([
      ("old", .string(paths.old)), ("new", .string(paths.new)), ("equal", .boolean(isEqual)), ("tables", .array(tables.map(\.json))),
    ])
  }
}

extension TableDiff {
  fileprivate var summary: String {
    switch rows {
    case (nil, let new?): return "only in the second folder (\(new.counted("row")))"
    case (let old?, nil): return "only in the first folder (\(old.counted("row")))"
    default: break
    }
    if added + removed + changed == 0 {
      return columns.removed.isEmpty && columns.added.isEmpty ? "equal (\((rows.old ?? 0).counted("row")))" : "other columns"
    }
    return [(added, "added"), (removed, "removed"), (changed, "changed")].filter { $0.0 > 0 }.map { "\($0.0.grouped) \($0.1)" }.joined(
      separator: ", ")
      + " (\((rows.old ?? 0).counted("row")) before, \((rows.new ?? 0).grouped) now)"
  }

  fileprivate var json: JSONValue {
    .members([
      ("table", .string(name)), ("equal", .boolean(isEqual)), ("old_rows", rows.old.map(JSONValue.integer) ?? .null),
      ("new_rows", rows.new.map(JSONValue.integer) ?? .null), ("added", .integer(added)), ("removed", .integer(removed)),
      ("changed", .integer(changed)), ("columns_removed", .strings(columns.removed)), ("columns_added", .strings(columns.added)),
      (
        "rows",
        .array(
          examples.map { row in
            .members([
              ("kind", .string(row.kind.rawValue)),
              ("key", .object(zip(keyColumns, row.key).map { JSONValue.Member($0, .string($1)) })),
              (
                "values",
                .object(
                  row.values.map { value in
                    JSONValue.Member(
                      value.column,
                      .members([
                        ("old", row.kind == .added ? nil : value.old.map(JSONValue.string) ?? .null),
                        ("new", row.kind == .removed ? nil : value.new.map(JSONValue.string) ?? .null),
                      ]))
                  })
              ),
            ])
          })
      ),
    ])
  }
}

extension TableDiff.Row {
  /// Characters of a value that are shown.
  private static let longest = 60

  fileprivate func write(to page: inout AlignedText) {
    let name = key.joined(separator: ", ")
    switch kind {
    case .added, .removed:
      let shown = values.filter { Self.tellsMuch($0.column) }.prefix(4).map { "\($0.column)=\(Self.short($0.new ?? $0.old))" }
      page.line((["  \(kind == .added ? "+" : "-") \(name)"] + shown).joined(separator: "  "))
    case .changed:
      page.line("  ~ \(name)")
      page.rows(values.map { [$0.column, "\(Self.short($0.old)) -> \(Self.short($0.new))"] }, indent: 6)
    }
  }

  /// Ids and offsets say little to a person.
  private static func tellsMuch(_ column: String) -> Bool {
    !(column.hasSuffix("_id") || column.hasSuffix("_char") || column.hasSuffix("_index") || column.hasSuffix("sha256"))
  }

  private static func short(_ value: String?) -> String {
    guard let value else { return "(empty)" }
    let scalars = value.unicodeScalars
    guard scalars.count > longest else { return value.printable }
    return String(String.UnicodeScalarView(scalars.prefix(longest))).printable + "…"
  }
}
