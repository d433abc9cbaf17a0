extension Diagnostic {
  /// The line of the file with a mark under what is wrong, for a terminal; nil if there is no such line.
  ///
  /// ```
  ///    27 |       min_confidance: 0.5
  ///       |       ^~~~~~~~~~~~~~
  /// ```
  ///
  /// - Parameter bytes: The file's content.
  /// - Returns: Two lines without a line break at the end.
  /// - Complexity: O(length of the file).
  public func excerpt(from bytes: [UInt8]) -> String? {
    guard let position, let source = try? SourceText(file: file, bytes: bytes), let line = source.line(position.line) else { return nil }
    let scalars = Array(line.unicodeScalars)
    let column = min(position.column - 1, scalars.count)
    // Long lines are shown around the place.
    let start = max(0, min(column - 60, scalars.count - 120))
    let shown = scalars[start..<min(scalars.count, start + 120)]
    let margin = String(position.line)
    let gutter = String(repeating: " ", count: max(0, 5 - margin.count))
    let blank = String(repeating: " ", count: gutter.count + margin.count)
    let pad = String(String.UnicodeScalarView(shown.prefix(column - start).map { $0 == "\t" ? "\t" : " " }))
    let tail = String(repeating: "~", count: max(0, min(length, shown.count - (column - start)) - 1))
    return "\(gutter)\(margin) | \(String(String.UnicodeScalarView(shown)))\n\(blank) | \(pad)^\(tail)"
  }
}
