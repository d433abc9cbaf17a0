import DatelineEntities
import DatelineTestSupport
import DatelineText
import Testing

@Suite struct RepairTests {
  @Test(arguments: [
    ("Officials at the ⟦White Home⟧{org:white-house} stated it.", "White House"),
    ("The ⟦Nationwide Safety Council⟧{org:us-national-security-council} met on Monday.", "National Security Council"),
    (
      "South Korea's ⟦Nationwide Intelligence Service⟧{org:national-intelligence-service} stated it had photos.",
      "National Intelligence Service"
    ),
    ("The ⟦Institute for the Research of Warfare⟧{org:institute-for-the-study-of-war} printed a map.", "Institute for the Study of War"),
  ])
  func putsNamesBack(_ row: String, _ repaired: String) throws {
    let marked = MarkedText(row)
    var stages = try Stages()
    let annotations = stages.run(marked.text)
    let mark = try #require(marked.marks.first)
    let mention = try #require(annotations.mentions.first { $0.span == mark.span })
    #expect(mention.repairedText == repaired)
    #expect(mention.aliasKind == .spun)
    #expect(mention.entity.map { annotations.entities[Int($0)].id } == mark.expectation)
    let sentence = try #require(annotations.repairedSentences.first)
    #expect(sentence.text == marked.text.replacing(marked.text[mark.span], with: repaired))
  }

  @Test(arguments: [
    "The National Security Council met at the White House.",
    "The Home Office and the Ministry of Justice agreed.",
    "The World Food Programme and the Red Cross sent aid.",
    "The Research Institute of Forestry moved to a new building.",
    "Iran is an Islamic nation whose students learn the French language.",
    "The Fire Protection Department opened a new station.",
    "General Motors and the Farmers Workers Union signed a contract.",
  ])
  func leavesTrueNamesAlone(_ text: String) throws {
    var stages = try Stages()
    let annotations = stages.run(text)
    #expect(annotations.mentions.allSatisfy { $0.repairedText == nil }, "\(annotations.mentions.compactMap(\.repairedText))")
    #expect(annotations.repairedSentences.isEmpty)
  }

  @Test func offLeavesSpunNamesAlone() throws {
    var options = EntityTagger.Options()
    options.repair = .off
    var stages = try Stages(options)
    let annotations = stages.run("U.S. Secretary of Protection Lloyd Austin spoke at the White Home.")
    #expect(annotations.mentions.allSatisfy { $0.repairedText == nil })
    #expect(annotations.roles.allSatisfy { $0.repairedText == nil })
    #expect(annotations.repairedSentences.isEmpty)
  }

  @Test func titlesAndNamesOfASentenceAreRepairedTogether() throws {
    var stages = try Stages()
    let annotations = stages.run("U.S. Secretary of Protection Lloyd Austin spoke at the White Home.")
    let role = try #require(annotations.roles.first)
    #expect(role.role == "Secretary of Defense")
    #expect(role.repairedText == "Secretary of Defense")
    #expect(annotations.repairedSentences.map(\.text) == ["U.S. Secretary of Defense Lloyd Austin spoke at the White House."])
  }
}
