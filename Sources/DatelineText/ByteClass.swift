/// What a byte of UTF-8 begins, as the tokenizer sees it.
enum ByteClass: UInt8 {
  /// Symbols and control characters.
  case symbol
  case lower
  case upper
  case digit
  /// 0x80 ... 0xFF: the scalar decides.
  case high
  case blank
  /// Line feed, carriage return, vertical tab, form feed.
  case lineBreak
  case apostrophe
  /// `"` and `` ` ``.
  case quote
  case open
  case close
  case comma
  case dash
  /// `.` `!` `?`
  case terminator
  /// `;` `:`
  case separator
  case at
  case hash

  /// Whether a word ends before such a byte, whatever follows; not so before an apostrophe, a stop, a colon, a letter, a digit, or in an address.
  @inline(__always) var endsWord: Bool { self.rawValue >= ByteClass.quote.rawValue && self.rawValue <= ByteClass.dash.rawValue || isBlank }

  @inline(__always) private var isBlank: Bool { self == .blank || self == .lineBreak }

  /// The class of each byte, filled once and never freed: a pointer to it costs less in a loop than a global array.
  static let table: ByteTable = {
    let classes = UnsafeMutablePointer<ByteClass>.allocate(capacity: 256)
    classes.initialize(repeating: .symbol, count: 256)
    func set(_ text: String, _ value: ByteClass) { for byte in text.utf8 { classes[Int(byte)] = value } }
    set("abcdefghijklmnopqrstuvwxyz", .lower)
    set("ABCDEFGHIJKLMNOPQRSTUVWXYZ", .upper)
    set("0123456789", .digit)
    set(" \t\u{1C}\u{1D}\u{1E}\u{1F}", .blank)
    set("\n\r\u{0B}\u{0C}", .lineBreak)
    set("'", .apostrophe)
    set("\"`", .quote)
    set("([{", .open)
    set(")]}", .close)
    set(".!?", .terminator)
    set(",", .comma)
    set(";:", .separator)
    set("-", .dash)
    set("@", .at)
    set("#", .hash)
    for byte in 128..<256 { classes[byte] = .high }
    return ByteTable(classes: UnsafePointer(classes))
  }()
}

/// The 256 classes, by pointer.
struct ByteTable: @unchecked Sendable {  // the memory is never written again
  let classes: UnsafePointer<ByteClass>

  @inline(__always)
  subscript(byte: UInt8) -> ByteClass { classes[Int(byte)] }
}
