import DatelineText

/// An operand with what is known about it.
struct FilterOperand {
  let operand: FilterProgram.Operand
  /// Its type; nil after a problem, which then is not reported twice.
  let type: ColumnType?
  /// Bytes of the condition.
  let range: Range<Int>
  /// The column, if it is one.
  var column: ColumnSchema?
  /// The literal, if it is one: text without quotes.
  var literal: String?
}

extension FilterParser {
  /// A comparison, typed. Problems are reported; the node returned then only keeps the parser going.
  mutating func compare(_ left: FilterOperand, _ comparison: FilterProgram.Comparison, _ right: FilterOperand, sign: FilterToken) -> Int? {
    let isEquality = comparison == .equal || comparison == .notEqual
    if !isEquality, left.type == .boolean || right.type == .boolean {
      report(sign.range, "truth values have no order", suggestion: "=")
    }
    guard let (first, second) = comparable(left, right, checksAllowed: isEquality) else {
      return program.add(.test(program.add(.boolean(true))))
    }
    return program.add(.compare(comparison, program.add(first), program.add(second)))
  }

  /// A boolean column or value as a condition of its own.
  mutating func truth(_ operand: FilterOperand) -> Int? {
    if let type = operand.type, type != .boolean {
      report(operand.range, "\(describe(operand)) and no condition: compare it with something")
    }
    return program.add(.test(program.add(operand.operand)))
  }

  /// Both sides as values that compare, or nil after a problem.
  mutating func comparable(
    _ left: FilterOperand, _ right: FilterOperand, checksAllowed: Bool
  ) -> (FilterProgram.Operand, FilterProgram.Operand)? {
    guard let leftType = left.type, let rightType = right.type else { return nil }
    if leftType == .date, let literal = right.literal, rightType == .string {
      return day(literal, right).map { (left.operand, $0) }
    }
    if rightType == .date, let literal = left.literal, leftType == .string {
      return day(literal, left).map { ($0, right.operand) }
    }
    guard leftType == rightType || (isNumeric(leftType) && isNumeric(rightType)) else {
      let isRightWrong = right.literal != nil || left.literal == nil
      let suggestion = isRightWrong ? fix(right, for: leftType) : fix(left, for: rightType)
      report(isRightWrong ? right.range : left.range, "\(describe(left)), but \(describe(right))", suggestion: suggestion)
      return nil
    }
    if checksAllowed {
      guard isAllowed(right, for: left.column), isAllowed(left, for: right.column) else { return nil }
    }
    return (left.operand, right.operand)
  }

  private mutating func day(_ literal: String, _ operand: FilterOperand) -> FilterProgram.Operand? {
    if let day = Day(iso: literal), day.year >= 1 { return .day(day.number) }
    report(operand.range, "'\(literal)' is not a day: write 'YYYY-MM-DD'")
    return nil
  }

  private mutating func isAllowed(_ value: FilterOperand, for column: ColumnSchema?) -> Bool {
    guard let column, !column.allowed.isEmpty, let literal = value.literal, !column.allowed.contains(literal) else { return true }
    let message = "'\(literal)' is no value of \(column.name); there are \(column.allowed.joined(separator: ", "))"
    report(value.range, message, suggestion: Suggestion.closest(to: literal, in: column.allowed).map { "'\($0)'" })
    return false
  }

  private func isNumeric(_ type: ColumnType) -> Bool { type == .integer || type == .number }

  /// The literal as it would be written for another type, if it can be.
  private func fix(_ operand: FilterOperand, for type: ColumnType) -> String? {
    guard let literal = operand.literal else { return nil }
    switch type {
    case .string: return operand.type == .string ? nil : "'\(literal)'"
    case .date: return Day(iso: "\(literal)-01-01").map { "'\($0)'" }
    case .integer, .number: return operand.type == .string && Double(literal)?.isFinite == true ? literal : nil
    case .boolean: return ["true", "false"].contains(literal.lowercased()) ? literal.lowercased() : nil
    }
  }

  /// `confidence is a number`, `'abc' is text`.
  func describe(_ operand: FilterOperand) -> String {
    let subject = operand.column?.name ?? (operand.type == .string ? "'\(operand.literal ?? "")'" : operand.literal ?? "this")
    switch operand.type {
    case .string: return "\(subject) is text"
    case .integer, .number: return "\(subject) is a number"
    case .boolean: return "\(subject) is true or false"
    case .date: return "\(subject) is a day"
    case nil: return subject
    }
  }
}
