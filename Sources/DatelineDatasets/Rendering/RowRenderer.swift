import CLibCSV

/// Writes rows as CSV (RFC 4180) and JSON Lines, both in one pass over the cells.
struct RowRenderer: Sendable {
  /// A column of the output: where its cell is, and what stands before its value in JSON (`{"name":` or `,"name":`).
  struct Column: Sendable {
    let index: Int
    let jsonKey: [UInt8]
  }

  let columns: [Column]
  let isSpreadsheetSafe: Bool
  let endsLinesWithCRLF: Bool

  init(names: [String], indices: [Int], isSpreadsheetSafe: Bool, endsLinesWithCRLF: Bool) {
    columns = zip(names, indices).enumerated().map { position, column in
      Column(index: column.1, jsonKey: Array("\(position == 0 ? "{" : ",")\"\(column.0)\":".utf8))
    }
    self.isSpreadsheetSafe = isSpreadsheetSafe
    self.endsLinesWithCRLF = endsLinesWithCRLF
  }

  /// Appends the chosen rows to the given sinks.
  ///
  /// - Complexity: O(bytes written).
  func render(_ rows: RowBuffer, chosen: [UInt32]?, csv: inout ByteSink, json: inout ByteSink, wantsCSV: Bool, wantsJSON: Bool) {
    let width = rows.columnCount
    rows.withCells { cells, arena in
      TextClass.table.withUnsafeBufferPointer { table in
        guard let table = table.baseAddress else { return }
        for position in 0..<(chosen?.count ?? rows.count) {
          let row = chosen.map { Int($0[position]) } ?? position
          guard row < rows.count else { continue }
          let line = UnsafeBufferPointer(rebasing: cells[row * width..<(row + 1) * width])
          for (place, column) in columns.enumerated() {
            if wantsCSV, place > 0 { csv.putReserving(UInt8(ascii: ",")) }
            if wantsJSON { column.jsonKey.withUnsafeBufferPointer { json.putReserving($0) } }
            write(line[column.index], arena, table, csv: &csv, json: &json, wantsCSV: wantsCSV, wantsJSON: wantsJSON)
          }
          if wantsCSV {
            if endsLinesWithCRLF { csv.putReserving(UInt8(ascii: "\r")) }
            csv.putReserving(UInt8(ascii: "\n"))
          }
          if wantsJSON {
            json.putReserving(UInt8(ascii: "}"))
            json.putReserving(UInt8(ascii: "\n"))
          }
        }
      }
    }
  }

  private func write(
    _ cell: Cell, _ arena: UnsafeBufferPointer<UInt8>, _ table: UnsafePointer<UInt8>, csv: inout ByteSink, json: inout ByteSink,
    wantsCSV: Bool, wantsJSON: Bool
  ) {
    guard cell.kind != .text else {
      let text = UnsafeBufferPointer(rebasing: arena[cell.offset..<cell.offset + Int(cell.length)])
      let classes = TextClass.of(text, table)
      if TextSanitizer.isNeeded(text, classes) {
        TextSanitizer.sanitized(text).withUnsafeBufferPointer { clean in
          let classes = TextClass.of(clean, table)
          if wantsCSV { writeCSV(clean, classes, &csv) }
          if wantsJSON { Self.writeJSON(clean, classes, &json) }
        }
      } else {
        if wantsCSV { writeCSV(text, classes, &csv) }
        if wantsJSON { Self.writeJSON(text, classes, &json) }
      }
      return
    }
    if wantsCSV, cell.kind != .null {
      csv.reserve(ByteSink.valueRoom)
      if cell.kind == .day { csv.put(dayNumber: cell.dayNumber) } else { Self.write(cell, &csv) }
    }
    if wantsJSON {
      json.reserve(ByteSink.valueRoom)
      switch cell.kind {
      case .null: json.put("null")
      case .day:
        json.put(UInt8(ascii: "\""))
        json.put(dayNumber: cell.dayNumber)
        json.put(UInt8(ascii: "\""))
      default: Self.write(cell, &json)
      }
    }
  }

  /// The values that both formats write alike.
  private static func write(_ cell: Cell, _ sink: inout ByteSink) {
    switch cell.kind {
    case .integer: sink.put(integer: cell.integer)
    case .number: sink.put(number: cell.number)
    case .boolean: if cell.boolean { sink.put("true") } else { sink.put("false") }
    case .null, .text, .day: break
    }
  }

  /// A text field: quoted, by libcsv, only if it must be.
  private func writeCSV(_ text: UnsafeBufferPointer<UInt8>, _ classes: TextClass, _ sink: inout ByteSink) {
    guard let source = text.baseAddress, let first = text.first, let last = text.last else { return }
    let isShielded = isSpreadsheetSafe && SpreadsheetRisk.isRisky(text)
    let isQuoted = classes.contains(.quotedInCSV) || (!isShielded && isBlank(first)) || isBlank(last)
    sink.reserve(2 * text.count + 4)
    guard isQuoted else {
      if isShielded { sink.put(SpreadsheetRisk.shield) }
      sink.put(text)
      return
    }
    let start = sink.end
    let size = csv_write2(start, sink.room, source, text.count, UInt8(ascii: "\""))
    sink.advance(size)
    if isShielded {
      // After the opening quotation mark.
      sink.put(0)
      (start + 2).update(from: start + 1, count: size - 1)
      start[1] = SpreadsheetRisk.shield
    }
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

  /// A JSON string (RFC 8259), UTF-8 as it is; the text must have been sanitised.
  static func writeJSON(_ text: UnsafeBufferPointer<UInt8>, _ classes: TextClass, _ sink: inout ByteSink) {
    sink.reserve(2 * text.count + 2)
    sink.put(UInt8(ascii: "\""))
    if classes.contains(.escapedInJSON) {
      for byte in text {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"):
          sink.put(UInt8(ascii: "\\"))
          sink.put(byte)
        case UInt8(ascii: "\n"): sink.put("\\n")
        case UInt8(ascii: "\r"): sink.put("\\r")
        case UInt8(ascii: "\t"): sink.put("\\t")
        default: sink.put(byte)
        }
      }
    } else {
      sink.put(text)
    }
    sink.put(UInt8(ascii: "\""))
  }
}

extension ByteSink {
  /// Writes a byte, with room made for it.
  mutating func putReserving(_ byte: UInt8) {
    reserve(1)
    put(byte)
  }

  /// Writes bytes, with room made for them.
  mutating func putReserving(_ bytes: UnsafeBufferPointer<UInt8>) {
    reserve(bytes.count)
    put(bytes)
  }
}
