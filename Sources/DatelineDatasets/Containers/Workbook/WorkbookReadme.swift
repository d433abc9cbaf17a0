#if XLSX
  import CXLSXWriter

  /// The first sheet of a workbook: the run, the sheets and the meaning of every column.
  struct WorkbookReadme {
    let sheet: UnsafeMutablePointer<lxw_worksheet>
    let formats: WorkbookFormats
    private var row: lxw_row_t = 0

    private enum Look { case plain, header }

    init(sheet: UnsafeMutablePointer<lxw_worksheet>, formats: WorkbookFormats) {
      self.sheet = sheet
      self.formats = formats
      for (column, width) in [32.0, 28, 12, 12, 100].enumerated() {
        _ = worksheet_set_column(sheet, lxw_col_t(truncatingIfNeeded: column), lxw_col_t(truncatingIfNeeded: column), width, nil)
      }
    }

    /// Writes all of it.
    mutating func write(
      _ info: DatasetInfo, pipelineName: String, tables: [(output: TableOutput, sheets: [(name: String, rows: Int)])], notices: [String]
    ) {
      line(["Run", ""], .header)
      for fact in info.facts(pipelineName: pipelineName) { line([fact.name, fact.value]) }
      skip()
      line(["Notes", ""], .header)
      for notice in notices { line([notice]) }
      line(["Text cells are text whatever they look like: none is a formula, a link or a number. An empty cell is a null."])
      line(["Copies of stories stay in the tables; count cluster_id or leave rows with is_duplicate out to count a story once."])
      skip()
      line(["Sheet", "Table", "Rows", "", "One row is"], .header)
      for table in tables {
        for sheet in table.sheets {
          line([sheet.name, table.output.table.name, "", "", table.output.table.description], number: (2, Double(sheet.rows)))
        }
      }
      skip()
      line(["Table", "Column", "Type", "Key", "Meaning"], .header)
      for table in tables {
        for index in table.output.columns {
          let column = table.output.table.columns[index]
          let isKey = table.output.table.primaryKey.contains(column.name)
          line([table.output.name, column.name, column.type.rawValue, isKey ? "key" : "", column.meaning])
        }
      }
    }

    private mutating func skip() { row += 1 }

    private mutating func line(_ texts: [String], _ look: Look = .plain, number: (column: Int, value: Double)? = nil) {
      let isTable = texts.count == 5
      for (column, text) in texts.enumerated() {
        let place = lxw_col_t(truncatingIfNeeded: column)
        if let number, number.column == column {
          _ = worksheet_write_number(sheet, row, place, number.value, nil)
        } else if !text.isEmpty || look == .header {
          let format = look == .header ? formats.header : isTable && column == 4 ? formats.wrapped : formats.text
          var cell: [UInt8] = []
          let clean = Array(text.utf8).withUnsafeBufferPointer(TextSanitizer.sanitized)
          _ = clean.withUnsafeBufferPointer { WorkbookText.write($0, to: &cell) }
          _ = cell.withUnsafeBytes {
            worksheet_write_string(sheet, row, place, $0.baseAddress?.assumingMemoryBound(to: CChar.self), format)
          }
        }
      }
      row += 1
    }
  }
#endif
