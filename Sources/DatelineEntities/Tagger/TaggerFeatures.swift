import DatelineText

/// The features of the tagger. Training and tagging both call these functions, so they cannot drift apart.
///
/// Every function writes hashes to `out` and returns how many; `capacity` bounds the sum of them all for one token.
enum TaggerFeatures {
  /// More than any token can have.
  static let capacity = 160

  /// What the features of a word by itself depend on, and nothing else does: the key of the cache of their sums.
  struct WordKey: Hashable, Sendable {
    var word: UInt64
    /// First five bytes, folded, then length, capped.
    var head: UInt64
    /// Last five bytes, folded, then the shape.
    var tail: UInt64

    init() {
      word = 0
      head = 0
      tail = 0
    }

    @inline(__always)
    init(_ cell: TokenCell, _ token: Token, _ text: UnsafeBufferPointer<UInt8>) {
      word = cell.word
      let start = Int(token.start)
      let end = Int(token.end)
      let length = end &- start
      var head: UInt64 = 0
      var tail: UInt64 = 0
      for offset in 0..<min(5, length) {
        head |= UInt64(WordHash.fold(text[start &+ offset])) << UInt64(8 &* offset)
        tail |= UInt64(WordHash.fold(text[end &- 1 &- offset])) << UInt64(8 &* offset)
      }
      self.head = head | UInt64(min(length, 255)) << 40
      self.tail = tail | UInt64(cell.shape) << 40
    }

    var length: Int { Int(head >> 40) }
  }

  /// Features of the word alone.
  static func word(_ key: WordKey, classes: UInt32, set: TaggerFeatureSet, _ out: UnsafeMutablePointer<UInt64>) -> Int {
    let shape = key.tail >> 40
    let length = key.length
    out[0] = FeatureHash.of(1, 0)
    out[1] = FeatureHash.of(2, key.word)
    out[2] = FeatureHash.of(3, key.word, shape)
    out[3] = FeatureHash.of(4, shape)
    var count = 4
    if set.contains(.affixes) {
      for size in 1...5 where length > size {
        let mask = (UInt64(1) << UInt64(8 &* size)) &- 1
        out[count] = FeatureHash.of(10 &+ UInt64(size), key.head & mask)
        out[count &+ 1] = FeatureHash.of(20 &+ UInt64(size), key.tail & mask)
        count &+= 2
      }
      out[count] = FeatureHash.of(30, key.tail & 0xFF_FFFF, shape)
      out[count &+ 1] = FeatureHash.of(31, UInt64(min(length, 12)), shape)
      count &+= 2
    }
    if set.contains(.lexicon) {
      let names = UInt64(classes & WordClasses.names)
      let capitalisation = UInt64(WordClasses(rawValue: classes).capitalisation)
      out[count] = FeatureHash.of(32, names)
      out[count &+ 1] = FeatureHash.of(33, names, shape)
      out[count &+ 2] = FeatureHash.of(34, capitalisation, shape)
      count &+= 3
      var rest = classes & WordClasses.names
      while rest != 0 {
        out[count] = FeatureHash.of(35, UInt64(rest.trailingZeroBitCount))
        count &+= 1
        rest &= rest &- 1
      }
    }
    return count
  }

  /// Features of a token in its sentence, those of the word alone left out. `cells` points at the first token's cell.
  static func context(
    _ cells: UnsafePointer<TokenCell>, _ index: Int, count tokens: Int, style: SentenceStyle, words: UnsafePointer<DocumentWords.Word>,
    set: TaggerFeatureSet, _ out: UnsafeMutablePointer<UInt64>
  ) -> Int {
    let here = cells + index
    let word = here[0].word
    let before = here[-1].word
    let after = here[1].word
    let shape = UInt64(here[0].shape)
    let beforeShape = UInt64(here[-1].shape)
    let afterShape = UInt64(here[1].shape)
    let threeShapes = shape | beforeShape << 16 | afterShape << 32
    let place: UInt64 = index == 0 ? 1 : (index == tokens &- 1 ? 2 : 3)

    out[0] = FeatureHash.of(40, before)
    out[1] = FeatureHash.of(41, after)
    out[2] = FeatureHash.of(42, here[-2].word)
    out[3] = FeatureHash.of(43, here[2].word)
    out[4] = FeatureHash.of(50, threeShapes)
    out[5] = FeatureHash.of(51, threeShapes, UInt64(here[-2].shape) | UInt64(here[2].shape) << 16)
    out[6] = FeatureHash.of(52, before, shape)
    out[7] = FeatureHash.of(53, after, shape)
    out[8] = FeatureHash.of(54, place, shape)
    out[9] = FeatureHash.of(55, shape | beforeShape << 16)
    out[10] = FeatureHash.of(56, shape | afterShape << 16)
    var count = 11
    if set.contains(.pairs) {
      out[count] = FeatureHash.of(44, before, word)
      out[count &+ 1] = FeatureHash.of(45, word, after)
      out[count &+ 2] = FeatureHash.of(46, here[-2].word, before)
      out[count &+ 3] = FeatureHash.of(47, after, here[2].word)
      count &+= 4
    }
    if set.contains(.runs) && here[0].isCapital {
      count &+= runs(cells, index, shape, out + count)
      if set.contains(.wideRuns) { count &+= aroundRun(cells, index, out + count) }
    }
    if set.contains(.lexicon) {
      let names = UInt64(here[0].classes & WordClasses.names)
      let beforeNames = UInt64(here[-1].classes & WordClasses.names)
      let afterNames = UInt64(here[1].classes & WordClasses.names)
      out[count] = FeatureHash.of(70, beforeNames, beforeShape)
      out[count &+ 1] = FeatureHash.of(71, afterNames, afterShape)
      out[count &+ 2] = FeatureHash.of(72, beforeNames, names)
      out[count &+ 3] = FeatureHash.of(73, names, afterNames)
      out[count &+ 4] = FeatureHash.of(74, before, names)
      out[count &+ 5] = FeatureHash.of(75, names, after)
      out[count &+ 6] = FeatureHash.of(76, UInt64(WordClasses(rawValue: here[0].classes).capitalisation), place, shape)
      count &+= 7
    }
    if set.contains(.phrases) {
      let phrase = UInt64(here[0].phrase)
      if phrase != 0 {
        out[count] = FeatureHash.of(80, phrase)
        out[count &+ 1] = FeatureHash.of(81, phrase, shape)
        count &+= 2
      }
      let around = UInt64(here[-1].phrase) | UInt64(here[1].phrase) << 16
      if around != 0 {
        out[count] = FeatureHash.of(82, phrase, around)
        count &+= 1
      }
    }
    if set.contains(.documentCase) {
      let entry = words[Int(here[0].documentWord)]
      let own: UInt16 = here[0].isCapital && index > 0 ? 1 : 0
      let small = UInt64(min(entry.small, 2))
      let capitalized = UInt64(min(entry.capitalized &- min(own, entry.capitalized), 2))
      out[count] = FeatureHash.of(85, small &* 3 &+ capitalized, place, shape)
      count &+= 1
    }
    if set.contains(.wideWindow) {
      out[count] = FeatureHash.of(90, here[-3].word)
      out[count &+ 1] = FeatureHash.of(91, here[3].word)
      count &+= 2
    }
    return count
  }

  /// Features of the run of capitalised tokens that a token is in.
  @inline(__always)
  private static func runs(_ cells: UnsafePointer<TokenCell>, _ index: Int, _ shape: UInt64, _ out: UnsafeMutablePointer<UInt64>) -> Int {
    let first = Int(cells[index].runStart)
    let last = Int(cells[index].runEnd)
    let wideFirst = Int(cells[index].wideStart)
    let wideLast = Int(cells[index].wideEnd)
    let before = cells[first &- 1].word
    let after = cells[last &+ 1].word
    let position = UInt64(min(last &- index, 4)) | UInt64(min(index &- first, 4)) << 8
    let inside = UInt64(min(index &- first, 3))
    out[0] = FeatureHash.of(60, cells[last].word, inside)
    out[1] = FeatureHash.of(61, cells[first].word, inside)
    out[2] = FeatureHash.of(62, before)
    out[3] = FeatureHash.of(63, after)
    out[4] = FeatureHash.of(64, position, shape)
    out[5] = FeatureHash.of(65, before, after)
    out[6] = FeatureHash.of(66, cells[wideLast].word, position)
    out[7] = FeatureHash.of(67, cells[wideFirst].word)
    out[8] = FeatureHash.of(68, UInt64(cells[last].classes & WordClasses.names), position)
    out[9] = FeatureHash.of(69, UInt64(cells[first].classes & WordClasses.names), position)
    return 10
  }

  /// Features of what stands around the run of capitalised tokens that a token is in, and of all that is in it.
  @inline(__always)
  private static func aroundRun(_ cells: UnsafePointer<TokenCell>, _ index: Int, _ out: UnsafeMutablePointer<UInt64>) -> Int {
    let first = Int(cells[index].runStart)
    let last = Int(cells[index].runEnd)
    let wideFirst = Int(cells[index].wideStart)
    let wideLast = Int(cells[index].wideEnd)
    let names = UInt64(cells[index].classes & WordClasses.names)
    let before = cells[first &- 1].word
    let after = cells[last &+ 1].word
    let place = UInt64(min(index &- first, 2)) | UInt64(min(last &- index, 2)) << 4
    out[0] = FeatureHash.of(110, cells[first &- 2].word, before)
    out[1] = FeatureHash.of(111, after, cells[last &+ 2].word)
    out[2] = FeatureHash.of(112, UInt64(cells[first &- 1].classes & WordClasses.names), place)
    out[3] = FeatureHash.of(113, UInt64(cells[last &+ 1].classes & WordClasses.names), place)
    out[4] = FeatureHash.of(114, UInt64(cells[index].runClasses), place)
    out[5] = FeatureHash.of(115, before, names)
    out[6] = FeatureHash.of(116, after, names)
    out[7] = FeatureHash.of(117, before, UInt64(min(last &- first, 2)))
    out[8] = FeatureHash.of(118, after, UInt64(min(last &- first, 2)))
    out[9] = FeatureHash.of(119, cells[wideFirst &- 1].word, cells[wideLast &+ 1].word)
    out[10] = FeatureHash.of(120, cells[last &+ 2].word)
    out[11] = FeatureHash.of(121, cells[first &- 2].word)
    return 12
  }

  /// Features of the second stage: what the first one made of this word, its neighbours, and the word's other places in the document.
  static func document(
    word: DocumentWords.Word, own: UInt8, before: UInt8, after: UInt8, isCapital: Bool, _ out: UnsafeMutablePointer<UInt64>
  ) -> Int {
    out[0] = FeatureHash.of(100, UInt64(own))
    out[1] = FeatureHash.of(101, UInt64(own) | UInt64(before) << 8 | UInt64(after) << 16)
    var count = 2
    guard isCapital else { return count }
    var tagged = word.tagged
    let ownType = TaggerLabel.typeIndex(own)
    tagged[ownType] = tagged[ownType] &- min(tagged[ownType], 1)
    var best = 0
    var total = 0
    for type in 0..<8 {
      total &+= Int(tagged[type])
      if tagged[type] > tagged[best] { best = type }
    }
    var majority: UInt64 = 99
    if total > 0 {
      let most = Int(tagged[best])
      majority = UInt64(best)
      out[count] = FeatureHash.of(103, majority, UInt64(min(most, 3)) | UInt64(4 &* most / total) << 8)
      count &+= 1
    }
    out[count] = FeatureHash.of(102, majority)
    out[count &+ 1] = FeatureHash.of(104, majority, UInt64(own))
    count &+= 2
    if word.longestName > 0 {
      let longest = UInt64(word.longestType) | UInt64(word.longestPlace) << 8
      out[count] = FeatureHash.of(105, longest, UInt64(min(word.longestName, 4)))
      out[count &+ 1] = FeatureHash.of(106, longest, UInt64(own))
      count &+= 2
    }
    if word.acronymType > 0 {
      out[count] = FeatureHash.of(107, UInt64(word.acronymType))
      out[count &+ 1] = FeatureHash.of(108, UInt64(word.acronymType), UInt64(own))
      count &+= 2
    }
    return count
  }
}
