import DatelineEntities
import DatelineText

/// A document made ready for training: tokens as the tagger will see them, and for each the labels that the corpus allows.
struct TrainingDocument {
  /// Identifier in its corpus; copies carry that of their original, so that they stay in its fold.
  var id: String
  var text: [UInt8]
  var tokens: [Token] = []
  var sentences: [Sentence] = []
  /// A bit for each allowed label, by token.
  var allowed: [UInt16] = []
  /// Gold names, trimmed as the guideline wants, in bytes.
  var names: [Name] = []
  /// Weight of its examples.
  var weight: Float = 1

  struct Name {
    var span: ByteSpan
    var label: String
  }

  /// What happened to the gold names on their way to tokens.
  struct Losses {
    var names = 0
    /// Snapped outwards to token edges.
    var snapped = 0
    /// Crossing a sentence edge, without tokens, or of a label that the profile does not know.
    var skipped = 0
  }
}

extension TrainingDocument {
  /// Tokenises a record and maps its names to tokens.
  init(_ record: CorpusRecord, profile: CorpusProfile, segmenter: Segmenter, losses: inout Losses) {
    let bytes = Array(record.text.utf8)
    id = record.id
    text = bytes
    let offsets = TrainingDocument.byteOffsets(bytes)
    func byte(_ codePoint: Int) -> Int { offsets[min(max(codePoint, 0), offsets.count - 1)] }
    for entity in record.entities {
      let span = TrainingDocument.trim(ByteSpan(byte(entity.start), byte(entity.end)), bytes)
      if !span.isEmpty { names.append(Name(span: span, label: entity.type)) }
    }
    names.sort { $0.span < $1.span }
    segmenter.segment(bytes, into: &tokens, &sentences)
    label(profile: profile, losses: &losses)
  }

  /// Makes a document from text and names, for changed copies.
  init(
    id: String, text: [UInt8], names: [Name], lines: [ByteSpan], weight: Float, profile: CorpusProfile, segmenter: Segmenter
  ) {
    self.id = id
    self.text = text
    self.names = names
    self.weight = weight
    segmenter.segment(text, given: lines, into: &tokens, &sentences)
    var losses = Losses()
    label(profile: profile, losses: &losses)
  }

  private mutating func label(profile: CorpusProfile, losses: inout Losses) {
    let outside: UInt16 = 1
    let unmarked = profile.unmarked.reduce(outside) { $0 | TrainingDocument.both($1) }
    allowed = Array(repeating: unmarked, count: tokens.count)
    var sentenceOfToken = [Int](repeating: -1, count: tokens.count)
    for (number, sentence) in sentences.enumerated() {
      for token in sentence.tokens { sentenceOfToken[token] = number }
    }
    var cursor = 0
    var lastEnd = 0
    for name in names {
      losses.names += 1
      while cursor < tokens.count && tokens[cursor].end <= name.span.start { cursor += 1 }
      var end = cursor
      while end < tokens.count && tokens[end].start < name.span.end { end += 1 }
      guard cursor < end, cursor >= lastEnd, sentenceOfToken[cursor] == sentenceOfToken[end - 1], let types = profile.types[name.label]
      else {
        losses.skipped += 1
        // What it is is not known: anything goes.
        for token in cursor..<max(cursor, end) where token >= lastEnd { allowed[token] = 0x7FFF }
        continue
      }
      if tokens[cursor].start != name.span.start || tokens[end - 1].end != name.span.end { losses.snapped += 1 }
      var first: UInt16 = 0
      var later: UInt16 = 0
      for type in types {
        first |= 1 << UInt16(TaggerLabel.begin(TrainingDocument.index(type)))
        later |= 1 << UInt16(TaggerLabel.inside(TrainingDocument.index(type)))
      }
      if profile.doubtful.contains(name.label) {
        first |= outside
        later |= outside
      }
      allowed[cursor] = first
      for token in cursor + 1..<max(end, cursor + 1) { allowed[token] = later }
      // The token after a name cannot go on with it.
      if end < tokens.count, allowed[end] == unmarked, unmarked != outside {
        allowed[end] &= ~types.reduce(0) { $0 | 1 << UInt16(TaggerLabel.inside(TrainingDocument.index($1))) }
      }
      lastEnd = end
      cursor = end
    }
  }

  private static func index(_ type: EntityType) -> Int { TaggerLabel.types.firstIndex(of: type) ?? 0 }

  private static func both(_ type: EntityType) -> UInt16 { 3 << UInt16(TaggerLabel.begin(index(type))) }

  private static func byteOffsets(_ bytes: [UInt8]) -> [Int] {
    var offsets: [Int] = []
    for (index, byte) in bytes.enumerated() where byte & 0xC0 != 0x80 { offsets.append(index) }
    offsets.append(bytes.count)
    return offsets
  }

  /// What scoring ignores on either side: a leading "the" and a possessive.
  static func strip(_ span: ByteSpan, _ text: [UInt8]) -> ByteSpan {
    var span = span
    let start = Int(span.start)
    if span.count > 4, text[start..<start + 4].elementsEqual("the ".utf8) || text[start..<start + 4].elementsEqual("The ".utf8) {
      span.start += 4
    }
    for suffix in ["'s", "\u{2019}s"] where span.count > suffix.utf8.count {
      let end = Int(span.end)
      if text[end - suffix.utf8.count..<end].elementsEqual(suffix.utf8) { span.end -= UInt32(suffix.utf8.count) }
    }
    return span
  }

  /// The guideline's edges: no leading article or courtesy title, no possessive, no quotation marks or blanks.
  static func trim(_ span: ByteSpan, _ text: [UInt8]) -> ByteSpan {
    var start = Int(span.start)
    var end = Int(span.end)
    func starts(_ prefix: String) -> Bool {
      start + prefix.utf8.count < end && text[start..<start + prefix.utf8.count].elementsEqual(prefix.utf8)
    }
    func ends(_ suffix: String) -> Bool {
      end - suffix.utf8.count > start && text[end - suffix.utf8.count..<end].elementsEqual(suffix.utf8)
    }
    var again = true
    while again {
      again = false
      for prefix in ["the ", "a ", "an ", "Mr. ", "Mrs. ", "Ms. ", "Dr. ", "Mr ", "Mrs ", "Dr ", " ", "\"", "\n"] where starts(prefix) {
        start += prefix.utf8.count
        again = true
      }
      for suffix in ["'s", "\u{2019}s", " '", " ", "\"", "\n", ","] where ends(suffix) {
        end -= suffix.utf8.count
        again = true
      }
    }
    if starts("The "), !text[start..<end].elementsEqual("The Hague".utf8) { start += 4 }
    return ByteSpan(start, end)
  }
}
