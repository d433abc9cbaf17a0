#if XLSX
  import CXLSXWriter

  /// How the cells of a workbook look.
  struct WorkbookFormats {
    /// First line of a table.
    let header: UnsafeMutablePointer<lxw_format>
    /// Text: stays text also when a person edits the cell.
    let text: UnsafeMutablePointer<lxw_format>
    /// Text in lines.
    let wrapped: UnsafeMutablePointer<lxw_format>
    /// A day as `YYYY-MM-DD`.
    let day: UnsafeMutablePointer<lxw_format>

    /// Adds the formats to a workbook; nil if memory is short.
    init?(_ workbook: UnsafeMutablePointer<lxw_workbook>) {
      guard let header = workbook_add_format(workbook), let text = workbook_add_format(workbook),
        let wrapped = workbook_add_format(workbook), let day = workbook_add_format(workbook)
      else { return nil }
      format_set_bold(header)
      format_set_bottom(header, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_num_format(header, "@")
      format_set_num_format(text, "@")
      format_set_num_format(wrapped, "@")
      format_set_text_wrap(wrapped)
      format_set_align(wrapped, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
      format_set_num_format(day, "yyyy-mm-dd")
      (self.header, self.text, self.wrapped, self.day) = (header, text, wrapped, day)
    }
  }
#endif
