import DatelineDedupe
import DatelineText

extension PairReport {
  /// Most lines of one list; a list may have thousands.
  private static let listLimit = 40

  /// The report as plain text, columns aligned, ending in a newline.
  public var text: String {
    var page = AlignedText()
    page.line(verdict)
    page.line("  because \(reason)")
    page.section("documents")
    page.rows([Self.cells(first), Self.cells(second)], indent: 2)
    if let inRun { page.line("  in the run: \(inRun)") }
    addEvidence(&page)
    addShared(&page)
    addDifferences(&page)
    if anchors == .tokens {
      page.line("")
      page.line(
        "Names and numbers are those of the words. A run with the stages dates and entities compares dates and known names instead: for its own"
      )
      page.line("view list the tables dates, entity_mentions and entities in outputs.tables, whole and without a filter.")
    }
    return page.text
  }

  /// `... are copies of each other: spun, by chain`.
  private var verdict: String {
    let pair = "\(first.documentID) and \(second.documentID)"
    guard let kind = explanation.kind else { return "\(pair) are different texts" }
    return "\(pair) are copies of each other: \(kind.name), by \(explanation.method.name)"
  }

  private static func cells(_ side: Side) -> [String] {
    let day = side.documentDate ?? "no day"
    let origin = [side.publisher, side.title.map { "\"\($0)\"" }, side.recordID.map { "record_id \($0)" }].compactMap { $0 }
    return [side.documentID, day, side.sentenceCount.counted("sentence"), origin.joined(separator: ", ")]
  }

  private func addEvidence(_ page: inout AlignedText) {
    page.section("the two by themselves")
    page.rows(
      [
        ["score", explanation.score.fixed(2), "copies from \(explanation.leastScore.fixed(2)) on"],
        ["similarity", explanation.similarity.fixed(2), "share of the shorter text that the test found again"],
        [
          "shared chain pairs", "\(explanation.sharedChainPairs.count)",
          "of \(explanation.chainPairsOfSmaller) neighbouring names and numbers of the text that has fewer",
        ],
        ["shared sentences", "\(explanation.sharedSentences.count)", "of eight words and more, word for word"],
        [
          "changed words", "\(Int((explanation.changedWordShare * 100).rounded())) %",
          "of the shorter text's words are not in the other one",
        ],
      ], indent: 2)
  }

  private func addShared(_ page: inout AlignedText) {
    if !explanation.sharedChainPairs.isEmpty {
      page.section("shared chain pairs")
      list(explanation.sharedChainPairs.map { "\($0.first) > \($0.second)" }, &page)
    }
    if !explanation.sharedSentences.isEmpty {
      page.section("shared sentences")
      list(explanation.sharedSentences.map { first.text.string($0.first) }, &page)
    }
  }

  private func addDifferences(_ page: inout AlignedText) {
    let rows = [
      ("numbers of the first only", explanation.numbersOfOneOnly.first),
      ("numbers of the second only", explanation.numbersOfOneOnly.second),
      ("names of the first only", explanation.namesOfOneOnly.first), ("names of the second only", explanation.namesOfOneOnly.second),
    ].filter { !$0.1.isEmpty }
    guard !rows.isEmpty else { return }
    page.section("differences")
    page.rows(
      rows.map { label, words in
        [label, words.prefix(Self.listLimit).joined(separator: "; ") + (words.count > Self.listLimit ? "; ..." : "")]
      }, indent: 2)
  }

  private func list(_ lines: [String], _ page: inout AlignedText) {
    for line in lines.prefix(Self.listLimit) { page.line("  \(line)") }
    if lines.count > Self.listLimit { page.line("  and \(lines.count - Self.listLimit) more; --format json has them all") }
  }
}
