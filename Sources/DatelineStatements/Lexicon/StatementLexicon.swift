import CDatelineData
import DatelineText

/// Reporting words and function words, read once a process from `data/statements`.
struct StatementLexicon: @unchecked Sendable {  // the memory behind the pointer is never written after init
  /// A reporting phrase such as "according to".
  struct Phrase: Sendable {
    /// `WordHash` of each of its words.
    var words: [UInt64]
    var cue: Int
    /// Counts only at the start of its sentence.
    var isOnlyLeading: Bool
  }

  private let table: WordTable
  private let entries: UnsafePointer<LexiconEntry>
  let cues: [Cue]
  let phrases: [Phrase]
  /// The cue that a colon or dash stands for: "Smith: ...".
  let markCue: Int

  static let shared = StatementLexicon()

  private init() {
    var builder = LexiconBuilder()
    builder.readWords()
    builder.readVerbs()
    builder.readAdjectives()
    builder.readNouns()
    builder.readAdverbs()
    builder.readPhrases()
    let stored = UnsafeMutablePointer<LexiconEntry>.allocate(capacity: builder.entries.count + 1)
    stored.initialize(to: LexiconEntry())
    for (index, entry) in builder.entries.enumerated() { (stored + index + 1).initialize(to: entry) }
    entries = UnsafePointer(stored)
    table = WordTable(builder.keys.enumerated().map { (key: Array($0.element.utf8), value: UInt32($0.offset + 1)) })
    cues = builder.cues
    phrases = builder.phrases
    markCue = builder.cue(named: "say")
  }

  /// The entry of a token that is no word.
  var empty: UnsafePointer<LexiconEntry> { entries }

  /// What the lexicon holds for a token.
  @inline(__always)
  func entry(of token: Token, in base: UnsafePointer<UInt8>) -> UnsafePointer<LexiconEntry> {
    entries + Int(table.value(base + Int(token.start), token.span.count, hash: token.hash))
  }
}

/// Gathers the lexicon's rows.
private struct LexiconBuilder {
  var keys: [String] = []
  var entries: [LexiconEntry] = []
  var cues: [Cue] = []
  var phrases: [StatementLexicon.Phrase] = []
  private var indices: [String: Int] = [:]
  private var verbs: [String: Int] = [:]

  /// The index of a verb's cue; 0 if there is none.
  func cue(named lemma: String) -> Int { verbs[lemma] ?? 0 }

  private mutating func update(_ word: String, _ body: (inout LexiconEntry) -> Void) {
    if let index = indices[word] {
      body(&entries[index])
      return
    }
    var entry = LexiconEntry()
    body(&entry)
    indices[word] = entries.count
    keys.append(word)
    entries.append(entry)
  }

  mutating func readWords() {
    TableFile.forEachRow(in: dateline_statements_words()) { fields in
      guard fields.count >= 2 else { return }
      var classes: WordClasses = []
      for name in fields[1].text.split(separator: ",") { classes.formUnion(WordClasses.names[String(name)] ?? []) }
      update(fields[0].text) { $0.classes.formUnion(classes) }
    }
    for (name, bit) in Particles.all { update(name) { $0.particle = bit } }
  }

  private mutating func addCue(_ fields: [UnsafeBufferPointer<UInt8>]) -> Int16? {
    guard fields.count >= 3, let cueClass = StatementMention.CueClass(rawValue: fields[1].text) else { return nil }
    var patterns: CuePatterns = []
    for letter in fields[2].text { patterns.formUnion(CuePatterns.letters[letter] ?? []) }
    let particles = fields.count > 3 ? Particles(list: fields[3].text) : []
    cues.append(Cue(lemma: fields[0].text, cueClass: cueClass, patterns: patterns, particles: particles))
    return Int16(cues.count - 1)
  }

  mutating func readVerbs() {
    TableFile.forEachRow(in: dateline_statements_verbs()) { fields in
      guard let lemma = fields.first?.text, verbs[lemma] == nil, let cue = addCue(fields) else { return }
      verbs[lemma] = Int(cue)
      let irregular = fields.count > 4 ? fields[4].text.split(separator: ",", omittingEmptySubsequences: false).map(String.init) : []
      func form(_ index: Int, _ regular: String) -> String {
        index < irregular.count && !irregular[index].isEmpty ? irregular[index] : regular
      }
      let past = form(0, Inflection.withED(lemma))
      addForm(lemma, .base, cue)
      addForm(Inflection.withS(lemma), .third, cue)
      addForm(past, .past, cue)
      addForm(form(1, past), .participle, cue)
      addForm(form(2, Inflection.withING(lemma)), .gerund, cue)
    }
  }

  private mutating func addForm(_ word: String, _ shape: VerbShapes, _ cue: Int16) {
    update(word) { entry in
      guard entry.verb < 0 || entry.verb == cue else { return }
      entry.verb = cue
      entry.shapes.insert(shape)
    }
  }

  mutating func readAdjectives() {
    TableFile.forEachRow(in: dateline_statements_adjectives()) { fields in
      guard let lemma = fields.first?.text, let cue = addCue(fields) else { return }
      addForm(lemma, .adjective, cue)
    }
  }

  mutating func readNouns() {
    TableFile.forEachRow(in: dateline_statements_nouns()) { fields in
      guard let lemma = fields.first?.text, let cue = addCue(fields) else { return }
      update(lemma) { $0.noun = cue }
      update(Inflection.withS(lemma)) { $0.noun = cue }
    }
  }

  mutating func readAdverbs() {
    TableFile.forEachRow(in: dateline_statements_adverbs()) { fields in
      guard fields.count >= 3, let cueClass = StatementMention.CueClass(rawValue: fields[2].text) else { return }
      cues.append(Cue(lemma: fields[1].text, cueClass: cueClass, patterns: [], particles: []))
      let cue = Int16(cues.count - 1)
      update(fields[0].text) { $0.adverb = cue }
    }
  }

  mutating func readPhrases() {
    TableFile.forEachRow(in: dateline_statements_phrases()) { fields in
      guard fields.count >= 4, let cueClass = StatementMention.CueClass(rawValue: fields[2].text) else { return }
      let words = fields[0].text.split(separator: " ").map(String.init)
      guard let first = words.first else { return }
      cues.append(Cue(lemma: fields[1].text, cueClass: cueClass, patterns: [], particles: []))
      phrases.append(
        StatementLexicon.Phrase(words: words.map { WordHash.hash($0) }, cue: cues.count - 1, isOnlyLeading: fields[3].text == "l"))
      update(first) { $0.startsPhrase = true }
    }
  }
}
