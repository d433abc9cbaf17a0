import DatelineText

/// Recursive descent over the tokens of a condition; checks names and types as it goes.
///
/// ```
/// or      = and { "or" and }
/// and     = not { "and" not }
/// not     = { "not" } ( "(" or ")" | predicate )
/// predicate = operand [ sign operand | ["not"] "in" "(" literal { "," literal } ")" | ["not"] "like" text | "is" ["not"] "null" ]
/// operand = column | text | number | "true" | "false"
/// ```
struct FilterParser {
  private let source: [UInt8]
  let table: TableSchema
  private var tokens: [FilterToken] = []
  private var position = 0
  private(set) var problems: [FilterProblem] = []
  var program = FilterProgram()

  init(text: String, table: TableSchema) {
    source = Array(text.utf8)
    self.table = table
  }

  /// The program, or nil if there are problems.
  mutating func parse() -> FilterProgram? {
    guard source.count <= Filter.maximumLength else {
      report(0..<source.count, "the condition is longer than \(Filter.maximumLength) bytes")
      return nil
    }
    var lexer = FilterLexer(source)
    tokens = lexer.tokens()
    if let problem = lexer.problem {
      problems.append(problem)
      return nil
    }
    guard current.kind != .end else {
      report(0..<max(1, source.count), "the condition is empty")
      return nil
    }
    guard let root = or(depth: 0) else { return nil }
    if current.kind != .end { unexpected("'and', 'or' or the end of the condition") }
    program.root = root
    return problems.isEmpty ? program : nil
  }

  private var current: FilterToken { tokens[position] }

  private mutating func advance() { position = min(position + 1, tokens.count - 1) }

  private mutating func take(word: String) -> Bool {
    guard current.kind == .word, current.value == word else { return false }
    advance()
    return true
  }

  private mutating func take(sign: String) -> Bool {
    guard current.kind == .sign, current.value == sign else { return false }
    advance()
    return true
  }

  mutating func report(_ range: Range<Int>, _ message: String, suggestion: String? = nil) {
    problems.append(FilterProblem(offset: range.lowerBound, length: max(1, range.count), message: message, suggestion: suggestion))
  }

  /// A syntax error at the current token; nothing can be checked behind it.
  private mutating func unexpected(_ expected: String) {
    let token = current
    let found = token.kind == .end ? "the end of the condition" : "'\(String(decoding: source[token.range], as: UTF8.self))'"
    var suggestion: String?
    if token.kind == .word {
      suggestion =
        token.value == "between" ? "x >= a and x <= b" : Suggestion.closest(to: token.value, in: ["and", "or", "not", "in", "like", "is"])
    }
    report(token.range, "expected \(expected), found \(found)", suggestion: suggestion)
  }

  private mutating func or(depth: Int) -> Int? {
    guard let first = and(depth: depth) else { return nil }
    var terms = [first]
    while take(word: "or") {
      guard let term = and(depth: depth) else { return nil }
      terms.append(term)
    }
    return terms.count == 1 ? first : program.add(.or(children: program.add(children: terms)))
  }

  private mutating func and(depth: Int) -> Int? {
    guard let first = not(depth: depth) else { return nil }
    var terms = [first]
    while take(word: "and") {
      guard let term = not(depth: depth) else { return nil }
      terms.append(term)
    }
    return terms.count == 1 ? first : program.add(.and(children: program.add(children: terms)))
  }

  private mutating func not(depth: Int) -> Int? {
    var isNegated = false
    while take(word: "not") { isNegated.toggle() }
    guard let term = primary(depth: depth) else { return nil }
    return isNegated ? program.add(.not(term)) : term
  }

  private mutating func primary(depth: Int) -> Int? {
    let opening = current.range
    guard take(sign: "(") else { return predicate() }
    guard depth < Filter.maximumDepth else {
      report(opening, "parentheses nest deeper than \(Filter.maximumDepth)")
      return nil
    }
    guard let term = or(depth: depth + 1) else { return nil }
    guard take(sign: ")") else {
      unexpected("')'")
      return nil
    }
    return term
  }

  private mutating func predicate() -> Int? {
    guard let left = operand() else { return nil }
    let token = current
    if token.kind == .sign, let comparison = FilterProgram.Comparison(sign: token.value) {
      advance()
      if current.kind == .word, current.value == "null" {
        let fix = comparison == .notEqual ? "is not null" : "is null"
        report(token.range.lowerBound..<current.range.upperBound, "nothing equals null", suggestion: fix)
        advance()
        return program.add(.isNull(program.add(.boolean(true))))
      }
      guard let right = operand() else { return nil }
      return compare(left, comparison, right, sign: token)
    }
    if take(word: "is") {
      let isNegated = take(word: "not")
      guard take(word: "null") else {
        unexpected("'null'")
        return nil
      }
      let node = program.add(.isNull(program.add(left.operand)))
      return isNegated ? program.add(.not(node)) : node
    }
    let isNegated = take(word: "not")
    if take(word: "in") { return membership(left, isNegated: isNegated) }
    if take(word: "like") { return like(left, isNegated: isNegated) }
    if isNegated {
      unexpected("'in' or 'like'")
      return nil
    }
    let isFollowed = current.kind == .end || current.value == "and" || current.value == "or" || current.value == ")"
    guard isFollowed, current.kind != .text else {
      unexpected("a comparison, 'and' or 'or'")
      return nil
    }
    return truth(left)
  }

  private mutating func membership(_ left: FilterOperand, isNegated: Bool) -> Int? {
    guard take(sign: "(") else {
      unexpected("'('")
      return nil
    }
    var list: [FilterProgram.Operand] = []
    repeat {
      if current.kind == .word, current.value == "null" {
        report(current.range, "nothing equals null, so it has no place in a list", suggestion: "or ... is null")
        advance()
        continue
      }
      guard let item = operand() else { return nil }
      if item.column != nil {
        report(item.range, "a list holds values, not columns")
      } else if let (_, value) = comparable(left, item, checksAllowed: true) {
        list.append(value)
      }
    } while take(sign: ",")
    guard take(sign: ")") else {
      unexpected("',' or ')'")
      return nil
    }
    let subject = program.add(left.operand)
    let start = program.operands.count
    for value in list { _ = program.add(value) }
    let node = program.add(.isIn(subject, list: start..<program.operands.count))
    return isNegated ? program.add(.not(node)) : node
  }

  private mutating func like(_ left: FilterOperand, isNegated: Bool) -> Int? {
    guard current.kind == .text else {
      unexpected("a pattern in single quotes")
      return nil
    }
    let pattern = program.add(program.add(text: current.value))
    advance()
    if let type = left.type, type != .string {
      let fix = type == .date ? "x >= '2024-01-01' and x < '2025-01-01'" : nil
      report(left.range, "'like' compares text; \(describe(left))", suggestion: fix)
    }
    let node = program.add(.like(program.add(left.operand), pattern: pattern))
    return isNegated ? program.add(.not(node)) : node
  }

  private mutating func operand() -> FilterOperand? {
    let token = current
    switch token.kind {
    case .text:
      advance()
      return FilterOperand(operand: program.add(text: token.value), type: .string, range: token.range, literal: token.value)
    case .number:
      advance()
      if let integer = Int(token.value) {
        return FilterOperand(operand: .integer(integer), type: .integer, range: token.range, literal: token.value)
      }
      return FilterOperand(operand: .number(Double(token.value) ?? 0), type: .number, range: token.range, literal: token.value)
    case .word where token.value == "true" || token.value == "false":
      advance()
      return FilterOperand(operand: .boolean(token.value == "true"), type: .boolean, range: token.range, literal: token.value)
    case .word where !["and", "or", "not", "in", "like", "is", "null"].contains(token.value):
      advance()
      return column(token)
    default:
      unexpected("a column, a value or '('")
      return nil
    }
  }

  private mutating func column(_ token: FilterToken) -> FilterOperand {
    let name = String(decoding: source[token.range], as: UTF8.self)
    if let index = table.index(of: name) {
      let column = table.columns[index]
      return FilterOperand(operand: .column(index, isDocument: false), type: column.type, range: token.range, column: column)
    }
    if table.hasDocument, let index = TableSchema.documents.index(of: name) {
      let column = TableSchema.documents.columns[index]
      return FilterOperand(operand: .column(index, isDocument: true), type: column.type, range: token.range, column: column)
    }
    let names = table.columns.map(\.name) + (table.hasDocument ? TableSchema.documents.columns.map(\.name) : [])
    let place = table.hasDocument ? "neither table '\(table.name)' nor its documents have a column" : "table '\(table.name)' has no column"
    report(token.range, "\(place) '\(name)'", suggestion: Suggestion.closest(to: name, in: names))
    return FilterOperand(operand: .boolean(true), type: nil, range: token.range)
  }
}
