/// A parsed and typed `where` condition: which rows of a table an output keeps.
///
/// The language is the condition part of SQL: `= != <> < <= > >=`, `and or not`, `[not] in (...)`, `[not] like`, `is [not] null`,
/// parentheses, `'text'` with `''` for a quote, numbers, `true`, `false`, and boolean columns as conditions of their own. Days are compared with
/// `'YYYY-MM-DD'`. Names are columns of the table or, where each row belongs to a document, columns of `documents`; the table's own win.
///
/// Nulls follow SQL: a comparison with null is neither true nor false, `not` leaves it so, and a row is kept only if the whole is true.
/// So `timex_mod <> 'APPROX'` drops rows without timex_mod; write `timex_mod is null or timex_mod <> 'APPROX'` to keep them.
public struct Filter: Sendable {
  /// The condition as written.
  public let text: String
  /// Columns of the table that it reads, ascending.
  public let tableColumns: [Int]
  /// Columns of `documents` that it reads, ascending. When there are any, evaluation needs the rows' documents.
  public let documentColumns: [Int]
  let program: FilterProgram

  /// Longest condition in bytes of UTF-8.
  public static let maximumLength = 65_536
  /// Deepest nesting of parentheses.
  public static let maximumDepth = 64

  /// Parses a condition and checks names and types.
  ///
  /// - Parameters:
  ///   - text: The condition.
  ///   - table: The table whose rows it is for.
  /// - Returns: The filter, or every problem of names and types that the condition has; a syntax error ends the search.
  /// - Complexity: O(bytes).
  public static func parse(_ text: String, table: TableSchema) -> Result<Filter, FilterProblems> {
    var parser = FilterParser(text: text, table: table)
    guard let program = parser.parse() else { return .failure(FilterProblems(parser.problems)) }
    return .success(Filter(text: text, program: program))
  }

  private init(text: String, program: FilterProgram) {
    self.text = text
    self.program = program
    var own: Set<Int> = []
    var document: Set<Int> = []
    for case .column(let index, let isDocument) in program.operands {
      if isDocument { document.insert(index) } else { own.insert(index) }
    }
    tableColumns = own.sorted()
    documentColumns = document.sorted()
  }
}

/// Something wrong with a `where` condition.
public struct FilterProblem: Sendable, Hashable {
  /// Where it begins, in bytes of UTF-8 from the start of the condition.
  public let offset: Int
  /// How many bytes it spans.
  public let length: Int
  /// What is wrong, for people.
  public let message: String
  /// What to write instead, if that is clear.
  public let suggestion: String?
}

/// All problems of one condition; never empty.
public struct FilterProblems: Error, Sendable, Hashable, RandomAccessCollection {
  private let problems: [FilterProblem]

  init(_ problems: [FilterProblem]) { self.problems = problems.sorted { $0.offset < $1.offset } }

  /// 0.
  public var startIndex: Int { 0 }
  /// Number of problems.
  public var endIndex: Int { problems.count }
  /// The problem of an index, in text order.
  public subscript(index: Int) -> FilterProblem { problems[index] }
}
