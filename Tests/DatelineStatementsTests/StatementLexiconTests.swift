import CDatelineData
import DatelineText
import Testing

@testable import DatelineStatements

@Suite struct StatementLexiconTests {
  private func rows(_ blob: dateline_blob) -> [[String]] {
    var rows: [[String]] = []
    TableFile.forEachRow(in: blob) { rows.append($0.map(\.text)) }
    return rows
  }

  @Test("Every cue has a known class, known patterns, known prepositions, and something to take")
  func cueFiles() {
    let particles = Set(Particles.all.map(\.name))
    for blob in [dateline_statements_verbs(), dateline_statements_adjectives(), dateline_statements_nouns()] {
      for row in rows(blob) {
        #expect(row.count >= 3, "\(row)")
        guard row.count >= 3 else { continue }
        #expect(StatementMention.CueClass(rawValue: row[1]) != nil, "\(row)")
        #expect(row[2].allSatisfy { CuePatterns.letters[$0] != nil }, "\(row)")
        let list = row.count > 3 ? row[3].split(separator: ",").map(String.init) : []
        #expect(list.allSatisfy(particles.contains), "\(row)")
        #expect(!list.isEmpty || row[2].contains { "tcwinqa".contains($0) }, "\(row)")
        if row.count > 4, !row[4].isEmpty {
          #expect((2...3).contains(row[4].split(separator: ",", omittingEmptySubsequences: false).count), "\(row)")
        }
      }
    }
  }

  @Test("Verbs are there once")
  func verbsAreUnique() {
    let lemmas = rows(dateline_statements_verbs()).compactMap(\.first)
    var seen: Set<String> = []
    for lemma in lemmas { #expect(seen.insert(lemma).inserted, "\(lemma)") }
  }

  @Test("Words have known classes")
  func wordFile() {
    for row in rows(dateline_statements_words()) {
      #expect(row.count == 2, "\(row)")
      #expect(row[1].split(separator: ",").allSatisfy { WordClasses.names[String($0)] != nil }, "\(row)")
    }
  }

  @Test("Phrases and adverbs name a class and a place")
  func phraseFiles() {
    for row in rows(dateline_statements_phrases()) {
      #expect(row.count == 4 && StatementMention.CueClass(rawValue: row[2]) != nil && ["a", "l"].contains(row[3]), "\(row)")
    }
    for row in rows(dateline_statements_adverbs()) {
      #expect(row.count == 3 && StatementMention.CueClass(rawValue: row[2]) != nil, "\(row)")
    }
  }

  @Test(
    "Regular forms",
    arguments: [
      ("say", "says", "sayed", "saying"), ("deny", "denies", "denied", "denying"), ("agree", "agrees", "agreed", "agreeing"),
      ("note", "notes", "noted", "noting"), ("press", "presses", "pressed", "pressing"), ("lie", "lies", "lied", "lying"),
      ("veto", "vetoes", "vetoed", "vetoing"), ("convey", "conveys", "conveyed", "conveying"), ("tax", "taxes", "taxed", "taxing"),
    ])
  func inflection(base: String, third: String, past: String, gerund: String) {
    #expect(Inflection.withS(base) == third)
    #expect(Inflection.withED(base) == past)
    #expect(Inflection.withING(base) == gerund)
  }
}

@Suite struct QuotationPairerTests {
  @Test(
    "Pairs of marks",
    arguments: [
      ("He “left” early.", ["“left”"]), ("He \"left\" early.", ["\"left\""]), ("He ''left'' early.", ["''left''"]),
      ("\"One,\" he said, \"two.\"", ["\"One,\"", "\"two.\""]), ("“One.\n\n“Two.”\n\nThree.", ["“One.", "“Two.”"]),
      ("“One.\n\nTwo.", ["“One."]), ("It’s the dogs’ bone.", []), ("A 6\" pipe.", []), ("(\"Left\")", ["\"Left\""]),
      ("He said \"it.", ["\"it."]),
    ] as [(String, [String])])
  func pairs(text: String, expected: [String]) {
    let document = Document(text)
    let annotations = prepare(document)
    var words: [Word] = []
    var quotations: [Quotation] = []
    document.text.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return }
      annotations.tokens.withUnsafeBufferPointer { tokens in
        annotations.sentences.withUnsafeBufferPointer { sentences in
          let none = UnsafeBufferPointer<EntityMention>(start: nil, count: 0)
          WordReader.read(tokens, base, none, UnsafeBufferPointer(start: nil, count: 0), StatementLexicon.shared, into: &words)
          words.withUnsafeMutableBufferPointer { QuotationPairer.pair(tokens, base, sentences, $0, into: &quotations) }
        }
      }
    }
    let found = quotations.map { text[ByteSpan(annotations.tokens[$0.open].start, annotations.tokens[$0.end - 1].end)] }
    #expect(found == expected)
  }
}
