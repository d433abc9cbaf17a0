/// Decides which statements inside others stay.
enum Nesting {
  /// How many findings on either side are compared.
  private static let reach = 24

  /// Takes away the findings whose cue lies in what another one says, unless they report speech of somebody by themselves.
  ///
  /// - Complexity: O(findings).
  static func filter(_ findings: inout [Finding], _ view: TextView) {
    var keeps = [Bool](repeating: true, count: findings.count)
    var longest = -1
    var index = 0
    while index < findings.count {
      var end = index + 1
      while end < findings.count, findings[end].isPiece { end += 1 }
      let finding = findings[index]
      var isInside = longest >= 0 && contains(findings[longest], finding)
      var other = max(0, index - reach)
      while !isInside, other < min(findings.count, end + reach) {
        if other < index || other >= end, keeps[other], contains(findings[other], finding), !isMutual(findings, index, other) {
          isInside = true
        }
        other += 1
      }
      if isInside, !staysInside(finding, view) {
        for piece in index..<end { keeps[piece] = false }
      }
      if finding.rule == .colon { longest = index }
      index = end
    }
    var next = 0
    findings.removeAll { _ in
      next += 1
      return !keeps[next - 1]
    }
  }

  private static func contains(_ outer: Finding, _ inner: Finding) -> Bool {
    outer.content.lowerBound <= inner.cueRange.lowerBound && inner.cueRange.upperBound <= outer.content.upperBound
  }

  /// Each holds the other's cue: the earlier one is the outer one.
  private static func isMutual(_ findings: [Finding], _ index: Int, _ other: Int) -> Bool {
    contains(findings[index], findings[other]) && index < other
  }

  private static func staysInside(_ finding: Finding, _ view: TextView) -> Bool {
    guard finding.isNested, let source = finding.source, source.kind != .shared else { return false }
    let head = view.classes(source.head)
    return !head.has(.first)
  }
}
