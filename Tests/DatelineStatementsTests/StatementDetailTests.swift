import DatelineStatements
import DatelineText
import Testing

@Suite struct StatementDetailTests {
  @Test("A pronoun means the last speaker of its sex, a role noun the person with that role")
  func speakers() throws {
    let text = """
      Pentagon spokeswoman Sabrina Singh said on October 23 that the talks would go on. “They were useful,” she said. \
      White House spokesman John Kirby said the talks were over. “They were useless,” he said. The spokeswoman added that she disagreed.
      """
    let annotations = annotate(text, publishedOn: Day(iso: "2024-10-24"))
    let names = annotations.statements.map { statement in
      statement.speakerEntity.map { annotations.entities[Int($0)].name } ?? "-"
    }
    #expect(names.prefix(4) == ["Sabrina Singh", "Sabrina Singh", "John Kirby", "John Kirby"])
    #expect(annotations.statements[0].speakerMention != nil)
    #expect(annotations.statements[1].speakerMention == nil)
    #expect(annotations.statements[0].speakerRole != nil)
  }

  @Test("A pronoun never means somebody who is known to take the other one")
  func pronounsOfSpeakers() throws {
    let text = "Helen Vance met John Kirby on Monday. The talks were long. “They were useful,” she said. “They were useless,” he said."
    let annotations = annotate(text)
    let names = annotations.statements.map { $0.speakerEntity.map { annotations.entities[Int($0)].name } ?? "-" }
    #expect(names == ["Helen Vance", "John Kirby"])
    let alone = annotate("John Kirby opened the meeting. “We are ready,” she said.")
    #expect(alone.statements.first?.speakerEntity == nil)
  }

  @Test("A name and a colon: the name speaks, unless only a count follows")
  func colons() throws {
    let quoted = annotate("More from Helen Vance: “The bridge was never safe.”")
    let speaker = try #require(quoted.statements.first?.speaker)
    #expect(speaker == ByteSpan(10, 21))
    #expect(annotate("Helen Vance: 46.").statements.isEmpty)
    #expect(annotate("Helen Vance: The bridge was never safe.").statements.count == 1)
  }

  @Test("An irregular past form ends the subject of the clause")
  func irregularVerbs() throws {
    let text = "Speaker Helen Vance took to the steps of City Hall to criticize the mayor’s record."
    let speaker = try #require(annotate(text).statements.first?.speaker)
    #expect(Array(text.utf8)[Int(speaker.start)..<Int(speaker.end)].elementsEqual("Speaker Helen Vance".utf8))
  }

  @Test("What has an article is one, and takes no plural verb")
  func singularSubjects() {
    #expect(annotate("The institute, a Washington-based U.S. army assume tank, opened in 2007.").statements.isEmpty)
    #expect(annotate("A number of officials say that the bridge will open.").statements.count == 1)
    #expect(annotate("The Republicans assume that the bridge will open.").statements.count == 1)
  }

  @Test("A body of a state that is written in small letters speaks like any other")
  func stateBodies() throws {
    let annotations = annotate("Ukraine’s army intelligence service said that the bridge had fallen.")
    let speaker = try #require(annotations.statements.first?.speakerEntity)
    #expect(annotations.entities[Int(speaker)].id == "org:hur")
  }

  @Test("What is expected is one content around its cue")
  func passives() throws {
    let text = "The ferry is expected to sail again."
    let statement = try #require(annotate(text).statements.first)
    #expect(statement.content == ByteSpan(0, UInt32(text.utf8.count - 1)))
    #expect(statement.cue == ByteSpan(13, 21) && statement.speaker == nil)
  }

  @Test(
    "Who serves somebody speaks for himself",
    arguments: [
      "An ally of President Vladimir Putin said no.", "Some aides, including Lloyd Austin, said no.",
      "A spokesman for Lloyd Austin said no.",
      "Advisers to Lloyd Austin said that it rained.",
    ])
  func bossesAreNoSpeakers(text: String) {
    for statement in annotate(text).statements { #expect(statement.speakerEntity == nil) }
  }

  @Test(
    "Who has the role speaks",
    arguments: [
      "U.S. Secretary of Defense Lloyd Austin said no.", "The secretary of defense, Lloyd Austin, said no.",
      "One of the aides, Lloyd Austin, said no.",
    ])
  func bearersOfRoles(text: String) throws {
    let annotations = annotate(text)
    let speaker = try #require(annotations.statements.first?.speakerEntity)
    #expect(annotations.entities[Int(speaker)].name == "Lloyd Austin")
  }

  @Test("Of a month the first day is told, which no other statement takes over")
  func coarseDates() throws {
    let text = "Lloyd Austin said in October 2023 that the talks failed. He said that the launch failed too."
    let statements = annotate(text, publishedOn: Day(iso: "2024-10-24")).statements
    #expect(statements.map { $0.saidOn?.description } == ["2023-10-01", "2024-10-24"])
    #expect(statements.map(\.saidBasis) == [.sentence, .anchor])
    #expect(statements.map { $0.date == nil } == [false, true])
  }

  @Test("Two speakers are no single entity")
  func severalSpeakers() throws {
    let annotations = annotate("South Korea and Japan said that the launch had failed.")
    let statement = try #require(annotations.statements.first)
    #expect(statement.speaker == ByteSpan(0, 21))
    #expect(statement.speakerEntity == nil)
  }

  @Test(
    "The day is the clause's, else the speaker's last one, else the document's, and never the content's",
    arguments: [
      ("Lloyd Austin said on October 23 that the talks failed on October 1.", "2024-10-23", StatementMention.SaidBasis.sentence),
      ("On October 23, Lloyd Austin said that the talks failed.", "2024-10-23", .sentence),
      ("Lloyd Austin on October 23 denied that the talks failed.", "2024-10-23", .sentence),
      ("“The talks failed,” said Lloyd Austin on October 23.", "2024-10-23", .sentence),
      ("Lloyd Austin left on October 23. Austin said that the talks failed on October 1.", "2024-10-24", .anchor),
      ("Lloyd Austin said on October 23 that it rained. Austin added that the talks failed on October 1.", "2024-10-23", .speaker),
      ("Lloyd Austin has previously said that the talks failed on October 1.", "-", .none),
    ])
  func days(text: String, day: String, basis: StatementMention.SaidBasis) throws {
    let annotations = annotate(text, publishedOn: Day(iso: "2024-10-24"))
    let statement = try #require(annotations.statements.last)
    #expect(statement.saidOn == Day(iso: day))
    #expect(statement.saidBasis == basis)
    #expect((statement.date != nil) == (basis == .sentence))
  }

  @Test("An inferred day of the document dates no statement")
  func noPublishedDay() throws {
    let annotations = annotate("Lloyd Austin said that the talks failed.")
    let statement = try #require(annotations.statements.first)
    #expect(statement.saidOn == nil)
    #expect(statement.saidBasis == .none)
  }

  @Test("Class, lemma and negation of the cue")
  func stance() throws {
    let rows: [(String, String, StatementMention.CueClass, Bool)] = [
      ("The mayor denied that it rained.", "deny", .deny, false), ("The mayor didn’t deny that it rained.", "deny", .deny, true),
      ("The mayor has not confirmed that it rained.", "confirm", .confirm, true), ("The mayor warned of rain.", "warn", .warn, false),
      ("The mayor thinks that it rained.", "think", .believe, false), ("The mayor asked whether it rained.", "ask", .ask, false),
      ("The mayor ordered an inquiry.", "order", .order, false), ("The study shows that it rained.", "show", .report, false),
    ]
    for (text, lemma, cueClass, isNegated) in rows {
      let statement = try #require(annotate(text).statements.first, "\(text)")
      #expect(statement.cueLemma == lemma && statement.cueClass == cueClass && statement.isNegated == isNegated, "\(text)")
    }
  }

  @Test("A statement inside another one has it as its parent")
  func nesting() throws {
    let text = "Kirby said that the White House believes that Moscow denied the reports."
    let statements = annotate(text).statements
    let lemmas = statements.map(\.cueLemma)
    #expect(lemmas == ["say", "believe", "deny"])
    #expect(statements.map(\.parent) == [nil, 0, 1])
  }

  @Test("A quotation goes on over paragraphs, and a quotation on its own with the speaker before it")
  func paragraphs() {
    let text = "“The ferry sails again,” said Maria Gomez.\n\n“The crew is ready.”\n\nThe harbor is old."
    let statements = annotate(text).statements
    #expect(statements.map { text[$0.content] } == ["“The ferry sails again,”", "“The crew is ready.”"])
    #expect(Set(statements.map(\.cue)).count == 1)

    let long = "Gomez said: “The ferry sails again.\n\n“The crew is ready.”\n\nThe harbor is old."
    #expect(annotate(long).statements.map { long[$0.content] } == ["“The ferry sails again.", "“The crew is ready.”"])
  }

  @Test("The sentence of a statement is the cue's, or the content's first one when that is earlier")
  func sentence() throws {
    let text = "“The ferry sails. The crew is ready,” said Maria Gomez."
    let statement = try #require(annotate(text).statements.first)
    #expect(statement.sentence == 0)
    #expect(statement.isDirect)
  }
}
