extension Array {
  /// The first index whose element fulfils `belongs`, in an array where those that do stand behind those that do not.
  ///
  /// - Complexity: O(log count).
  func partitioningIndex(where belongs: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if belongs(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
