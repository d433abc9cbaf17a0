/// Finds where a CSV record ends, by the same rules as libcsv: a quotation mark opens a quoted field only at the field's start; inside one, a
/// quotation mark followed by neither separator, line end nor another one stands for itself.
///
/// libcsv gives no positions and lets an unclosed field grow without limit; with the frames known beforehand it sees whole records only.
struct CSVFramer {
  private enum State {
    case fieldStart
    case unquoted
    case quoted
    case quoteInQuoted
  }

  let separator: UInt8
  private var state = State.fieldStart
  private var position = 0
  /// Where the quoted field that was opened last begins; -1 if there was none.
  private(set) var openQuote = -1
  /// Where the first quoted field begins that holds a quotation mark standing for itself without being doubled; -1 if there is none.
  private(set) var strayQuote = -1

  init(separator: UInt8) { self.separator = separator }

  /// Whether the bytes so far end inside a quoted field.
  var isInQuotes: Bool { state == .quoted }

  /// Begins another record.
  mutating func reset() {
    state = .fieldStart
    position = 0
    openQuote = -1
    strayQuote = -1
  }

  /// Reads on to the record's end; nil if it is not among `bytes`, which begin with the record and may be more in the next call.
  ///
  /// - Returns: The index of the CR or LF that ends the record.
  /// - Complexity: O(new bytes).
  mutating func findEnd(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    let count = bytes.count
    while position < count {
      let byte = bytes[position]
      switch state {
      case .fieldStart:
        if byte == 0x22 {
          state = .quoted
          openQuote = position
        } else if byte == 0x0A || byte == 0x0D {
          return position
        } else if byte != separator {
          state = .unquoted
        }
        position += 1
      case .unquoted:
        var index = position
        while index < count {
          let byte = bytes[index]
          if byte == separator || byte == 0x0A || byte == 0x0D { break }
          index += 1
        }
        position = index
        guard index < count else { return nil }
        if bytes[index] != separator { return index }
        state = .fieldStart
        position += 1
      case .quoted:
        guard let quote = ByteSearch.first(0x22, in: bytes, from: position) else {
          position = count
          return nil
        }
        state = .quoteInQuoted
        position = quote + 1
      case .quoteInQuoted:
        if byte == 0x0A || byte == 0x0D { return position }
        if byte == separator {
          state = .fieldStart
        } else {
          if byte != 0x22 && strayQuote < 0 { strayQuote = openQuote }
          state = .quoted
        }
        position += 1
      }
    }
    return nil
  }
}
