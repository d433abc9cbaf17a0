import DatelineDedupe
import Testing

/// What the second of two texts is to the first: a row is two texts and the kind, or nil for different texts.
struct PairRow: Sendable, CustomTestStringConvertible {
  let name: String
  let first: String
  let second: String
  let kind: DuplicateKind?

  var testDescription: String { name }

  init(_ name: String, _ first: String, _ second: String, _ kind: DuplicateKind?) {
    self.name = name
    self.first = first
    self.second = second
    self.kind = kind
  }
}

@Suite struct PairTableTests {
  static let rows: [PairRow] = [
    PairRow("the same text", Articles.harbour, Articles.harbour, .exact),
    PairRow("other case", Articles.harbour, Articles.harbour.uppercased(), .exact),
    PairRow("other line breaks", Articles.harbour, Articles.harbour.replacing("\n\n", with: " "), .exact),
    PairRow("curly marks", Articles.harbour, Articles.harbour.replacing("'", with: "\u{2019}"), .exact),
    PairRow("character references", Articles.harbour, Articles.harbour.replacing("\"", with: "&quot;"), .exact),
    PairRow("site furniture before and behind", Articles.harbour, Articles.furnished, .near),
    PairRow("scanning errors", Articles.harbour, Articles.harbour.replacing("ll", with: "l1").replacing("rn", with: "m"), .near),
    PairRow("updated", Articles.harbour, Articles.harbourUpdate, .near),
    PairRow("lead", Articles.harbour, Articles.harbourLead, .near),
    PairRow("spun", Articles.harbour, Articles.harbourSpun, .spun),
    PairRow("spun lead", Articles.harbour, Articles.harbourSpunLead, .spun),
    PairRow("the same event by somebody else", Articles.harbour, Articles.harbourElsewhere, nil),
    PairRow("a sentence of a roundup", Articles.harbour, Articles.roundup, nil),
    PairRow("a result and another result", Articles.football, Articles.footballAnew, nil),
    PairRow("the weather of two days", Articles.weather, Articles.weatherAnew, nil),
    PairRow("two fires in the same words", Articles.fire, Articles.fireAnew, nil),
    PairRow("furniture alone and an article", Articles.furniture, Articles.football, nil),
    PairRow("empty texts and articles", "", Articles.football, nil),
  ]

  @Test("pairs, the first text first", arguments: rows)
  func firstThenSecond(_ row: PairRow) { check(row.first, row.second, row.kind) }

  @Test("pairs, the second text first", arguments: rows)
  func secondThenFirst(_ row: PairRow) { check(row.second, row.first, row.kind) }

  private func check(_ first: String, _ second: String, _ kind: DuplicateKind?) {
    var deduper = Deduper()
    deduper.add(text: first)
    deduper.add(text: second)
    let result = deduper.finish()
    #expect(result.originals == (kind == nil ? [0, 1] : [0, 0]))
    if let kind { #expect(result.kinds[1] == kind) }
    #expect((0...1).contains(result.similarities[1]))
  }

  @Test("kinds that are not asked for stay originals")
  func kinds() {
    for (kind, copy) in [(DuplicateKinds.exact, Articles.harbour), (.near, Articles.harbourUpdate), (.spun, Articles.harbourSpun)] {
      var with = Deduper(options: DedupeOptions(kinds: kind))
      var without = Deduper(options: DedupeOptions(kinds: DuplicateKinds.all.subtracting(kind)))
      for text in [Articles.harbour, copy] {
        with.add(text: text)
        without.add(text: text)
      }
      #expect(with.finish().originals == [0, 0])
      #expect(without.finish().originals == [0, 1])
    }
  }

  @Test("a short lead that comes first gathers the long texts", arguments: [Articles.harbourLead, Articles.harbourSpunLead])
  func leadFirst(_ lead: String) {
    var deduper = Deduper()
    for text in [lead, Articles.harbour, Articles.harbourSpun, Articles.football, Articles.harbourUpdate, Articles.harbourElsewhere] {
      deduper.add(text: text)
    }
    #expect(deduper.finish().originals == [0, 0, 0, 3, 0, 5])
  }
}
