import DatelineText

/// Quotations that fill whole sentences and name no speaker: they go on with the statement before them.
enum RunningQuotations {
  /// Gives each such quotation to the last quotation before it, as one more piece.
  ///
  /// - Complexity: O(sentences + quotations + findings).
  static func attach(_ findings: inout [Finding], _ view: TextView) {
    var covered = [Bool](repeating: false, count: view.quotations.count)
    for finding in findings {
      for index in [finding.content.lowerBound, finding.content.upperBound - 1] where index >= 0 && index < view.count {
        let quotation = Int(view.words[index].quotation)
        if quotation >= 0 { covered[quotation] = true }
      }
    }
    var next = 0
    var last: Finding?
    var running: [Finding] = []
    /// The sentence in which the last statement or its last piece ends.
    var endOfLast = 0
    for (number, sentence) in view.sentences.enumerated() {
      let first = Int(sentence.firstToken)
      if let quotation = view.opensQuotation(first), !covered[quotation], var finding = last, number > 0, number <= endOfLast + 1 {
        let isSameParagraph = sentence.paragraph == view.sentences[number - 1].paragraph
        let end = view.quotations[quotation].end
        if let lastSentence = sentenceEnding(at: end, from: number, view), isSameParagraph || fillsParagraph(lastSentence, view) {
          finding.content = first..<end
          finding.rule = .running
          finding.isPiece = true
          running.append(finding)
          covered[quotation] = true
          endOfLast = lastSentence
        }
      }
      while next < findings.count, findings[next].sentence <= number {
        let finding = findings[next]
        switch finding.rule {
        case .quotation, .trailing, .that, .clause:
          last = finding
          endOfLast = max(number, lastSentence(of: finding, from: number, view))
        default: break
        }
        next += 1
      }
    }
    findings += running
  }

  /// The sentence that ends with the token before `end`; nil if none does.
  private static func sentenceEnding(at end: Int, from first: Int, _ view: TextView) -> Int? {
    var number = first
    while number < view.sentences.count, Int(view.sentences[number].endToken) < end { number += 1 }
    return number < view.sentences.count && Int(view.sentences[number].endToken) == end ? number : nil
  }

  private static func lastSentence(of finding: Finding, from first: Int, _ view: TextView) -> Int {
    var number = first
    while number + 1 < view.sentences.count, Int(view.sentences[number].endToken) < finding.content.upperBound { number += 1 }
    return number
  }

  private static func fillsParagraph(_ sentence: Int, _ view: TextView) -> Bool {
    sentence + 1 >= view.sentences.count || view.sentences[sentence + 1].paragraph != view.sentences[sentence].paragraph
  }
}
