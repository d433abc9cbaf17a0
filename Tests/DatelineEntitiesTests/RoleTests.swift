import DatelineEntities
import DatelineText
import Testing

@Suite struct RoleTests {
  /// Text, role words as written, canonical role, person, whom the person serves.
  @Test(arguments: [
    ("Pentagon spokeswoman Sabrina Singh said no.", "spokeswoman", "spokesperson", "Sabrina Singh", "org:us-department-of-defense"),
    ("Russian President Vladimir Putin said no.", "President", "President", "Vladimir Putin", "loc:ru"),
    ("John Kirby, a spokesman for the White House, said no.", "spokesman", "spokesperson", "John Kirby", "org:white-house"),
    ("Kim Jong Un, the leader of North Korea, said no.", "leader", "leader", "Kim Jong Un", "loc:kp"),
    ("U.S. Secretary of State Antony Blinken said no.", "Secretary of State", "Secretary of State", "Antony Blinken", "loc:us"),
    ("Sergei Lavrov, Russia's foreign minister, said no.", "foreign minister", "Foreign Minister", "Sergei Lavrov", "loc:ru"),
    ("Former French President Nicolas Sarkozy said no.", "President", "President", "Nicolas Sarkozy", "loc:fr"),
    (
      "Ukraine's deputy foreign minister, Iryna Koval, said no.", "deputy foreign minister", "Deputy Foreign Minister", "Iryna Koval",
      "loc:ua"
    ),
  ])
  func reads(_ text: String, _ words: String, _ canonical: String, _ person: String, _ served: String) throws {
    var stages = try Stages()
    let annotations = stages.run(text)
    let role = try #require(annotations.roles.first, "no role in: \(text)")
    #expect(text[role.span] == words)
    #expect(role.role == canonical)
    #expect(text[annotations.mentions[Int(role.person)].span] == person)
    #expect(role.organization.map { annotations.entities[Int($0)].id } == served)
  }

  @Test(
    "A hyphen makes another word of a title, unless both sides are titles",
    arguments: [
      ("The front-runner Helen Vance said no.", "front-runner"), ("Her co-star Helen Vance said no.", "co-star"),
      ("The actor-director Helen Vance said no.", "director"), ("The then-president Helen Vance said no.", "Then-President"),
      ("The civil rights activist Helen Vance said no.", "civil rights activist"), ("The pop-singer Helen Vance said no.", nil),
      ("The women's rights activist Helen Vance said no.", "women's rights activist"),
      ("Helen Vance, officer-in-charge of the harbor, said no.", nil), ("Lt. Gov. Helen Vance said no.", "lieutenant governor"),
      ("The elder Vance said no to Helen Vance.", nil),
    ] as [(String, String?)])
  func hyphens(_ text: String, _ canonical: String?) throws {
    var stages = try Stages()
    #expect(stages.run(text).roles.first?.role == canonical, "\(text)")
  }

  /// A faith or a people has no offices; a kinsman is no priest.
  @Test(arguments: [
    ("The Muslim leader Abdul Karim said no.", "leader", ""), ("The French leader Emmanuel Macron said no.", "leader", "loc:fr"),
    ("He went with his late father John Brown.", "", ""), ("He went with Father John Brown.", "Father", ""),
  ])
  func servesBodiesAndPlacesOnly(_ text: String, _ words: String, _ served: String) throws {
    var stages = try Stages()
    let annotations = stages.run(text)
    let role = annotations.roles.first
    #expect(role.map { text[$0.span] } ?? "" == words)
    #expect(role?.organization.map { annotations.entities[Int($0)].id } ?? "" == served)
  }

  @Test(arguments: ["Vladimir Putin said no.", "The president said no to John Kirby.", "The minister met Sergei Lavrov."])
  func findsNoneWhereNoneIsGiven(_ text: String) throws {
    var stages = try Stages()
    #expect(stages.run(text).roles.isEmpty)
  }
}
