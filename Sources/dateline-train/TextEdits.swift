import DatelineText

/// Replacements in a text, with the places of names and sentences carried along.
struct TextEdits {
  /// A replacement; edits of a document must not overlap.
  struct Edit {
    var span: ByteSpan
    var bytes: [UInt8]
  }

  private let edits: [Edit]

  init(_ edits: [Edit]) { self.edits = edits.sorted { $0.span < $1.span } }

  /// The text with all edits made.
  func apply(to text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var last = 0
    for edit in edits {
      result.append(contentsOf: text[last..<Int(edit.span.start)])
      result.append(contentsOf: edit.bytes)
      last = Int(edit.span.end)
    }
    result.append(contentsOf: text[last...])
    return result
  }

  /// Where spans in text order lie afterwards. A span's edges must not lie inside an edit.
  ///
  /// - Complexity: O(spans + edits).
  func map(_ spans: [ByteSpan]) -> [ByteSpan] {
    var offsets = spans.flatMap { [Int($0.start), Int($0.end)] }.sorted()
    offsets = offsets.enumerated().filter { $0.offset == 0 || offsets[$0.offset - 1] != $0.element }.map(\.element)
    var moved: [Int: Int] = [:]
    var next = 0
    var shift = 0
    for offset in offsets {
      while next < edits.count && Int(edits[next].span.end) <= offset {
        shift += edits[next].bytes.count - edits[next].span.count
        next += 1
      }
      moved[offset] = offset + shift
    }
    return spans.map { ByteSpan(moved[Int($0.start)] ?? 0, moved[Int($0.end)] ?? 0) }
  }
}
