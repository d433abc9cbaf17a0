/// Finds what somebody probably meant to write.
enum NearestName {
  /// The candidate nearest to a word by edit distance with transpositions (Damerau), if it is near enough to be meant; the first of equals.
  ///
  /// - Complexity: O(candidates times length squared).
  static func find(_ word: String, among candidates: [String]) -> String? {
    let limit = max(1, word.utf8.count / 3)
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let distance = distance(Array(word.lowercased().utf8.prefix(64)), Array(candidate.utf8))
      if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name
  }

  private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var rows = [Array(0...b.count)]
    for (i, x) in a.enumerated() {
      var row = [i + 1]
      for (j, y) in b.enumerated() {
        var best = min(min(rows[i][j + 1], row[j]) + 1, rows[i][j] + (x == y ? 0 : 1))
        if i > 0, j > 0, x == b[j - 1], y == a[i - 1] { best = min(best, rows[i - 1][j - 1] + 1) }
        row.append(best)
      }
      rows.append(row)
    }
    return rows[a.count][b.count]
  }
}
