#if XLSX
  import CXLSXWriter
  import DatelineText
  import Glibc

  /// A sheet of a workbook that holds rows of a table below a header line.
  struct WorkbookSheet {
    /// What a workbook could not hold as it is.
    struct Counts {
      /// Texts that were cut.
      var cutTexts = 0
      /// Days before 1900-03-01, which are text.
      var earlyDays = 0

      /// The counts for people; none if all is well.
      var notices: [String] {
        var notices: [String] = []
        if cutTexts > 0 { notices.append("\(cutTexts) texts are longer than the 32,767 characters of a cell: they are cut and end in …") }
        if earlyDays > 0 { notices.append("\(earlyDays) days lie before 1900-03-01, where the days of a workbook begin: they are text") }
        return notices
      }
    }

    /// Its name.
    let name: String
    /// Its place among the sheets in the file, from 1 on.
    let number: Int
    /// Rows without the header.
    private(set) var rowCount = 0
    private let sheet: UnsafeMutablePointer<lxw_worksheet>
    private let columns: [Int]
    private let formats: WorkbookFormats
    private let path: String
    private var scratch: [UInt8] = []

    /// Day 0 of a workbook; from 1900-03-01 on, the number of a day counts from here.
    private static let epoch = Day(year: 1899, month: 12, day: 30)
    private static let firstDay = Day(year: 1900, month: 3, day: 1)
    /// Greatest whole number that a cell holds to its last digit.
    private static let greatestInteger = 999_999_999_999_999

    /// Sets up columns, header, frozen line.
    init(
      _ sheet: UnsafeMutablePointer<lxw_worksheet>, name: String, number: Int, output: TableOutput, formats: WorkbookFormats, path: String
    ) throws(DatasetError) {
      self.sheet = sheet
      self.name = name
      self.number = number
      columns = output.columns
      self.formats = formats
      self.path = path
      for (place, index) in columns.enumerated() {
        let column = output.table.columns[index]
        let format = column.type == .date ? formats.day : column.type == .string ? formats.text : nil
        let place = lxw_col_t(truncatingIfNeeded: place)
        try check(worksheet_set_column(sheet, place, place, ColumnWidth.of(column, in: output.table), format))
        try check(worksheet_write_string(sheet, 0, place, column.name, formats.header))
      }
      worksheet_freeze_panes(sheet, 1, 0)
    }

    /// Appends a row.
    mutating func append(
      _ cells: UnsafeBufferPointer<Cell>, _ arena: UnsafeBufferPointer<UInt8>, _ counts: inout Counts
    ) throws(DatasetError) {
      rowCount += 1
      let row = lxw_row_t(truncatingIfNeeded: rowCount)
      for place in columns.indices {
        let cell = cells[columns[place]]
        let place = lxw_col_t(truncatingIfNeeded: place)
        switch cell.kind {
        case .null: break
        case .text:
          let isCut = try cell.withText(arena) { text throws(DatasetError) in WorkbookText.write(text, to: &scratch) }
          if isCut { counts.cutTexts += 1 }
          try writeScratch(row, place)
        case .integer:
          if cell.integer.magnitude <= Self.greatestInteger {
            try check(worksheet_write_number(sheet, row, place, Double(cell.integer), nil))
          } else {
            scratch = Array(String(cell.integer).utf8) + [0]
            try writeScratch(row, place)
          }
        case .number: try check(worksheet_write_number(sheet, row, place, cell.number, nil))
        case .boolean: try check(worksheet_write_boolean(sheet, row, place, cell.boolean ? 1 : 0, nil))
        case .day:
          let day = Day(number: cell.dayNumber)
          if day >= Self.firstDay {
            try check(worksheet_write_number(sheet, row, place, Double(day.number - Self.epoch.number), formats.day))
          } else {
            counts.earlyDays += 1
            var text = ByteSink(capacity: 64)
            text.put(dayNumber: cell.dayNumber)
            scratch = Array(text.bytes) + [0]
            try writeScratch(row, place)
          }
        }
      }
    }

    /// Writes the text in `scratch`, always as text: never a formula, a link or a number.
    private func writeScratch(_ row: lxw_row_t, _ column: lxw_col_t) throws(DatasetError) {
      let error = scratch.withUnsafeBytes { bytes in
        worksheet_write_string(sheet, row, column, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), formats.text)
      }
      try check(error)
    }

    /// Puts the filter over all rows, and makes sure that they are on disk: the library does not look.
    ///
    /// - Returns: Bytes of the sheet that are on disk.
    func finish() throws(DatasetError) -> Int {
      try check(
        worksheet_autofilter(
          sheet, 0, 0, lxw_row_t(truncatingIfNeeded: max(1, rowCount)), lxw_col_t(truncatingIfNeeded: max(0, columns.count - 1))))
      guard let file = sheet.pointee.optimize_tmpfile else { return 0 }
      guard fflush(file) == 0, ferror(file) == 0 else { throw .system("write a temporary file for", path, errno == 0 ? ENOSPC : errno) }
      return max(0, ftell(file))
    }

    private func check(_ error: lxw_error) throws(DatasetError) {
      guard error == LXW_NO_ERROR else {
        throw .misuse(path, "sheet '\(name)', row \(rowCount): \(String(cString: lxw_strerror(error)))")
      }
    }
  }
#endif
