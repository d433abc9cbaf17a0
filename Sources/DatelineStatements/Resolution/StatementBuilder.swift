import DatelineText

/// Makes the stage's output from findings.
enum StatementBuilder {
  /// The document's statements, sorted by the start of their content.
  ///
  /// - Complexity: O(n log n) in the findings.
  static func build(_ findings: inout [Finding], _ view: TextView, _ annotations: Annotations) -> [StatementMention] {
    // Pieces stand behind their finding; running quotations are found last and go to the finding that they continue.
    var order = Array(findings.indices)
    order.sort { a, b in
      let left = findings[a].cueRange.lowerBound
      let right = findings[b].cueRange.lowerBound
      return left != right ? left < right : a < b
    }
    findings = order.map { findings[$0] }
    Nesting.filter(&findings, view)

    var resolver = SpeakerResolver(
      view, entities: annotations.entities, roles: annotations.roles, antecedents: annotations.likelyAntecedents)
    var dates = SayingDates(view, published: annotations.anchor.publishedOn)
    var statements: [StatementMention] = []
    statements.reserveCapacity(findings.count)
    var index = 0
    while index < findings.count {
      var end = index + 1
      while end < findings.count, findings[end].isPiece { end += 1 }
      let finding = findings[index]
      let speaker = finding.source.map { resolver.resolve($0, in: finding.sentence) }
      let key = speaker?.entity.map { UInt64($0) } ?? finding.source.flatMap { headKey($0, view) }
      let saying = dates.saying(of: finding, speaker: key, pieces: findings[(index + 1)..<end])
      for piece in findings[index..<end] {
        var statement = statement(piece, view)
        statement.speakerMention = speaker?.mention
        statement.speakerEntity = speaker?.entity
        statement.speakerRole = speaker?.role
        statement.date = saying.date
        statement.saidOn = saying.on
        statement.saidBasis = saying.basis
        statements.append(statement)
      }
      index = end
    }
    statements.sort { $0.content != $1.content ? ($0.content.start, $1.content.end) < ($1.content.start, $0.content.end) : $0.cue < $1.cue }
    setParents(&statements)
    return statements
  }

  /// A key for speakers without entity: the head noun; nil for pronouns.
  private static func headKey(_ source: Source, _ view: TextView) -> UInt64? {
    let classes = view.classes(source.head)
    guard source.kind == .phrase, !classes.has([.subject, .possessive, .relative]) else { return nil }
    return view.tokens[source.head].hash | 1 << 63
  }

  private static func statement(_ finding: Finding, _ view: TextView) -> StatementMention {
    let cue = view.lexicon.cues[finding.cue]
    let content = view.span(finding.content)
    var sentence = finding.sentence
    while sentence > 0, content.start < view.sentences[sentence].span.start { sentence -= 1 }
    var statement = StatementMention(
      content: content, sentence: UInt32(sentence), cue: view.span(finding.cueRange), cueLemma: cue.lemma, cueClass: cue.cueClass,
      confidence: finding.rule.confidence)
    statement.isNegated = finding.isNegated
    statement.isDirect = finding.content.contains { view.words[$0].quotation >= 0 && view.isIn($0, .quote) }
    if let source = finding.source, !source.range.isEmpty { statement.speaker = view.span(source.range) }
    return statement
  }

  /// The parent of a statement is the smallest one whose content holds its content and its cue.
  private static func setParents(_ statements: inout [StatementMention]) {
    var open: [Int] = []
    for index in statements.indices {
      while let top = open.last, statements[top].content.end <= statements[index].content.start { open.removeLast() }
      for candidate in open.reversed().prefix(32) {
        let outer = statements[candidate].content
        guard outer.contains(statements[index].content), outer.contains(statements[index].cue), outer != statements[index].content else {
          continue
        }
        statements[index].parent = UInt32(candidate)
        break
      }
      open.append(index)
    }
  }
}

extension Finding.Rule {
  /// Measured share of statements with the right content among those of a rule, on the development half of PolNeAR.
  var confidence: Double {
    switch self {
    case .quotation: 0.94
    case .that: 0.84
    case .clause: 0.79
    case .phrase: 0.8
    case .trailing: 0.8
    case .question: 0.75
    case .running: 0.7
    case .colon: 0.78
    case .adverb: 0.59
    case .object: 0.61
    case .infinitive: 0.57
    case .purpose: 0.53
    case .passive: 0.49
    case .noun: 0.44
    }
  }
}
