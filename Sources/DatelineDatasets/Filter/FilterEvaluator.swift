/// Evaluates a program for one row after another. Made for a batch: it borrows the cells of the rows and of their documents.
struct FilterEvaluator {
  /// Three-valued truth; unknown comes of nulls.
  enum Truth {
    case no, yes, unknown

    init(_ value: Bool) { self = value ? .yes : .no }
  }

  /// A value as read from a cell or a literal.
  private enum Value {
    case null
    case text(UnsafeBufferPointer<UInt8>)
    case integer(Int)
    case number(Double)
    case boolean(Bool)
    case day(Int32)
  }

  /// Cells of one row and the arena of their texts.
  struct Row {
    var cells: UnsafeBufferPointer<Cell>
    var arena: UnsafeBufferPointer<UInt8>
  }

  let nodes: UnsafeBufferPointer<FilterProgram.Node>
  let children: UnsafeBufferPointer<Int>
  let operands: UnsafeBufferPointer<FilterProgram.Operand>
  let bytes: UnsafeBufferPointer<UInt8>
  var row: Row
  /// The row's document; no cells if there is none, which reads as nulls.
  var document: Row

  /// The truth of a node for the current row. Recursion is as deep as the parentheses, which the parser bounds.
  func truth(_ node: Int) -> Truth {
    switch nodes[node] {
    case .and(let range):
      var result = Truth.yes
      for child in children[range] {
        switch truth(child) {
        case .no: return .no
        case .unknown: result = .unknown
        case .yes: continue
        }
      }
      return result
    case .or(let range):
      var result = Truth.no
      for child in children[range] {
        switch truth(child) {
        case .yes: return .yes
        case .unknown: result = .unknown
        case .no: continue
        }
      }
      return result
    case .not(let child):
      switch truth(child) {
      case .yes: return .no
      case .no: return .yes
      case .unknown: return .unknown
      }
    case .compare(let comparison, let left, let right):
      guard let order = Self.order(value(left), value(right)) else { return .unknown }
      return Truth(comparison.holds(order))
    case .isIn(let subject, let list):
      let subject = value(subject)
      if case .null = subject { return .unknown }
      return Truth(list.contains { Self.order(subject, value($0)) == 0 })
    case .like(let subject, let pattern):
      guard case .text(let text) = value(subject), case .text(let pattern) = value(pattern) else { return .unknown }
      return Truth(LikePattern.matches(text, pattern))
    case .isNull(let subject):
      if case .null = value(subject) { return .yes }
      return .no
    case .test(let subject):
      guard case .boolean(let isTrue) = value(subject) else { return .unknown }
      return Truth(isTrue)
    }
  }

  private func value(_ operand: Int) -> Value {
    switch operands[operand] {
    case .column(let index, let isDocument):
      let source = isDocument ? document : row
      guard index < source.cells.count else { return .null }
      let cell = source.cells[index]
      switch cell.kind {
      case .null: return .null
      case .text: return .text(UnsafeBufferPointer(rebasing: source.arena[cell.offset..<cell.offset + Int(cell.length)]))
      case .integer: return .integer(cell.integer)
      case .number: return .number(cell.number)
      case .boolean: return .boolean(cell.boolean)
      case .day: return .day(cell.dayNumber)
      }
    case .text(let offset, let length): return .text(UnsafeBufferPointer(rebasing: bytes[offset..<offset + length]))
    case .integer(let value): return .integer(value)
    case .number(let value): return .number(value)
    case .boolean(let value): return .boolean(value)
    case .day(let value): return .day(value)
    }
  }

  /// Sign of left minus right; nil if one is null. Text compares bytewise, which for UTF-8 is by code point.
  private static func order(_ left: Value, _ right: Value) -> Int? {
    switch (left, right) {
    case (.text(let a), .text(let b)): ByteOrder.compare(a, b)
    case (.integer(let a), .integer(let b)): sign(a, b)
    case (.integer(let a), .number(let b)): sign(Double(a), b)
    case (.number(let a), .integer(let b)): sign(a, Double(b))
    case (.number(let a), .number(let b)): sign(a, b)
    case (.day(let a), .day(let b)): sign(a, b)
    case (.boolean(let a), .boolean(let b)): a == b ? 0 : 1
    default: nil
    }
  }

  private static func sign<T: Comparable>(_ a: T, _ b: T) -> Int { a < b ? -1 : a > b ? 1 : 0 }
}
