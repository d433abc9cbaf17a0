/// Finds what somebody meant who misspelled a name.
public enum Suggestion {
  /// The candidate nearest to a word, or nil if none is near enough to be meant.
  ///
  /// Distance: insertions, deletions, substitutions and swaps of neighbours (optimal string alignment, Damerau 1964), letter case of ASCII
  /// aside. Near enough: 1 for up to 3 letters, 2 for up to 7, 3 above. The first of equals wins.
  ///
  /// - Complexity: O(candidates * length²); words of more than 64 bytes get no suggestion.
  public static func closest<Candidates: Sequence>(to word: String, in candidates: Candidates) -> String?
  where Candidates.Element == String {
    let folded = fold(word)
    guard !folded.isEmpty, folded.count <= 64 else { return nil }
    var limit = folded.count <= 3 ? 1 : folded.count <= 7 ? 2 : 3
    var best: String?
    for candidate in candidates {
      let other = fold(candidate)
      guard other.count <= 64, abs(other.count - folded.count) <= limit else { continue }
      let distance = distance(folded, other)
      // A word that shares nothing with the candidate ("a" and "b") is no misspelling of it.
      if distance <= limit, distance < max(folded.count, other.count) {
        best = candidate
        limit = distance - 1
        if limit < 0 { break }
      }
    }
    return best
  }

  private static func fold(_ word: String) -> [UInt8] { word.utf8.map { $0 &- UInt8(ascii: "A") < 26 ? $0 | 0x20 : $0 } }

  /// Optimal string alignment distance.
  static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in 0..<a.count {
      var row = [Int](repeating: i + 1, count: b.count + 1)
      for j in 0..<b.count {
        let cost = a[i] == b[j] ? 0 : 1
        row[j + 1] = min(last[j + 1] + 1, row[j] + 1, last[j] + cost)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { row[j + 1] = min(row[j + 1], beforeLast[j - 1] + 1) }
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}
