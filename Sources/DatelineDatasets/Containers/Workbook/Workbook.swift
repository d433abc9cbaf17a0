#if XLSX
  import CXLSXWriter
  import DatelineText
  import Glibc

  /// An Excel workbook, written by libxlsxwriter row by row: memory does not grow with the rows, which wait in temporary files for `finish`.
  ///
  /// A sheet named README comes first, then a sheet for each table. Where a table has more rows than a sheet can hold, sheets named
  /// `TABLE (2)` and so on continue it; they stand behind all others.
  final class Workbook: Container {
    /// Rows of a sheet, its header included.
    static let maximumRows = 1_048_576

    /// The table of one output.
    private struct Table {
      let output: TableOutput
      var sheets: [WorkbookSheet] = []
    }

    private let description: ContainerDescription
    private let rowLimit: Int
    /// Nil once it is closed.
    private var workbook: UnsafeMutablePointer<lxw_workbook>?
    private let formats: WorkbookFormats
    private var names = SheetNames()
    /// README is the first one.
    private var sheetCount = 1
    private let readme: UnsafeMutablePointer<lxw_worksheet>
    /// By index of the output; nil for outputs that go elsewhere.
    private var tables: [Table?] = []
    private var counts = WorkbookSheet.Counts()

    /// Makes the workbook with its sheets and their headers; the file itself is written by `finish`.
    init(_ description: ContainerDescription, rowLimit: Int = maximumRows) throws(DatasetError) {
      self.description = description
      self.rowLimit = rowLimit
      let workbook: UnsafeMutablePointer<lxw_workbook>? = description.temporaryFolder.withCString { folder in
        var options = lxw_workbook_options(constant_memory: 1, tmpdir: UnsafeMutablePointer(mutating: folder), use_zip64: 0)
        return workbook_new_opt(description.path, &options)
      }
      guard let workbook else { throw .system("make the workbook", description.path, ENOMEM) }
      self.workbook = workbook
      guard let formats = WorkbookFormats(workbook), let readme = workbook_add_worksheet(workbook, names.make("README")) else {
        lxw_workbook_free(workbook)
        throw .system("make the workbook", description.path)
      }
      self.formats = formats
      self.readme = readme
      for output in description.outputs {
        guard output.containers.contains(.xlsx) else {
          tables.append(nil)
          continue
        }
        tables.append(Table(output: output, sheets: [try addSheet(output, named: names.make(output.name))]))
      }
    }

    deinit { if let workbook { lxw_workbook_free(workbook) } }

    private func addSheet(_ output: TableOutput, named name: String) throws(DatasetError) -> WorkbookSheet {
      guard let sheet = workbook.flatMap({ workbook_add_worksheet($0, name) }) else {
        throw .system("make a temporary file for", description.path)
      }
      sheetCount += 1
      return try WorkbookSheet(sheet, name: name, number: sheetCount, output: output, formats: formats, path: description.path)
    }

    func append(output: Int, rows: SelectedRows) throws(DatasetError) {
      guard var table = tables[output] else { return }
      tables[output] = nil
      defer { tables[output] = table }
      try rows.forEach { cells, arena throws(DatasetError) in
        if let last = table.sheets.last, last.rowCount >= rowLimit - 1 {
          table.sheets.append(try addSheet(table.output, named: names.make(table.sheets[0].name, part: table.sheets.count + 1)))
        }
        try table.sheets[table.sheets.count - 1].append(cells, arena, &counts)
      }
    }

    func finish(_ info: DatasetInfo) throws(DatasetError) -> [String] {
      guard let workbook else { return [] }
      let tables = tables.compactMap { $0 }
      var notices = counts.notices
      for table in tables where table.sheets.count > 1 {
        let others = table.sheets.dropFirst().map { "'\($0.name)'" }.joined(separator: ", ")
        notices.append("table '\(table.output.name)' has more rows than a sheet can hold: it goes on in \(others)")
      }
      var sizes: [Int: Int] = [:]
      for table in tables {
        for sheet in table.sheets { sizes[sheet.number] = try sheet.finish() }
      }
      var page = WorkbookReadme(sheet: readme, formats: formats)
      page.write(
        info, pipelineName: description.pipelineName, tables: tables.map { ($0.output, $0.sheets.map { ($0.name, $0.rowCount) }) },
        notices: notices)
      setProperties(of: workbook, info)
      self.workbook = nil
      let error = workbook_close(workbook)
      guard error == LXW_NO_ERROR else { throw Self.failure(error, description.path) }
      guard WorkbookArchive(path: description.path)?.holds(sheets: sizes) == true else {
        throw .system("write a temporary file for", description.path, ENOSPC)
      }
      return notices.map { "\(ContainerFormat.xlsx.path(of: description.pipelineName)): \($0)" }
    }

    /// The time of creation is fixed, so that equal runs give equal bytes.
    private func setProperties(of workbook: UnsafeMutablePointer<lxw_workbook>, _ info: DatasetInfo) {
      description.pipelineName.withCString { title in
        info.tool.withCString { tool in
          var properties = lxw_doc_properties()
          properties.title = UnsafeMutablePointer(mutating: title)
          properties.author = UnsafeMutablePointer(mutating: tool)
          properties.created = 946_684_800  // 2000-01-01
          _ = workbook_set_properties(workbook, &properties)
        }
      }
    }

    private static func failure(_ error: lxw_error, _ path: String) -> DatasetError {
      switch error {
      case LXW_ERROR_MEMORY_MALLOC_FAILED: .system("write", path, ENOMEM)
      case LXW_ERROR_CREATING_XLSX_FILE, LXW_ERROR_CREATING_TMPFILE, LXW_ERROR_READING_TMPFILE, LXW_ERROR_ZIP_FILE_OPERATION:
        .system("write", path, errno == 0 ? EIO : errno)
      default:
        DatasetError(
          .system(errno), path: path, message: "cannot write: \(String(cString: lxw_strerror(error)))",
          remedy: "free space on that disk; a sheet larger than 4 GiB needs a 'where' or fewer columns, or csv.gz in place of xlsx")
      }
    }
  }
#endif
