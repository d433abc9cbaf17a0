/// Finds the name that was probably meant.
enum Suggestion {
  /// The candidate with the least edit distance to `name`, case left aside; nil if none is near: at most a third of the letters may differ.
  ///
  /// - Complexity: O(letters of `name` × letters of all candidates).
  static func nearest(to name: String, in candidates: [String]) -> String? {
    let wanted = Array(name.lowercased().utf8.prefix(64))
    var best: (name: String, distance: Int)?
    for candidate in candidates.prefix(1000) where !candidate.isEmpty {
      let letters = Array(candidate.lowercased().utf8.prefix(64))
      let distance = editDistance(wanted, letters)
      let isNear = distance <= max(wanted.count, letters.count) / 3 || distance == 1
      if isNear && distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name
  }

  /// Levenshtein's distance.
  private static func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, y) in b.enumerated() {
        let next = min(row[j + 1] + 1, row[j] + 1, diagonal + (x == y ? 0 : 1))
        diagonal = row[j + 1]
        row[j + 1] = next
      }
    }
    return row[b.count]
  }
}
