import DatelineText

/// The distinct words of one document with what is known of them: how they are written and, after the first stage, what they were tagged as.
struct DocumentWords: Sendable {
  /// What is known of one word.
  struct Word: Sendable {
    var hash: UInt64
    /// Times written with a small letter.
    var small: UInt16 = 0
    /// Times written with a capital where a sentence does not ask for one.
    var capitalized: UInt16 = 0
    /// Times tagged as each type, and in the last lane as outside while capitalised.
    var tagged = SIMD8<UInt16>()
    /// Tokens of the longest name that holds it (two or more), 0 if none does.
    var longestName: UInt8 = 0
    /// Type of that name.
    var longestType: UInt8 = 0
    /// Its place in that name: 0 first, 1 inside, 2 last.
    var longestPlace: UInt8 = 0
    /// Type of a name whose initials it is, plus one; 0 if there is none.
    var acronymType: UInt8 = 0

    init(hash: UInt64) { self.hash = hash }
  }

  /// The words; index 0 stands for all words that found no place.
  var words: [Word] = [Word(hash: 0)]
  private var slots: [UInt32] = Array(repeating: 0, count: 1024)

  /// Forgets the last document.
  ///
  /// - Complexity: O(its distinct words).
  mutating func removeAll() {
    let mask = UInt64(slots.count - 1)
    if words.count * 8 > slots.count {
      for index in slots.indices { slots[index] = 0 }
    } else {
      for word in words.dropFirst() {
        var index = word.hash & mask
        for _ in 0..<DocumentWords.probes {
          slots[Int(index)] = 0
          index = (index &+ 1) & mask
        }
      }
    }
    words.removeAll(keepingCapacity: true)
    words.append(Word(hash: 0))
  }

  /// A look-up gives up after so many steps, so that words made to collide cannot slow a document down.
  private static let probes = 32

  /// The index of a word, which is added if it is new.
  ///
  /// - Complexity: O(1), amortised.
  @inline(__always)
  mutating func index(of hash: UInt64) -> Int {
    let mask = UInt64(slots.count &- 1)
    var index = hash & mask
    for _ in 0..<DocumentWords.probes {
      let slot = Int(slots[Int(index)])
      if slot == 0 { return add(hash, at: Int(index)) }
      if words[slot].hash == hash { return slot }
      index = (index &+ 1) & mask
    }
    return 0
  }

  /// The index of a word that may not be there; 0 if it is not.
  @inline(__always)
  func find(_ hash: UInt64) -> Int {
    let mask = UInt64(slots.count &- 1)
    var index = hash & mask
    for _ in 0..<DocumentWords.probes {
      let slot = Int(slots[Int(index)])
      if slot == 0 || words[slot].hash == hash { return slot }
      index = (index &+ 1) & mask
    }
    return 0
  }

  private mutating func add(_ hash: UInt64, at index: Int) -> Int {
    words.append(Word(hash: hash))
    slots[index] = UInt32(truncatingIfNeeded: words.count &- 1)
    if words.count * 2 > slots.count { grow() }
    return words.count &- 1
  }

  private mutating func grow() {
    let mask = UInt64(slots.count * 2 - 1)
    slots = Array(repeating: 0, count: slots.count * 2)
    for number in words.indices.dropFirst() {
      var index = words[number].hash & mask
      for _ in 0..<DocumentWords.probes {
        if slots[Int(index)] == 0 {
          slots[Int(index)] = UInt32(truncatingIfNeeded: number)
          break
        }
        index = (index &+ 1) & mask
      }
    }
  }
}
