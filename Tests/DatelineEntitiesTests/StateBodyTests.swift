import DatelineEntities
import DatelineTestSupport
import DatelineText
import Testing

/// Bodies of states in small letters: linked where a list knows them, and never names.
@Suite struct StateBodyTests {
  @Test(arguments: [
    "Russia's ⟦defence ministry⟧{org:ru-defence-ministry} said no.",
    "The Russian ⟦ministry of foreign affairs⟧{org:ru-foreign-ministry} said no.",
    "Ukraine's ⟦army intelligence service⟧{org:hur} said no.",
    "The Ukrainian ⟦military⟧{org:armed-forces-of-ukraine} said no.",
    "The Ukrainian ⟦parliament⟧{org:verkhovna-rada} said no.",
    "The Ukrainian ⟦school⟧{} said no.",
    "Pakistan and the ⟦ministry⟧{} said no.",
  ])
  func links(_ row: String) throws {
    let marked = MarkedText(row)
    var stages = try Stages()
    let annotations = stages.run(marked.text)
    for mark in marked.marks {
      let mention = annotations.mentions.first { $0.span == mark.span }
      #expect(mention.map { $0.entity.map { annotations.entities[Int($0)].id } ?? "-" } ?? "" == mark.expectation, "\(marked.text)")
      if let mention { #expect(mention.kind == .nominal && mention.rule == "state-body") }
    }
  }

  /// A name before and after such a body keeps its reference, and the body serves the title beside it.
  @Test func neighboursKeepTheirReference() throws {
    var stages = try Stages()
    let annotations = stages.run("Yulia Marchenko met Russia's defence ministry spokesman Igor Petrov. Marchenko left, and so did Petrov.")
    let named = annotations.mentions.map { $0.entity.map { annotations.entities[Int($0)].id } ?? "-" }
    #expect(
      named == ["per:yulia-marchenko", "loc:ru", "org:ru-defence-ministry", "per:igor-petrov", "per:yulia-marchenko", "per:igor-petrov"])
    let role = try #require(annotations.roles.first)
    #expect(role.role == "spokesperson")
    #expect(role.organization.map { annotations.entities[Int($0)].id } == "org:ru-defence-ministry")
    let spans = annotations.mentions.map(\.span)
    for (one, two) in zip(spans, spans.dropFirst()) { #expect(one.end <= two.start) }
  }
}
