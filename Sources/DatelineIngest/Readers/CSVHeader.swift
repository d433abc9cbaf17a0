import DatelineText

/// What the header line of a CSV file says: the separator, and which column holds which field.
enum CSVHeader {
  private static let separators: [UInt8] = [0x2C, 0x3B, 0x09, 0x7C]
  /// Bytes of the header line that tell the separator.
  private static let longestSniffed = 64 << 10

  /// The separator of a file: the declared one, a tab for TSV, else the one that makes most wanted names appear in the header line, then the one
  /// that occurs most often outside quotes; `,` before `;` before tab before `|`.
  static func separator(for source: SourceDescription, line: UnsafeBufferPointer<UInt8>) -> UInt8 {
    if let declared = source.separator { return declared }
    if source.format == .tsv { return 0x09 }
    let line = UnsafeBufferPointer(rebasing: line.prefix(longestSniffed))
    var best: (separator: UInt8, names: Int, count: Int) = (0x2C, -1, -1)
    for separator in separators {
      let names = split(line, separator)
      let wanted = DocumentField.allCases.filter { names.contains(source.fields[$0] ?? $0.rawValue) }.count
      if (wanted, names.count) > (best.names, best.count) { best = (separator, wanted, names.count) }
    }
    return best.separator
  }

  /// The field of each column.
  ///
  /// - Throws: `IngestError` if a mapped column is not there, or a wanted name stands in the header twice.
  static func columns(of header: [String], source: SourceDescription, file: String) throws(IngestError) -> [DocumentField?] {
    let names = header.map(trim)
    var columns = [DocumentField?](repeating: nil, count: names.count)
    var problems: [String] = []
    for field in DocumentField.allCases(mappedFirst: source.fields) {
      let mapped = source.fields[field]
      let name = mapped ?? field.rawValue
      if let mapped, let number = columnNumber(mapped), !names.contains(mapped) {
        if number > names.count {
          problems.append("\(field.rawValue) is to be column \(mapped), but there are only \(names.count)")
        } else {
          columns[number - 1] = columns[number - 1] ?? field
        }
        continue
      }
      let places = names.indices.filter { names[$0] == name }
      if places.count > 1 {
        problems.append("there are \(places.count) columns '\(name)' (\(places.map { "#\($0 + 1)" }.joined(separator: ", ")))")
      } else if let place = places.first {
        columns[place] = columns[place] ?? field
      } else if mapped != nil || field == .text {
        let hint = Suggestion.closest(to: name, in: names.prefix(1000)).map { "; did you mean '\($0)'?" } ?? ""
        problems.append("there is no column '\(name)' for \(field.rawValue)\(hint)")
      }
    }
    guard problems.isEmpty else {
      let shown = names.prefix(30).map { "'\($0)'" }.joined(separator: ", ") + (names.count > 30 ? ", ..." : "")
      throw IngestError(
        category: .badDefinition, sourceName: source.name, file: file, place: "line 1", problem: problems.joined(separator: "; "),
        remedy: "the columns are \(shown); map them with `fields: {text: NAME}` or by number, `fields: {text: '#3'}`")
    }
    return columns
  }

  private static func columnNumber(_ name: String) -> Int? {
    guard name.utf8.first == UInt8(ascii: "#"), let number = Int(name.dropFirst()), number > 0 else { return nil }
    return number
  }

  private static func trim(_ name: String) -> String {
    let bytes = Array(name.utf8)
    guard let first = bytes.firstIndex(where: { $0 > 0x20 }), let last = bytes.lastIndex(where: { $0 > 0x20 }) else { return "" }
    return String(decoding: bytes[first...last], as: UTF8.self)
  }

  /// Splits the header line roughly: quotes hide separators and are taken off.
  private static func split(_ line: UnsafeBufferPointer<UInt8>, _ separator: UInt8) -> [String] {
    var names: [String] = []
    var current: [UInt8] = []
    var isQuoted = false
    for byte in line {
      if byte == 0x22 {
        isQuoted.toggle()
      } else if byte == separator && !isQuoted {
        names.append(trim(String(decoding: current, as: UTF8.self)))
        current.removeAll(keepingCapacity: true)
      } else {
        current.append(byte)
      }
    }
    names.append(trim(String(decoding: current, as: UTF8.self)))
    return names
  }
}
