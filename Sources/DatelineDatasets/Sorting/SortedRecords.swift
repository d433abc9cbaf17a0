/// The records of a sorter in order.
public final class SortedRecords {
  // In memory.
  private var records: [SortRecord] = []
  private var arena: [UInt8] = []
  private var position = 0
  // On disk: a heap of runs, by their first record and then by age.
  private var runs: [Run] = []
  private var heap: [Int] = []

  /// A run with its first record read.
  private struct Run {
    var cursor: TemporaryFileCursor
    var key: [UInt8] = []
    var payload: [UInt8] = []
    private var scratch: [UInt8] = []

    init(_ cursor: TemporaryFileCursor) { self.cursor = cursor }

    /// Reads the next record; false at the end.
    mutating func advance() throws(DatasetError) -> Bool {
      guard let keyLength = try cursor.readLength(&scratch), let payloadLength = try cursor.readLength(&scratch) else { return false }
      key.removeAll(keepingCapacity: true)
      payload.removeAll(keepingCapacity: true)
      try cursor.read(keyLength, into: &key)
      try cursor.read(payloadLength, into: &payload)
      return true
    }
  }

  init(records: [SortRecord], arena: [UInt8]) {
    self.records = records
    self.arena = arena
  }

  init(merging ranges: [Range<Int>], of file: TemporaryFile, memoryLimit: Int) throws(DatasetError) {
    let bufferSize = min(256 << 10, max(4 << 10, memoryLimit / max(1, ranges.count)))
    for range in ranges {
      var run = Run(TemporaryFileCursor(file, range, bufferSize: bufferSize))
      if try run.advance() { runs.append(run) }
    }
    heap = Array(runs.indices)
    for index in heap.indices.reversed() { siftDown(from: index) }
  }

  /// Puts the payload of the next record into `payload`, in place of what it held.
  ///
  /// - Returns: false if there are no more; then `payload` is empty.
  /// - Throws: `DatasetError` if the disk fails.
  /// - Complexity: O(bytes + log runs).
  public func next(into payload: inout [UInt8]) throws(DatasetError) -> Bool {
    payload.removeAll(keepingCapacity: true)
    if position < records.count {
      let record = records[position]
      payload.append(contentsOf: arena[record.offset + record.keyLength..<record.end])
      position += 1
      return true
    }
    guard let first = heap.first else { return false }
    swap(&payload, &runs[first].payload)
    if try !runs[first].advance() {
      let last = heap.removeLast()
      if !heap.isEmpty { heap[0] = last }
    }
    siftDown(from: 0)
    return true
  }

  private func precedes(_ a: Int, _ b: Int) -> Bool {
    let order = runs[a].key.withUnsafeBufferPointer { first in runs[b].key.withUnsafeBufferPointer { ByteOrder.compare(first, $0) } }
    return order != 0 ? order < 0 : a < b
  }

  private func siftDown(from start: Int) {
    var parent = start
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && precedes(heap[child], heap[least]) { least = child }
      if least == parent { return }
      heap.swapAt(parent, least)
      parent = least
    }
  }
}
