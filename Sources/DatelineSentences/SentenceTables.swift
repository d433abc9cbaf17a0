import CDatelineData
import DatelineText

/// What a byte can mean to the splitter; all but `.none` stop its scan.
enum Mark: UInt8 {
  case none
  /// `.` `!` `?`
  case terminator
  case newline
  case doubleQuote
  case open
  case close
  /// A byte that may begin one of the above in UTF-8.
  case high
}

/// Classes of words after (and before) a candidate, from `data/sentences/words.tsv`.
struct WordClasses: OptionSet {
  let rawValue: UInt32
  /// Begins sentences and hardly ever stands inside a name.
  static let starter = WordClasses(rawValue: 1)
  /// A common noun that opens sentences of news.
  static let opening = WordClasses(rawValue: 2)
  /// A reporting verb.
  static let reporting = WordClasses(rawValue: 4)
  /// A time zone, day or month, as after "9 a.m."
  static let zone = WordClasses(rawValue: 8)
  /// Goes on after a state: "Washington, D.C. Mayor".
  static let joins = WordClasses(rawValue: 16)
  /// A name written with `!`.
  static let exclaimed = WordClasses(rawValue: 32)
  /// A starter that joins after U.S. and the like: "U.S. Under Secretary".
  static let governs = WordClasses(rawValue: 64)
  /// A sound that looks like an abbreviation: "Mhm."
  static let interjection = WordClasses(rawValue: 128)
  /// Takes a number at the head of a caption or item: "Figure 1."
  static let label = WordClasses(rawValue: 256)
  /// Opens a phrase of time: "At 5 a.m."
  static let temporal = WordClasses(rawValue: 512)
  /// A starter that is nobody's name: a title before it was a name itself ("Amartya Sen. The economist").
  static let nameless = WordClasses(rawValue: 1024)
  /// Stands between the parts of a date: "at", "of".
  static let ofDate = WordClasses(rawValue: 2048)
  /// Stands inside the name of a place: "Rio de Janeiro".
  static let ofPlace = WordClasses(rawValue: 4096)
  /// Cannot end a sentence or a headline: a line that ends in it goes on.
  static let leading = WordClasses(rawValue: 8192)
}

/// The read-only tables of the splitter.
struct SentenceTables: @unchecked Sendable {  // the memory behind the pointers is never written after init
  let marks: UnsafePointer<Mark>
  let words: WordTable
  let abbreviations: WordTable
  let scalars: ScalarTable
  /// Cues in the order of their first bytes.
  let cues: UnsafeBufferPointer<Cue>
  /// For each byte, the index of the first cue that starts with it or a later byte; 257 of them.
  let cueStarts: UnsafePointer<Int>

  /// How a line that is no prose begins or ends.
  struct Cue {
    var isStart: Bool
    var kind: TextBlock.Kind
    /// In small letters; part of the program's data.
    var text: UnsafeBufferPointer<UInt8>
  }

  static let shared = SentenceTables()

  private init() {
    let marks = UnsafeMutablePointer<Mark>.allocate(capacity: 256)
    marks.initialize(repeating: .none, count: 256)
    for byte in ".!?".utf8 { marks[Int(byte)] = .terminator }
    for byte in "\n\r\u{0B}\u{0C}".utf8 { marks[Int(byte)] = .newline }
    for byte in "([".utf8 { marks[Int(byte)] = .open }
    for byte in ")]".utf8 { marks[Int(byte)] = .close }
    marks[Int(UInt8(ascii: "\""))] = .doubleQuote
    // U+0085; U+2026, U+2028, U+201C and others; U+3002; U+FF01 and others.
    for byte in [0xC2, 0xE2, 0xE3, 0xEF] { marks[byte] = .high }
    self.marks = UnsafePointer(marks)

    let classes: [Character: WordClasses] = [
      "S": .starter, "C": .opening, "V": .reporting, "Z": .zone, "J": .joins, "X": .exclaimed, "G": .governs, "I": .interjection,
      "L": .label, "T": .temporal, "D": .nameless, "O": .ofDate, "R": .ofPlace, "F": .leading,
    ]
    var rows: [(key: [UInt8], value: UInt32)] = []
    TableFile.forEachRow(in: dateline_sentences_words()) { fields in
      guard fields.count >= 2 else { return }
      var value: WordClasses = []
      for letter in fields[1].text { value.formUnion(classes[letter] ?? []) }
      rows.append((Array(fields[0]), value.rawValue))
    }
    words = WordTable(rows)
    abbreviations = Abbreviations.table
    scalars = ScalarTable.shared

    var cues: [Cue] = []
    TableFile.forEachRow(in: dateline_sentences_cues()) { fields in
      guard fields.count >= 3, !fields[2].isEmpty else { return }
      cues.append(Cue(isStart: fields[0].text == "start", kind: fields[1].text == "byline" ? .byline : .caption, text: fields[2]))
    }
    // Sorting is stable, so cues of one byte keep the order of the file.
    cues.sort { $0.text[0] < $1.text[0] }
    let stored = UnsafeMutableBufferPointer<Cue>.allocate(capacity: cues.count)
    _ = stored.initialize(from: cues)
    self.cues = UnsafeBufferPointer(stored)
    let starts = UnsafeMutablePointer<Int>.allocate(capacity: 257)
    for byte in 0...256 { (starts + byte).initialize(to: cues.firstIndex { Int($0.text[0]) >= byte } ?? cues.count) }
    cueStarts = UnsafePointer(starts)
  }
}
