/// For each Unicode scalar of a YAML scalar's value, the place in the file where it is written.
///
/// Exact for plain, quoted and literal scalars of any number of lines, escapes and folds included; for folded (`>`) ones the line breaks
/// of more-indented lines are not followed, and the whole value is then taken to stand at its start.
struct ScalarMap {
  private let offsets: [Int]
  private let fallback: Int

  /// Follows the value through its source.
  ///
  /// - Complexity: O(length of the source).
  init(_ node: YAMLNode, in source: SourceText) {
    fallback = node.start
    guard case .scalar(let text, let style) = node.content else {
      offsets = []
      return
    }
    var walk = Walk(source: source, text: text, style: style, offset: node.start, end: node.end)
    var found: [Int] = []
    for scalar in text.unicodeScalars {
      guard let offset = walk.place(of: scalar) else {
        found = []
        break
      }
      found.append(offset)
    }
    if !found.isEmpty { found.append(walk.offset) }
    offsets = found
  }

  /// The file offset of the value's scalar at `index`; one past the end is allowed.
  func offset(at index: Int) -> Int { offsets.indices.contains(index) ? offsets[index] : offsets.last ?? fallback }

  /// File offsets of the UTF-8 bytes of a value with its variables replaced; one past the end is included.
  ///
  /// - Complexity: O(length of the value).
  func byteOffsets(of interpolation: Interpolation) -> [Int] {
    var offsets: [Int] = []
    var index = 0
    for scalar in interpolation.text.unicodeScalars {
      let place = offset(at: interpolation.writtenOffset(of: index))
      for _ in 0..<UTF8.width(scalar) { offsets.append(place) }
      index += 1
    }
    offsets.append(offset(at: interpolation.writtenOffset(of: index)))
    return offsets
  }

  /// Walks through the source in step with the value.
  private struct Walk {
    let source: SourceText
    let style: YAMLNode.Style
    var offset: Int
    let end: Int
    var indentation = 0

    init(source: SourceText, text: String, style: YAMLNode.Style, offset: Int, end: Int) {
      self.source = source
      self.style = style
      self.offset = offset
      self.end = end
      switch style {
      case .singleQuoted, .doubleQuoted: self.offset += 1
      case .literal, .folded: enterBlock(text)
      case .plain: break
      }
    }

    private var isBlock: Bool { style == .literal || style == .folded }

    private func isBreak(_ scalar: Unicode.Scalar?) -> Bool { scalar == "\n" || scalar == "\r" }

    private func isBlank(_ scalar: Unicode.Scalar?) -> Bool { scalar == " " || scalar == "\t" }

    /// Goes past the header line and finds the indentation: the blanks of the first line with text that are not part of the value.
    private mutating func enterBlock(_ text: String) {
      while offset < end, !isBreak(source[offset]) { offset += 1 }
      skipBreak()
      var probe = offset
      var spaces = 0
      while probe < end {
        if source[probe] == " " {
          spaces += 1
        } else if isBreak(source[probe]) {
          spaces = 0
        } else {
          break
        }
        probe += 1
      }
      let own = text.unicodeScalars.drop { $0 == "\n" }.prefix { $0 == " " }.count
      indentation = max(0, spaces - own)
      skipIndentation()
    }

    private mutating func skipBreak() {
      if source[offset] == "\r", source[offset + 1] == "\n" { offset += 1 }
      if isBreak(source[offset]) { offset += 1 }
    }

    private mutating func skipIndentation() {
      var count = 0
      while count < indentation, source[offset] == " " {
        offset += 1
        count += 1
      }
    }

    private mutating func skipBlanks() {
      while isBlank(source[offset]) { offset += 1 }
    }

    /// Goes over the line break at `offset`, with the blanks around it.
    private mutating func skipFold() {
      if isBlock {
        skipBreak()
        skipIndentation()
      } else {
        skipBlanks()
        skipBreak()
        skipBlanks()
      }
    }

    /// Whether a fold begins here: a line break, or blanks that only a line break follows.
    private func isAtFold() -> Bool {
      var probe = offset
      if !isBlock { while isBlank(source[probe]) { probe += 1 } }
      return isBreak(source[probe])
    }

    /// The place of the next scalar of the value; nil when value and source do not agree.
    mutating func place(of scalar: Unicode.Scalar) -> Int? {
      while offset < end {
        let here = offset
        if isAtFold() {
          skipFold()
          if scalar == " " || scalar == "\n" { return here }
        } else if style == .doubleQuoted, source[here] == "\\" {
          if isBreak(source[here + 1]) {
            offset += 1
            skipFold()
            continue
          }
          let digits: [Unicode.Scalar: Int] = ["x": 2, "u": 4, "U": 8]
          offset += 2 + (source[here + 1].flatMap { digits[$0] } ?? 0)
          return here
        } else if source[here] == scalar {
          offset += style == .singleQuoted && scalar == "'" ? 2 : 1
          return here
        } else {
          return nil
        }
      }
      return isBlock && scalar == "\n" ? end : nil
    }
  }
}
