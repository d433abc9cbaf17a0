/// A condition as flat arrays, made to be evaluated for millions of rows: no nodes on the heap, no counting of references.
struct FilterProgram: Sendable {
  enum Comparison: UInt8, Sendable {
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual

    init?(sign: String) {
      switch sign {
      case "=": self = .equal
      case "!=", "<>": self = .notEqual
      case "<": self = .less
      case "<=": self = .lessOrEqual
      case ">": self = .greater
      case ">=": self = .greaterOrEqual
      default: return nil
      }
    }

    /// Whether it holds for the sign (-1, 0, 1) of left minus right.
    func holds(_ order: Int) -> Bool {
      switch self {
      case .equal: order == 0
      case .notEqual: order != 0
      case .less: order < 0
      case .lessOrEqual: order <= 0
      case .greater: order > 0
      case .greaterOrEqual: order >= 0
      }
    }
  }

  /// What a comparison reads.
  enum Operand: Sendable {
    case column(Int, isDocument: Bool)
    /// Offset and length in `bytes`.
    case text(offset: Int, length: Int)
    case integer(Int)
    case number(Double)
    case boolean(Bool)
    case day(Int32)
  }

  /// Indices into `nodes`, `children` and `operands`.
  enum Node: Sendable {
    case and(children: Range<Int>)
    case or(children: Range<Int>)
    case not(Int)
    case compare(Comparison, Int, Int)
    case isIn(Int, list: Range<Int>)
    case like(Int, pattern: Int)
    case isNull(Int)
    case test(Int)
  }

  private(set) var nodes: [Node] = []
  private(set) var children: [Int] = []
  private(set) var operands: [Operand] = []
  private(set) var bytes: [UInt8] = []
  var root = 0

  mutating func add(_ node: Node) -> Int {
    nodes.append(node)
    return nodes.count - 1
  }

  mutating func add(children indices: [Int]) -> Range<Int> {
    children.append(contentsOf: indices)
    return children.count - indices.count..<children.count
  }

  mutating func add(_ operand: Operand) -> Int {
    operands.append(operand)
    return operands.count - 1
  }

  mutating func add(text: String) -> Operand {
    let offset = bytes.count
    bytes.append(contentsOf: text.utf8)
    return .text(offset: offset, length: bytes.count - offset)
  }
}
