import DatelineEntities
import DatelineText

/// Changed copies of training documents, which teach the tagger what the corpora show too little of: unknown names, headlines, small letters, spun names.
struct Copies {
  /// Share of the documents that are copied, by kind of change.
  struct Shares {
    var swapped: Double = 0
    var lowered: Double = 0
    var headlines: Double = 0
    var spun: Double = 0
    /// Weight of a copy, as a factor of its original's.
    var weight: Float = 0.5
  }

  let shares: Shares
  /// Whether names other than those of persons and towns are swapped too.
  let swapsOthers: Bool
  let names: NameSource
  let spins: [(original: [UInt8], spun: [UInt8])]
  let segmenter: Segmenter

  /// The copies of some documents, in a fixed order.
  func make(_ documents: [(document: TrainingDocument, profile: CorpusProfile)], seed: UInt64) -> [TrainingDocument] {
    var generator = SeededGenerator(seed: seed &+ 0x5eed)
    var copies: [TrainingDocument] = []
    let small = Copies.smallWords(documents.map(\.document))
    for (document, profile) in documents {
      func wanted(_ share: Double, _ generator: inout SeededGenerator) -> Int {
        let whole = Int(share)
        return whole + (Double(generator.below(1_000_000)) < (share - Double(whole)) * 1_000_000 ? 1 : 0)
      }
      func add(_ edits: [TextEdits.Edit]) {
        guard !edits.isEmpty else { return }
        let change = TextEdits(edits)
        let spans = change.map(document.names.map(\.span))
        copies.append(
          TrainingDocument(
            id: document.id, text: change.apply(to: document.text),
            names: zip(document.names, spans).map { TrainingDocument.Name(span: $1, label: $0.label) },
            lines: change.map(document.sentences.map(\.span)), weight: document.weight * shares.weight, profile: profile,
            segmenter: segmenter))
      }
      for _ in 0..<wanted(shares.swapped, &generator) { add(swap(document, small, &generator)) }
      for _ in 0..<wanted(shares.lowered, &generator) { add(Copies.lower(document)) }
      for _ in 0..<wanted(shares.headlines, &generator) { add(Copies.headlines(document, &generator)) }
      for _ in 0..<wanted(shares.spun, &generator) { add(spin(document, &generator)) }
    }
    return copies
  }

  /// The words that occur in small letters.
  private static func smallWords(_ documents: [TrainingDocument]) -> Set<UInt64> {
    var words: Set<UInt64> = []
    for document in documents {
      for token in document.tokens where token.kind == .word && !token.isCapitalized { words.insert(token.hash) }
    }
    return words
  }

  /// Other names, the same one throughout the document: persons, places, peoples, and the words of other names that are no common words (the first of
  /// `Nasivi River`, all of `Reuters`).
  private func swap(_ document: TrainingDocument, _ small: Set<UInt64>, _ generator: inout SeededGenerator) -> [TextEdits.Edit] {
    var edits: [TextEdits.Edit] = []
    var replacements: [[UInt8]: [UInt8]] = [:]
    let region = names.region(&generator)
    for name in document.names {
      let tokens = document.tokens.filter { name.span.contains($0.span) }
      switch name.label {
      case "PERSON":
        for (number, token) in tokens.enumerated() where token.kind == .word && token.isCapitalized && !token.flags.contains(.allCapitals) {
          let word = Array(document.text[token.span.range])
          let isGiven = number + 1 < tokens.count
          let other = replacements[word] ?? names.person(isGiven: isGiven, region: region, &generator)
          replacements[word] = other
          edits.append(TextEdits.Edit(span: token.span, bytes: other))
        }
      case "GPE":
        let surface = Array(document.text[name.span.range])
        guard let first = tokens.first, first.kind == .word, !first.flags.contains(.allCapitals), !names.isCountry(surface) else {
          continue
        }
        let other = replacements[surface] ?? names.place(&generator)
        replacements[surface] = other
        edits.append(TextEdits.Edit(span: name.span, bytes: other))
      case "NORP":
        let surface = Array(document.text[name.span.range])
        guard swapsOthers, tokens.count == 1, tokens[0].kind == .word, surface.count > 3, !names.isKnownGroup(surface) else { continue }
        let other = replacements[surface] ?? names.group(&generator)
        replacements[surface] = other
        edits.append(TextEdits.Edit(span: name.span, bytes: other))
      case "ORG", "FAC", "LOC":
        guard swapsOthers, let first = tokens.first, first.kind == .word, first.isCapitalized, !first.flags.contains(.allCapitals),
          !small.contains(first.hash), name.label == "ORG" || tokens.count > 1
        else { continue }
        let word = Array(document.text[first.span.range])
        guard !names.isCountry(word), !names.isKnownGroup(word) else { continue }
        let other = replacements[word] ?? (tokens.count == 1 ? names.organization(&generator) : modifier(region, &generator))
        replacements[word] = other
        edits.append(TextEdits.Edit(span: first.span, bytes: other))
      default: continue
      }
    }
    return edits
  }

  /// What may stand before a class word: a town or a surname.
  private func modifier(_ region: String, _ generator: inout SeededGenerator) -> [UInt8] {
    generator.below(2) == 0 ? names.place(&generator) : names.person(isGiven: false, region: region, &generator)
  }

  /// The whole text in small letters.
  private static func lower(_ document: TrainingDocument) -> [TextEdits.Edit] {
    document.tokens.filter { $0.isCapitalized || $0.flags.contains(.mixedCase) }.map { token in
      TextEdits.Edit(span: token.span, bytes: document.text[token.span.range].map(WordHash.fold))
    }
  }

  /// One sentence in four, the first among them, as a headline: in capitals, or with a capital on every word of four letters.
  private static func headlines(_ document: TrainingDocument, _ generator: inout SeededGenerator) -> [TextEdits.Edit] {
    var edits: [TextEdits.Edit] = []
    for (number, sentence) in document.sentences.enumerated() {
      guard number == 0 || generator.below(4) == 0 else { continue }
      let isUpper = generator.below(3) != 0
      for token in document.tokens[sentence.tokens] where token.isWordlike && !token.flags.contains(.nonASCII) {
        let bytes = document.text[token.span.range]
        if isUpper {
          edits.append(TextEdits.Edit(span: token.span, bytes: bytes.map { $0 &- 97 < 26 ? $0 - 32 : $0 }))
        } else if token.span.count >= 4, let first = bytes.first, first &- 97 < 26 {
          edits.append(TextEdits.Edit(span: token.span, bytes: [first - 32] + bytes.dropFirst()))
        }
      }
    }
    return edits
  }

  /// Words of names and roles put into other words, as article spinners do it.
  private func spin(_ document: TrainingDocument, _ generator: inout SeededGenerator) -> [TextEdits.Edit] {
    var edits: [TextEdits.Edit] = []
    for token in document.tokens where token.kind == .word && token.isCapitalized && !token.flags.contains(.allCapitals) {
      let word = document.text[token.span.range].map(WordHash.fold)
      let choices = spins.filter { $0.original == word }
      guard !choices.isEmpty, generator.below(3) != 0 else { continue }
      var other = choices[generator.below(choices.count)].spun
      if let first = other.first, first &- 97 < 26 { other[0] = first - 32 }
      edits.append(TextEdits.Edit(span: token.span, bytes: other))
    }
    return edits
  }
}
