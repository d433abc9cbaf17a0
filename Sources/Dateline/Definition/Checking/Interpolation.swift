/// Replaces `${vars.x}`, `${env:NAME}` and `${env:NAME:-default}` inside one value; `$$` stands for `$`.
///
/// It works on parsed values only, never on the file's text and never on keys, and what it puts in is not looked at again: a value from outside
/// can change neither the structure of the file nor pull in further values.
struct Interpolation {
  /// A stretch of the result and the place in the value as written that it comes from; all in Unicode scalars.
  struct Piece {
    var start: Int
    var length: Int
    var writtenStart: Int
    var isSubstitution: Bool
  }

  /// Something wrong with a `${...}`.
  struct Problem {
    var offset: Int
    var length: Int
    var message: String
    var suggestion: String?
  }

  /// What a reference gives.
  enum Lookup {
    case value(String, Origin.Provider)
    case problem(String, suggestion: String?)
    /// It is wrong for a reason that has been reported elsewhere.
    case poisoned
  }

  /// What stands between `${` and `}`.
  enum Reference {
    case variable(String)
    case environment(String, fallback: String?)
    case unknown(String)
  }

  /// Problems after which a value is given up.
  private static let mostProblems = 200

  private(set) var text = ""
  private(set) var pieces: [Piece] = []
  private(set) var substitutions: [Origin.Substitution] = []
  private(set) var problems: [Problem] = []
  private(set) var isPoisoned = false
  private var length = 0

  /// Replaces the references of a value.
  ///
  /// - Complexity: O(length of value and result).
  init(_ written: String, lookup: (Reference) -> Lookup) {
    guard written.utf8.contains(UInt8(ascii: "$")) else {
      text = written
      return
    }
    let scalars = Array(written.unicodeScalars)
    var index = 0
    while index < scalars.count, problems.count < Self.mostProblems {
      let next = index + 1 < scalars.count ? scalars[index + 1] : nil
      if scalars[index] == "$", next == "$" {
        append("$", from: index, isSubstitution: false)
        index += 2
      } else if scalars[index] == "$", next == "{" {
        guard let close = scalars[index...].firstIndex(of: "}") else {
          problems.append(
            Problem(offset: index, length: scalars.count - index, message: "'${' has no '}'; write '$${' for the characters themselves"))
          return
        }
        let inside = String(String.UnicodeScalarView(scalars[index + 2..<close]))
        replace(inside, at: index, length: close + 1 - index, lookup)
        index = close + 1
      } else {
        append(String(scalars[index]), from: index, isSubstitution: false)
        index += 1
      }
    }
  }

  private mutating func replace(_ inside: String, at index: Int, length: Int, _ lookup: (Reference) -> Lookup) {
    switch lookup(Self.reference(inside)) {
    case .value(let value, let provider):
      let name = inside.split(separator: ":", omittingEmptySubsequences: false).prefix(2).joined(separator: ":")
      substitutions.append(Origin.Substitution(reference: name, provider: provider))
      append(value, from: index, isSubstitution: true)
    case .problem(let message, let suggestion):
      problems.append(Problem(offset: index, length: length, message: message, suggestion: suggestion))
    case .poisoned: isPoisoned = true
    }
  }

  private mutating func append(_ part: String, from writtenStart: Int, isSubstitution: Bool) {
    let count = part.unicodeScalars.count
    text += part
    if let last = pieces.last, !isSubstitution, !last.isSubstitution, last.writtenStart + last.length == writtenStart {
      pieces[pieces.count - 1].length += count
    } else {
      pieces.append(Piece(start: length, length: count, writtenStart: writtenStart, isSubstitution: isSubstitution))
    }
    length += count
  }

  /// Where the scalar of the result at `index` comes from in the value as written.
  ///
  /// - Complexity: O(log pieces).
  func writtenOffset(of index: Int) -> Int {
    let next = pieces.partitioningIndex { $0.start > index }
    guard next > 0 else { return index }
    let piece = pieces[next - 1]
    return piece.isSubstitution ? piece.writtenStart : piece.writtenStart + index - piece.start
  }

  private static func reference(_ inside: String) -> Reference {
    if inside.hasPrefix("vars.") { return .variable(String(inside.dropFirst(5))) }
    guard inside.hasPrefix("env:") else { return .unknown(inside) }
    let rest = inside.dropFirst(4)
    guard let colon = rest.firstIndex(of: ":") else { return .environment(String(rest), fallback: nil) }
    guard rest[colon...].hasPrefix(":-") else { return .unknown(inside) }
    return .environment(String(rest[..<colon]), fallback: String(rest[colon...].dropFirst(2)))
  }
}
