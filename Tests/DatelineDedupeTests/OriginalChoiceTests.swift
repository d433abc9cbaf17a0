import DatelineDedupe
import DatelineText
import Testing

@Suite struct OriginalChoiceTests {
  private func originals(_ keep: OriginalChoice, _ texts: [(String, Day?)]) -> DedupeResult {
    var deduper = Deduper(options: DedupeOptions(keep: keep))
    for (text, day) in texts { deduper.add(text: text, publishedOn: day) }
    return deduper.finish()
  }

  private var texts: [(String, Day?)] {
    [
      (Articles.harbourLead, Day(year: 2024, month: 10, day: 3)), (Articles.harbour, nil),
      (Articles.harbourUpdate, Day(year: 2024, month: 10, day: 1)), (Articles.football, nil),
    ]
  }

  @Test("first") func first() { #expect(originals(.first, texts).originals == [0, 0, 0, 3]) }

  @Test("earliest day, texts without a day last") func earliest() { #expect(originals(.earliest, texts).originals == [2, 2, 2, 3]) }

  @Test("longest") func longest() { #expect(originals(.longest, texts).originals == [2, 2, 2, 3]) }

  @Test("no original is a copy") func originalsAreOriginals() {
    for keep in OriginalChoice.allCases {
      let result = originals(keep, texts)
      for original in result.originals { #expect(!result.isDuplicate(Int(original))) }
    }
  }

  @Test("a leader that was voted out says how it copies the original") func votedOut() {
    let result = originals(.earliest, texts)
    for index in result.originals.indices {
      #expect((result.methods[index] == .none) == !result.isDuplicate(index))
      #expect(result.isDuplicate(index) || result.kinds[index] == .exact)
    }
    #expect(result.kinds[0] != .exact)
  }
}
