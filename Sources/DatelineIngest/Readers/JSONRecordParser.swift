/// Checks one JSON object (RFC 8259, strictly) and takes the wanted fields out of it in the same pass.
///
/// The line must be valid UTF-8. A key that occurs twice counts with its last value. Nesting is bounded.
struct JSONRecordParser {
  /// What is wrong with a line.
  struct Fault {
    var code: RejectCode
    /// Byte in the line, from 0.
    var offset: Int
    var message: String
  }

  /// Deepest nesting of objects and lists.
  static let maxDepth = 64

  let paths: JSONPaths
  var bytes = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  var position = 0
  private var depth = 0
  var fault: Fault?
  /// Values of wanted fields that are neither string nor number.
  private(set) var wrongTypes: [(field: DocumentField, offset: Int, found: String)] = []
  /// Unescaped keys and strings.
  var scratch: [UInt8] = []

  init(paths: JSONPaths) { self.paths = paths }

  /// Reads a line into `fields`, which are empty; gives what is wrong with it.
  ///
  /// - Complexity: O(bytes).
  mutating func parse(_ line: UnsafeBufferPointer<UInt8>, into fields: inout RecordFields) -> Fault? {
    bytes = line
    position = 0
    depth = 0
    fault = nil
    wrongTypes.removeAll(keepingCapacity: true)
    skipBlank()
    guard let first = peek() else { return Fault(code: .json, offset: 0, message: "there is no object") }
    guard first == UInt8(ascii: "{") else { return Fault(code: .json, offset: position, message: notAnObject(first)) }
    if object(0, &fields) {
      skipBlank()
      if position < bytes.count { _ = fail("there is more text after the object; JSON Lines wants one object a line") }
    }
    if let fault { return fault }
    guard let wrong = wrongTypes.first(where: { !paths.isImplied[$0.field.slot] }) else { return nil }
    let wanted = wrong.field == .text ? "a string" : "a string or a number"
    return Fault(code: .fieldType, offset: wrong.offset, message: "field \(wrong.field.rawValue) is \(wrong.found), not \(wanted)")
  }

  private func notAnObject(_ first: UInt8) -> String {
    first == UInt8(ascii: "[")
      ? "the line starts a list, not an object; turn a JSON list into JSON Lines with `jq -c '.[]'`" : "the line is not a JSON object"
  }

  // MARK: Values

  /// The object whose brace stands here; `node` is its place among the wanted paths, or -1.
  private mutating func object(_ node: Int, _ fields: inout RecordFields) -> Bool {
    guard enter() else { return false }
    skipBlank()
    if peek() == UInt8(ascii: "}") { return leave() }
    while true {
      guard peek() == UInt8(ascii: "\"") else { return fail("a key in double quotes should stand here") }
      guard let key = string() else { return false }
      let child = node < 0 ? -1 : self.child(of: node, key, &fields)
      skipBlank()
      guard peek() == UInt8(ascii: ":") else { return fail("':' should stand here") }
      position += 1
      skipBlank()
      guard value(child, &fields) else { return false }
      skipBlank()
      switch peek() {
      case UInt8(ascii: ","):
        position += 1
        skipBlank()
      case UInt8(ascii: "}"): return leave()
      default: return fail("',' or '}' should stand here")
      }
    }
  }

  private mutating func list(_ node: Int, _ fields: inout RecordFields) -> Bool {
    guard enter() else { return false }
    skipBlank()
    if peek() == UInt8(ascii: "]") { return leave() }
    var index = 0
    while true {
      var child = -1
      if node >= 0, let known = paths.nodes[node].children.first(where: { $0.key.elementsEqual(String(index).utf8) }) { child = known.node }
      guard value(child, &fields) else { return false }
      index += 1
      skipBlank()
      switch peek() {
      case UInt8(ascii: ","):
        position += 1
        skipBlank()
      case UInt8(ascii: "]"): return leave()
      default: return fail("',' or ']' should stand here")
      }
    }
  }

  private mutating func value(_ node: Int, _ fields: inout RecordFields) -> Bool {
    let field = node < 0 ? nil : paths.nodes[node].field
    let start = position
    switch peek() {
    case UInt8(ascii: "\""):
      guard let found = string() else { return false }
      return field.map { take(found, as: $0, &fields) } ?? true
    case UInt8(ascii: "{"):
      if let field { wrongTypes.append((field, start, "an object")) }
      return object(node, &fields)
    case UInt8(ascii: "["):
      if let field { wrongTypes.append((field, start, "a list")) }
      return list(node, &fields)
    case UInt8(ascii: "t"):
      if let field { wrongTypes.append((field, start, "true")) }
      return literal("true")
    case UInt8(ascii: "f"):
      if let field { wrongTypes.append((field, start, "false")) }
      return literal("false")
    case UInt8(ascii: "n"): return literal("null")
    case UInt8(ascii: "-"), .some(UInt8(ascii: "0")...UInt8(ascii: "9")):
      guard number() else { return false }
      guard let field else { return true }
      if field == .text {
        wrongTypes.append((field, start, "a number"))
      } else {
        fields.set(field, UnsafeBufferPointer(rebasing: bytes[start..<position]))
      }
      return true
    default: return fail("a value should stand here")
    }
  }

  private mutating func take(_ found: StringRange, as field: DocumentField, _ fields: inout RecordFields) -> Bool {
    let raw = UnsafeBufferPointer(rebasing: bytes[found.range])
    guard found.hasEscapes else {
      fields.set(field, raw)
      return true
    }
    guard unescape(found.range) else { return false }
    if field == .text {
      fields.text = scratch
      scratch = []
    } else {
      scratch.withUnsafeBufferPointer { fields.set(field, $0) }
    }
    return true
  }

  /// The wanted place under a key, or -1. What an earlier value of the same key gave is forgotten.
  private mutating func child(of node: Int, _ key: StringRange, _ fields: inout RecordFields) -> Int {
    let children = paths.nodes[node].children
    if children.isEmpty { return -1 }
    var found = -1
    if key.hasEscapes {
      let end = position
      guard unescape(key.range) else {
        // A key with half a surrogate pair is no name that anybody maps.
        fault = nil
        position = end
        return -1
      }
      for child in children where child.key == scratch { found = child.node }
    } else {
      let raw = UnsafeBufferPointer(rebasing: bytes[key.range])
      for child in children where child.key.count == raw.count && child.key.elementsEqual(raw) { found = child.node }
    }
    if found >= 0 { forget(found, &fields) }
    return found
  }

  private mutating func forget(_ node: Int, _ fields: inout RecordFields) {
    for field in paths.fields(under: node) {
      fields.forget(field)
      wrongTypes.removeAll { $0.field == field }
    }
  }

  // MARK: Steps

  private mutating func enter() -> Bool {
    depth += 1
    if depth > JSONRecordParser.maxDepth { return fail("objects and lists are nested deeper than \(JSONRecordParser.maxDepth)") }
    position += 1
    return true
  }

  private mutating func leave() -> Bool {
    depth -= 1
    position += 1
    return true
  }

  @inline(__always)
  func peek() -> UInt8? { position < bytes.count ? bytes[position] : nil }

  @inline(__always)
  private mutating func skipBlank() {
    while position < bytes.count {
      let byte = bytes[position]
      guard byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A else { return }
      position += 1
    }
  }

  /// Notes a fault at this place; gives false, so that callers can return it.
  mutating func fail(_ message: String) -> Bool {
    let text = position >= bytes.count ? "the line ends inside the object" : message
    fault = Fault(code: .json, offset: min(position, bytes.count), message: text)
    return false
  }
}
