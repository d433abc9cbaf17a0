import DatelineEntities
import DatelineTestSupport
import DatelineText
import Testing

@Suite struct LinkingTests {
  @Test(arguments: [
    // States, demonyms, short forms.
    "⟦Russia⟧{loc:ru} and ⟦Ukraine⟧{loc:ua} exchanged prisoners on Friday.",
    "The ⟦United States⟧{loc:us} said ⟦U.S.⟧{loc:us} troops would stay in ⟦South Korea⟧{loc:kr}.",
    "The ⟦USA⟧{loc:us} were crowned champions after beating ⟦Brazil⟧{loc:br}.",
    "⟦North Korean⟧{loc:kp} troops arrived in ⟦Russia⟧{loc:ru}.",
    "Officials in ⟦Britain⟧{loc:gb} met ⟦French⟧{loc:fr} diplomats.",
    "⟦North Korea⟧{loc:kp} fired a missile. Officials said the ⟦North⟧{loc:kp} would fire more.",
    // Capitals as towns and as governments.
    "⟦Moscow⟧{loc:ru} denied the report.",
    "The treaty with ⟦Pyongyang⟧{loc:kp} was signed in June.",
    "The minister arrived in ⟦Moscow⟧{loc:moscow-ru} on Monday.",
    "Relations between ⟦Beijing⟧{loc:cn} and ⟦Washington⟧{loc:us} have cooled.",
    "Two people were killed in ⟦Kyiv⟧{loc:kyiv-ua} overnight.",
    // Towns of one name, told apart by what stands beside them.
    "He was born in ⟦Paris⟧{loc:paris-fr}, France.",
    "The factory in ⟦London⟧{loc:london-gb} was closed.",
    // Regions.
    "Ukrainian forces entered ⟦Russia⟧{loc:ru}'s ⟦Kursk⟧{loc:kursk-oblast-ru} region in August.",
    "The ship crossed the ⟦Black Sea⟧{loc:black-sea}.",
    // Bodies, with their state beside them or inside the name.
    "⟦NATO⟧{org:nato} and the ⟦European Union⟧{org:european-union} condemned the attack.",
    "The ⟦Kremlin⟧{org:kremlin} said it had no information.",
    "⟦Iran⟧{loc:ir}'s ⟦Foreign Ministry⟧{org:ir-foreign-ministry} rejected the accusation.",
    "The ⟦U.S. State Department⟧{org:us-state-department} declined to comment.",
    // Of two bodies with one acronym the one that has it plainly, unless the other's country is spoken of.
    "The ⟦United States⟧{loc:us} bombed ⟦ISIS⟧{org:islamic-state} fighters in ⟦Iraq⟧{loc:iq}.",
    "The reporter left ⟦AFP⟧{org:afp} in ⟦France⟧{loc:fr}.",
    // A hyphenated surname is one word; a short form is the person of the country spoken of.
    "President ⟦Akufo-Addo⟧{per:nana-akufo-addo} of ⟦Ghana⟧{loc:gh} said no.",
    "The Trump-Stone plan failed. Then ⟦Trump⟧{per:donald-trump} said no.",
  ])
  func links(_ row: String) throws {
    let marked = MarkedText(row)
    var stages = try Stages()
    let annotations = stages.run(marked.text)
    for mark in marked.marks {
      let mention = annotations.mentions.first { $0.span == mark.span }
      let id = mention.map { $0.entity.map { annotations.entities[Int($0)].id } ?? "-" } ?? ""
      #expect(id == mark.expectation, "\(marked.text[mark.span]) in: \(marked.text)")
    }
  }

  @Test func surnameMeansTheFullNameOfTheDocument() throws {
    var stages = try Stages()
    let annotations = stages.run(
      "Yulia Marchenko leads the hospital in Lviv. Doctors there praised Marchenko on Tuesday. Marchenko said she was grateful.")
    let people = annotations.mentions.filter { $0.type == .person }
    #expect(people.count == 3)
    #expect(Set(people.map(\.entity)).count == 1)
    let entity = try #require(people.first?.entity.map { annotations.entities[Int($0)] })
    #expect(entity.id == "per:yulia-marchenko")
    #expect(entity.basis == .corpus)
    #expect(people.map(\.aliasKind) == [.name, .short, .short])
  }

  @Test func surnameWithoutFullNameStaysOpen() throws {
    var stages = try Stages()
    let annotations = stages.run("Mr. Marchenko said the road was closed.")
    let person = try #require(annotations.mentions.first { $0.type == .person })
    #expect(person.entity == nil)
  }

  @Test func acronymMeansTheNameThatExplainsIt() throws {
    var stages = try Stages()
    let annotations = stages.run("The Lviv Institute for River Research (LIRR) published a study. The LIRR said the water was clean.")
    let bodies = annotations.mentions.filter { $0.type == .organization }
    #expect(bodies.count == 3)
    #expect(Set(bodies.map(\.entity)).count == 1)
    #expect(bodies.last?.aliasKind == .abbreviation)
  }

  @Test func bodyOfEveryStateWithoutStateStaysOpen() throws {
    var stages = try Stages()
    let annotations = stages.run("The Foreign Ministry said on Monday that talks would go on.")
    let body = try #require(annotations.mentions.first { $0.type == .organization })
    #expect(body.entity == nil)
  }

  @Test func entitiesCarryWhatTheGazetteerKnows() throws {
    var stages = try Stages()
    let annotations = stages.run("A ship left Vladivostok for North Korea.")
    let town = try #require(annotations.entities.first { $0.id == "loc:vladivostok-ru" })
    #expect(town.countryCode == "RU")
    #expect(town.latitude == 43.1056)
    #expect(town.longitude == 131.8735)
    #expect(town.externalID == "geonames:2013348")
    let state = try #require(annotations.entities.first { $0.id == "loc:kp" })
    #expect(state.externalID == "wikidata:Q423")
    #expect(state.latitude == 40 && state.longitude == 127)
  }

  @Test func antecedentIsThePersonOfTheSentenceBefore() throws {
    var stages = try Stages()
    let annotations = stages.run("Pentagon spokeswoman Sabrina Singh praised Lloyd Austin's remarks. She said the troops were ready.")
    let antecedent = try #require(annotations.likelyAntecedents.last ?? nil)
    let entity = try #require(annotations.mentions[Int(antecedent)].entity)
    #expect(annotations.entities[Int(entity)].id == "per:sabrina-singh")
  }

  @Test("A title keeps the other sex's full names away")
  func titleTellsNamesakesApart() throws {
    var stages = try Stages()
    let annotations = stages.run(
      "Helen Okafor opened the bridge. Her husband John Okafor was there. Mrs. Okafor thanked the builders. Mr. Okafor cut the ribbon.")
    let people = annotations.mentions.filter { $0.type == .person }
    let names = people.map { $0.entity.map { annotations.entities[Int($0)].name } ?? "-" }
    #expect(names == ["Helen Okafor", "John Okafor", "Helen Okafor", "John Okafor"])
  }

  @Test(
    "The pronoun of a person comes from the title, else the given name, else the pronouns beside the name",
    arguments: [
      ("Mrs. Robin Vance spoke on Monday.", PersonPronoun?.some(.feminine)), ("Sir Robin Vance spoke on Monday.", .masculine),
      ("Helen Vance spoke on Monday. He left.", .feminine), ("Aung San Suu Kyi spoke on Monday.", .feminine),
      ("The mayor, Quillon Vance, said that he would resign.", .masculine), ("The mayor, Quillon Vance, resigned.", nil),
    ])
  func pronouns(text: String, pronoun: PersonPronoun?) throws {
    var stages = try Stages()
    let annotations = stages.run(text)
    let person = try #require(annotations.entities.first { $0.type == .person })
    #expect(person.pronoun == pronoun, "\(text)")
  }
}
