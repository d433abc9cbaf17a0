import DatelineText

/// One token as the features see it.
struct TokenCell: Sendable {
  /// Hash of the folded word.
  var word: UInt64
  /// Lexicon entry.
  var classes: UInt32 = 0
  /// Index in the document's words.
  var documentWord: UInt32 = 0
  /// `TokenShape`, in the style of the sentence.
  var shape: UInt16 = 0
  /// Classes of the longest known phrase over it, and in the high bits its place in it: 1 first, 2 inside, 3 last.
  var phrase: UInt16 = 0
  /// First and last cell of the run of capitalised tokens around it.
  var runStart: Int32 = 0
  var runEnd: Int32 = 0
  /// Last cell of the run when joining words (of, and, al ...) count in.
  var wideEnd: Int32 = 0
  /// First cell of that wide run.
  var wideStart: Int32 = 0
  /// Classes of all words of the run.
  var runClasses: UInt32 = 0
  /// Whether it looks like part of a name by its capitals.
  var isCapital = false
  /// Whether it is a word that joins parts of names.
  var isJoining = false
  /// Whether it can be part of a name at all.
  var isCandidate = false

  init(word: UInt64) { self.word = word }
}

/// The tokens of one sentence, with three empty cells before and after them.
struct SentenceWindow: Sendable {
  /// Empty cells on each side.
  static let margin = 4

  private(set) var cells: [TokenCell] = []
  private(set) var style = SentenceStyle.normal
  /// Tokens of the sentence.
  private(set) var count = 0

  private static let padding = TokenCell(word: 0x5bd1_e995_0000_0001)
  /// Fills the window with a sentence.
  ///
  /// - Complexity: O(tokens).
  mutating func load(
    _ tokens: UnsafeBufferPointer<Token>, documentWords: UnsafePointer<UInt32>, lowerCased: Bool, lexicon: TaggerLexicon,
    features: TaggerFeatureSet
  ) {
    let margin = SentenceWindow.margin
    count = tokens.count
    style = lowerCased ? .lower : SentenceStyle.of(tokens)
    let needed = count &+ 2 &* margin
    if cells.count < needed {
      cells.append(contentsOf: repeatElement(SentenceWindow.padding, count: needed &- cells.count))
    }
    let style = style
    let count = count
    cells.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      let cells = base + margin
      for offset in 1...margin {
        cells[-offset] = SentenceWindow.padding
        cells[count &- 1 &+ offset] = SentenceWindow.padding
      }
      let styleBits = UInt16(style.rawValue) << 8
      for index in 0..<count {
        let token = tokens[index]
        var cell = TokenCell(word: token.hash)
        cell.classes = lexicon.classes(of: token.hash).rawValue
        cell.documentWord = documentWords[index]
        cell.shape = UInt16(TokenShape.of(token)) | styleBits
        cell.isCapital = token.isCapitalized || token.flags.contains(.mixedCase)
        if style == .lower { cell.isCapital = token.isWordlike && cell.classes & WordClasses.names != 0 }
        cell.isJoining = !cell.isCapital && cell.classes & WordClasses.joining.rawValue != 0
        cells[index] = cell
      }
      SentenceWindow.markRuns(cells, count)
      SentenceWindow.markCandidates(cells, count, tokens, style)
      if features.contains(.phrases) { SentenceWindow.markPhrases(cells, count, lexicon) }
    }
  }

  /// Finds the runs of capitalised tokens, once with and once without joining words inside.
  private static func markRuns(_ cells: UnsafeMutablePointer<TokenCell>, _ count: Int) {
    var index = 0
    var wideFirst = -1
    var lastCapital = -8
    while index < count {
      guard cells[index].isCapital else {
        index &+= 1
        continue
      }
      var end = index
      while end &+ 1 < count && cells[end &+ 1].isCapital { end &+= 1 }
      var classes: UInt32 = 0
      for place in index...end { classes |= cells[place].classes }
      for place in index...end {
        cells[place].runClasses = classes & WordClasses.names
        cells[place].runStart = Int32(truncatingIfNeeded: index)
        cells[place].runEnd = Int32(truncatingIfNeeded: end)
      }
      // The wide run goes on if only one or two joining words lie between.
      let gap = index &- lastCapital &- 1
      let joined = wideFirst >= 0 && (1...2).contains(gap) && (lastCapital &+ 1..<index).allSatisfy { cells[$0].isJoining }
      if !joined { wideFirst = index }
      for place in index...end { cells[place].wideStart = Int32(truncatingIfNeeded: wideFirst) }
      lastCapital = end
      index = end &+ 1
    }
    // Right to left: the end of the wide run that a token lies in.
    var wideEnd = Int32(0)
    var first = Int32(-1)
    index = count &- 1
    while index >= 0 {
      if cells[index].isCapital {
        if cells[index].wideStart != first {
          first = cells[index].wideStart
          wideEnd = Int32(truncatingIfNeeded: index)
        }
        cells[index].wideEnd = wideEnd
      }
      index &-= 1
    }
  }

  /// Marks the tokens that can be part of a name: capitalised ones, what lies in small gaps between them, and short particles, hyphens and numbers beside
  /// them. In a text without capitals every token can.
  private static func markCandidates(
    _ cells: UnsafeMutablePointer<TokenCell>, _ count: Int, _ tokens: UnsafeBufferPointer<Token>, _ style: SentenceStyle
  ) {
    if style == .lower || style == .allCapitals {
      for index in 0..<count { cells[index].isCandidate = true }
      return
    }
    var index = 0
    while index < count {
      if cells[index].isCapital {
        cells[index].isCandidate = true
        // Up to two tokens before and after, if they are short or no words; a gap of up to three between capitals whatever is in it.
        var next = index &+ 1
        let limit = min(count, index &+ 5)
        while next < limit && !cells[next].isCapital { next &+= 1 }
        if next < limit {
          for place in index &+ 1..<max(next, index &+ 1) { cells[place].isCandidate = true }
        }
        for step in [-2, -1, 1, 2] {
          let place = index &+ step
          guard place >= 0 && place < count && !cells[place].isCapital else { continue }
          let token = tokens[place]
          switch token.kind {
          case .dash, .number, .alphanumeric: cells[place].isCandidate = true
          case .word, .clitic, .abbreviation: if token.end &- token.start <= 3 { cells[place].isCandidate = true }
          default: break
          }
        }
      }
      index &+= 1
    }
    // What follows a hyphen that follows a capital: "Ban Ki-moon".
    for index in 2..<max(count, 2) where cells[index &- 2].isCapital && tokens[index &- 1].kind == .dash && tokens[index].kind == .word {
      cells[index].isCandidate = true
    }
  }

  /// Marks the longest known phrase over each token, from left to right.
  private static func markPhrases(_ cells: UnsafeMutablePointer<TokenCell>, _ count: Int, _ lexicon: TaggerLexicon) {
    var index = 0
    while index < count {
      let longest = WordClasses(rawValue: cells[index].classes).longestPhrase
      guard longest > 0, cells[index].isCandidate else {
        index &+= 1
        continue
      }
      var hash = cells[index].word
      var found = 0
      var classes: UInt8 = 0
      var length = 1
      while length <= longest && index &+ length < count {
        hash = TaggerLexicon.phrase(hash, cells[index &+ length].word)
        let here = lexicon.classes(ofPhrase: hash)
        length &+= 1
        if here != 0 {
          found = length
          classes = here
        }
      }
      guard found > 0 else {
        index &+= 1
        continue
      }
      for place in 0..<found {
        let position: UInt16 = place == 0 ? 1 : (place == found &- 1 ? 3 : 2)
        cells[index &+ place].phrase = UInt16(classes) | position << 8
      }
      index &+= found
    }
  }
}
