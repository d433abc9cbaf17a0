extension JSONValue {
  /// The value as JSON text in UTF-8, without a newline at the end.
  ///
  /// - Parameter pretty: Whether each member and element gets a line of its own, indented by two blanks a level.
  /// - Returns: UTF-8.
  /// - Complexity: O(bytes).
  public func serialized(pretty: Bool = true) -> [UInt8] {
    var sink = ByteSink(capacity: 4096)
    write(&sink, indent: pretty ? 0 : nil)
    return Array(sink.bytes)
  }

  /// The value as JSON text.
  public func text(pretty: Bool = true) -> String { String(decoding: serialized(pretty: pretty), as: UTF8.self) }

  private func write(_ sink: inout ByteSink, indent: Int?) {
    sink.reserve(ByteSink.valueRoom)
    switch self {
    case .null: sink.put("null")
    case .boolean(let value): if value { sink.put("true") } else { sink.put("false") }
    case .integer(let value): sink.put(integer: value)
    case .number(let value): if value.isFinite { sink.put(number: value) } else { sink.put("null") }
    case .string(let value): Self.write(value, &sink)
    case .array(let elements):
      Self.writeList(elements.count, open: UInt8(ascii: "["), close: UInt8(ascii: "]"), &sink, indent: indent) { index, sink, indent in
        elements[index].write(&sink, indent: indent)
      }
    case .object(let members):
      Self.writeList(members.count, open: UInt8(ascii: "{"), close: UInt8(ascii: "}"), &sink, indent: indent) { index, sink, indent in
        Self.write(members[index].key, &sink)
        sink.putReserving(UInt8(ascii: ":"))
        if indent != nil { sink.putReserving(UInt8(ascii: " ")) }
        members[index].value.write(&sink, indent: indent)
      }
    }
  }

  private static func writeList(
    _ count: Int, open: UInt8, close: UInt8, _ sink: inout ByteSink, indent: Int?, element: (Int, inout ByteSink, Int?) -> Void
  ) {
    sink.putReserving(open)
    for index in 0..<count {
      if index > 0 { sink.putReserving(UInt8(ascii: ",")) }
      if let indent { newLine(&sink, indent: indent + 2) }
      element(index, &sink, indent.map { $0 + 2 })
    }
    if count > 0, let indent { newLine(&sink, indent: indent) }
    sink.putReserving(close)
  }

  private static func newLine(_ sink: inout ByteSink, indent: Int) {
    sink.reserve(indent + 1)
    sink.put(UInt8(ascii: "\n"))
    for _ in 0..<indent { sink.put(UInt8(ascii: " ")) }
  }

  /// A string with every control character escaped; unlike in tables none is replaced.
  private static func write(_ text: String, _ sink: inout ByteSink) {
    sink.putReserving(UInt8(ascii: "\""))
    for byte in text.utf8 {
      sink.reserve(6)
      switch byte {
      case UInt8(ascii: "\""): sink.put("\\\"")
      case UInt8(ascii: "\\"): sink.put("\\\\")
      case UInt8(ascii: "\n"): sink.put("\\n")
      case UInt8(ascii: "\r"): sink.put("\\r")
      case UInt8(ascii: "\t"): sink.put("\\t")
      case 0..<0x20:
        sink.put("\\u00")
        let digits = Array("0123456789abcdef".utf8)
        sink.put(digits[Int(byte >> 4)])
        sink.put(digits[Int(byte & 15)])
      default: sink.put(byte)
      }
    }
    sink.putReserving(UInt8(ascii: "\""))
  }
}
