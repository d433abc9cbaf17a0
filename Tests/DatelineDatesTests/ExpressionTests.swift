import DatelineDates
import DatelineTestSupport
import DatelineText
import Testing

/// Rows carry their expectation: expressions stand in brackets with their TIMEX3 value. The document's day is Friday, 2024-10-25.
@Suite struct ExpressionTests {
  @Test(arguments: DateResolver.rules)
  func everyRuleHasAnExampleThatItFinds(_ rule: RuleDescription) throws {
    #expect(!rule.what.isEmpty)
    expect(rule.example, on: friday)
    let row = MarkedText(rule.example)
    let document = Document(row.text, publishedOn: friday)
    #expect(annotate(document).dates.contains { $0.rule == rule.name }, "\(rule.name): \(rule.example)")
  }

  @Test(arguments: [
    "It was signed on ⟦24 October 2024⟧{2024-10-24}.",
    "It was signed on ⟦24th of October, 2024⟧{2024-10-24} in Kyiv.",
    "It was signed on the ⟦24-Oct-2024⟧{2024-10-24} list.",
    "The paper of ⟦2024/10/24⟧{2024-10-24} says so.",
    "Signed ⟦24.10.2024⟧{2024-10-24} in Bonn.",
    "It lasted from ⟦31 May⟧{1916-05-31}-⟦1 June 1916⟧{1916-06-01}, at sea.",
    "He ruled from ⟦499⟧{BC0499} to ⟦493 BC⟧{BC0493} there.",
    "The ⟦1915⟧{1915}-⟦17⟧{1917} campaigns failed.",
    "In ⟦nineteen ninety-six⟧{1996} they left.",
    "It was lost in ⟦the 480s BC⟧{BC048} again.",
    "He wrote it in ⟦the early 1990s⟧{199}, they said.",
    "A church of ⟦the 5th century BC⟧{BC04} was found.",
    "The ⟦Q3 2023⟧{2023-Q3} figures were poor.",
    "It rained in ⟦the week of March 4, 2024⟧{2024-W10} and after.",
    "It snowed in ⟦February⟧{1947-02} and ⟦March 1947⟧{1947-03} there.",
    "It snowed in ⟦December⟧{1946-12} and ⟦January 1947⟧{1947-01} there.",
    "Sales rose in ⟦the third quarter⟧{2024-Q3}, it said.",
    "⟦The 25th of August⟧{2024-08-25} was the worst day.",
    "Lamps burned at ⟦Diwali 2020⟧{2020-11-14} and ⟦the Mid-Autumn Festival⟧{2024-09-17} as well.",
    "They sail between ⟦2011 May⟧{2011-05} and ⟦2013⟧{2013} or so.",
    "They met on ⟦the weekend of Thanksgiving 2022⟧{2022-W47-WE} again.",
    "The fair was on ⟦May 7 (Tuesday)⟧{2024-05-07} again.",
    "The lists of ⟦Oct-21-2024⟧{2024-10-21} and ⟦2023-Nov⟧{2023-11} were lost, and so was that of ⟦Oct 5,19⟧{2019-10-05}.",
    "The ⟦FY2013⟧{2013} budget was late.",
    "They sailed in ⟦summer last year⟧{2023-SU} and in ⟦the last two weeks of March 2023⟧{P2W}.",
    "They sailed in ⟦past two weeks of June⟧{P2W} too.",
    "He grew up in ⟦the two thousand and tens⟧{201} there.",
    "The season opens on ⟦the Sunday nearest to November 30, 2024⟧{2024-12-01} there.",
    "They wed on ⟦the second closest Christmas to March 3, 2023⟧{2023-12-25} there.",
    "They met on ⟦the Monday closest to July 4, 2024⟧{2024-07-01} there.",
    "The parade on ⟦Independence Day⟧{2024-07-04} was long.",
    "The sun is lowest at ⟦the winter solstice 2023⟧{2023-12-22} there.",
  ])
  func explicitDates(_ row: String) { expect(row, on: friday) }

  @Test(arguments: [
    "The talks will resume on ⟦Monday⟧{2024-10-28}.",
    "He spoke on ⟦Thursday⟧{2024-10-24} in Kazan.",
    "Police said on ⟦Friday⟧{2024-10-25} that a man had been held.",
    "The court is due to rule in ⟦May⟧{2025-05} on it.",
    "They invited us to a party on ⟦November 19⟧{2024-11-19} in Oslo.",
    "He was hurt on ⟦December 28⟧{2023-12-28} in Oslo.",
    "He stayed away until ⟦November⟧{2024-11} and slept.",
    "Those who won't vote until ⟦March⟧{2025-03} gathered there.",
    "He fled after ⟦the Sept. 11⟧{2001-09-11} attacks and came back on ⟦Sept. 11⟧{2024-09-11} by boat.",
    "She could not be reached for comment ⟦Thursday⟧{2024-10-24} at sea.",
    "She could be reached ⟦Thursday⟧{2024-10-31} at sea.",
    "He showed a spending plan on ⟦Monday⟧{2024-10-21} in Oslo.",
    "She told USA TODAY and Russia Today ⟦today⟧{2024-10-25} that it rained.",
    "He left Russia ⟦today⟧{2024-10-25} by boat.",
    "The court ruled in ⟦May⟧{2024-05} on it.",
    "He was arrested in ⟦December⟧{2023-12} and freed.",
    "He will be tried in ⟦December⟧{2024-12} in Oslo.",
    "They fled ⟦last July⟧{2024-07} by boat.",
    "They will go home ⟦next spring⟧{2025-SP} by boat.",
    "The deal was agreed ⟦this week⟧{2024-W43}, officials said.",
    "It happened ⟦last night⟧{2024-10-24TNI}, officials said.",
    "It rained ⟦two weeks ago⟧{2024-W41} in Mumbai.",
    "The vote comes ⟦three days⟧{P3D} after the ruling.",
    "On ⟦October 8⟧{2024-10-08} he was hurt; ⟦the next day⟧{2024-10-09} he died.",
    "He was hurt on ⟦October 8⟧{2024-10-08} and died ⟦four days later⟧{2024-10-12} at home.",
    "⟦Two days later⟧{2024-10-10}, on ⟦October 10⟧{2024-10-10}, it was over.",
    "On ⟦Tuesday, October 22⟧{2024-10-22}, they met.",
    "The storm hit on ⟦September 30⟧{2024-09-30} and again on ⟦the 2nd⟧{2024-10-02}.",
    "The court will sit ⟦Tuesday morning next week⟧{2024-10-29TMO}, it said.",
    "The mill will close in ⟦March in two years⟧{2026-03}, they say.",
    "The ferry leaves ⟦this Sat, 6pm⟧{2024-10-26T18:00} as ever.",
    "How about ⟦Friday evening⟧{2024-10-25TEV}?",
    "They met on ⟦October 2⟧{2024-10-02}, ⟦9⟧{2024-10-09} and ⟦16⟧{2024-10-16}, he said.",
    "It opened on ⟦6⟧{2024-10-06} and ⟦7 October⟧{2024-10-07} only.",
    "On ⟦October 3⟧{2024-10-03}, 15 were hurt.",
    "The raid began at ⟦1030 GMT⟧{2024-10-25T10:30} by sea.",
    "He fell at ⟦4 in the afternoon⟧{2024-10-25T16:00}.",
    "The talks went on until ⟦mid day⟧{2024-10-25T12:00}.",
    "He was shot ⟦a fortnight ago⟧{2024-10-11} in Oslo.",
    "The bridge will be free ⟦this Labor Day⟧{2025-09-01} as well.",
    "They left ⟦tonight at 12⟧{2024-10-26T00:00} by bus.",
    "The road will be shut from ⟦2:30⟧{2024-10-28T14:30} to ⟦4 p.m. on Monday⟧{2024-10-28T16:00} again.",
    "The bank is shut between ⟦2⟧{2024-10-25T14:00} and ⟦4 pm⟧{2024-10-25T16:00}, the pool from ⟦9⟧{2024-10-25T09:00} to ⟦5 p.m.⟧{2024-10-25T17:00} there.",
    "The bank is shut ⟦2⟧{2024-10-25T14:00}-⟦4pm⟧{2024-10-25T16:00}.",
    "The mill is shut ⟦this Friday⟧{2024-10-25} and ⟦Saturday⟧{2024-10-26}, and ⟦next Monday⟧{2024-10-28}, ⟦Tuesday⟧{2024-10-29} too.",
    "Claims fell in ⟦the week ended May 12, 2024⟧{2024-W19} there.",
    "Claims rose in ⟦the week starting on May 6⟧{2024-W19} there.",
    "Sales fell in ⟦3Q19⟧{2019-Q3} and rose in ⟦4Q 2020⟧{2020-Q4} there.",
    "They fought until ⟦nightfall on Thursday⟧{2024-10-24TEV} and from ⟦sunrise on Friday⟧{2024-10-25} on.",
    "The shop will be open ⟦Thursday⟧{2024-10-31} again.",
    "It was sold ⟦the week before last⟧{2024-W41}, and it rained ⟦last fortnight⟧{2024-W41}.",
    "He fell at ⟦twenty past nine⟧{2024-10-25T09:20}; at ⟦half past three⟧{2024-10-25T03:30} rockets fell.",
    "He left ⟦a year and a half ago⟧{2023-04-26}, they say.",
    "It will run from ⟦November⟧{2024-11} to ⟦February⟧{2025-02} there.",
    "It will run from ⟦this November 8⟧{2024-11-08} to ⟦13⟧{2024-11-13}, they say.",
    "On ⟦October 8⟧{2024-10-08} he was freed; ⟦three days previously⟧{2024-10-05} he was ill, and ⟦one day prior⟧{2024-10-04} well.",
    "It blew up ⟦ten minutes before noon⟧{2024-10-25T11:50} and again ⟦20 minutes after 3pm⟧{2024-10-25T15:20}.",
    "He fell at ⟦seven forty⟧{2024-10-25T07:40}, they say.",
    "It will open in ⟦June after next⟧{2026-06}, they say.",
    "The rent is due ⟦next 5/12⟧{2025-05-12} at last.",
    "The stall will be open ⟦Sat⟧{2024-10-26}-⟦Sun⟧{2024-10-27} as ever.",
    "We start at ⟦6 45⟧{2024-10-25T06:45}.",
    "at ⟦4:10⟧{2024-10-25T16:10}",
    "The mill was sold on ⟦09/11,19⟧{2019-09-11} to a bank of the same county, they say.",
    "at ⟦midnight⟧{2024-10-26T00:00}",
  ])
  func tenseAndAnchors(_ row: String) { expect(row, on: friday) }

  @Test(arguments: [
    "Prices rose for ⟦nearly two years⟧{P2Y} in a row.",
    "It took ⟦more than three months⟧{P3M} to end.",
    "It took ⟦two and a half hours⟧{PT2H30M} to end.",
    "It took ⟦2 years and 3 months⟧{P2Y3M} to end.",
    "After ⟦a ten-day⟧{P10D} siege they gave up.",
    "He was gone for ⟦half an hour⟧{PT30M} that way.",
    "It took ⟦an hour and a half⟧{PT1H30M}, then ⟦2.25 hours⟧{PT2H15M} more.",
    "The programme could take between ⟦12⟧{P12M} and ⟦18 months⟧{P18M} to complete.",
    "It met ⟦every two weeks⟧{P2W} and ⟦twice a month⟧{P1M} later on.",
    "It met ⟦every third week⟧{P3W} there.",
    "It rained for ⟦the last year and a half⟧{P1.5Y}, and for ⟦the past two and a half years⟧{P2.5Y} there.",
    "It took ⟦1 and 1/4 hours⟧{PT1H15M} there.",
    "It pumps 3 million barrels ⟦a day⟧{P1D} from there.",
    "They are shut on ⟦weekends⟧{XXXX-WXX-WE}, and he sails ⟦every weekend⟧{XXXX-WXX-WE} there.",
    "He paid for ⟦months⟧{PXM} and then stopped.",
    "The ⟦8-month-old⟧{P8M} girl was found.",
    "It will be the third attack in ⟦two weeks⟧{P2W}, police say.",
    "It took ⟦17 days⟧{P17D} from ⟦March 4, 1971⟧{1971-03-04} to ⟦March 21, 1971⟧{1971-03-21} by boat.",
    "It took ⟦3/4 hour⟧{PT45M} or ⟦1/2h⟧{PT30M}.",
  ])
  func lengthsAndSets(_ row: String) { expect(row, on: friday) }

  @Test(arguments: [
    "They may march on Moscow.",
    "Theresa May said no.",
    "He paid 1,990 dollars for 2024 shares.",
    "They played in front of 2040 spectators and sold 1990 tickets.",
    "It was a project of 1065 villas.",
    "Some 1500 troops crossed the river.",
    "The sun sat low for a second attempt.",
    "The team won 4-3 and 10-8.",
    "Call 650-650-6500 for room 2010.",
    "He has an august name and a fall guy.",
    "Flight 1549 left gate 12.",
    "The army crossed the 38th Parallel.",
    "$2015 was found in the car.",
    "Please march in step.",
    "Ring +31 2003-2011-47 or so.",
    "A 2011-4-41 form was the one for the 1st time.",
    "The list is up to date again, and equal in all.",
    "It is greater than or equal to date 4 there.",
    "They marked Ukraine's Independence Day with songs, and so they did the Norwegian Flag Day.",
    "They voted early on Election Day in Ghana again.",
  ])
  func guards(_ text: String) { expect(text, on: friday) }

  /// Posts are known by their marks and words; there a bare weekend or morning counts, and short forms are read.
  @Test(arguments: [
    "gonna see u ⟦2nite⟧{2024-10-25TNI} or ⟦tmrw⟧{2024-10-26}",
    "great ⟦weekend⟧{2024-W43-WE} with the kids :)",
    "long ⟦day⟧{P1D} at work #tired",
    "slept ⟦the whole morning⟧{2024-10-25TMO} ugh",
    "boarded at ⟦0945⟧{2024-10-25T09:45}, lol",
    "cinema ⟦monday⟧{2024-10-28} or ⟦sat⟧{2024-10-26} with u",
    "back in Bergen ⟦nxt yr⟧{2025}!!",
    "a very long ⟦day⟧{P1D} on the ferry to Skye.",
    "swim ⟦fri⟧{2024-10-25} - run ⟦sat⟧{2024-10-26} - then home",
  ])
  func posts(_ row: String) { expect(row, on: friday) }

  @Test(arguments: ["A great weekend with the kids.", "The day at work was long."])
  func otherShortTextsAreNoPosts(_ text: String) { expect(text, on: friday) }

  @Test(arguments: [
    "⟦Final week⟧{2024-W42}, the service stated it had seen them.",
    "Both have ⟦lately⟧{PAST_REF} stated it.",
    "He has ⟦beforehand⟧{PAST_REF} denied it.",
    "They had been ⟦at the moment⟧{PRESENT_REF} in Russia.",
    "⟦Final night⟧{2024-10-24TNI} the guns were quiet.",
    "⟦Final Monday⟧{2024-10-21} the guns were quiet, as they had been ⟦the earlier 12 months⟧{P12M}.",
    "⟦Final July⟧{2024-07} the guns were quiet.",
    "The final week of the trial was quiet.",
  ])
  func spunForms(_ row: String) { expect(row, on: friday) }

  @Test(arguments: [
    ("3/4/2025", DateResolver.Options.Order.mdy, "2025-03-04"), ("3/4/2025", .dmy, "2025-04-03"), ("13/4/2025", .mdy, "2025-04-13"),
    ("25/04/03", .ymd, "2025-04-03"),
  ])
  func orderOfFields(_ text: String, _ order: DateResolver.Options.Order, _ value: String) {
    expect("It was signed on ⟦\(text)⟧{\(value)} there.", on: friday, options: .init(order: order))
  }

  @Test func orderThatTheDocumentShows() {
    expect("Signed on ⟦24/10/2024⟧{2024-10-24}, amended on ⟦3/4/2025⟧{2025-04-03} and ⟦5-6-2025⟧{2025-06-05}.", on: friday)
    expect(
      "Signed on ⟦3/4/2025⟧{2025-03-04}. It was due on ⟦10/24/2024⟧{2024-10-24}.", on: friday, options: .init(order: .dmy))
    // Contradiction, another mark's habit, and no date at all decide nothing.
    expect("From ⟦24/10/2024⟧{2024-10-24} to ⟦10/25/2024⟧{2024-10-25}, then ⟦3/4/2025⟧{2025-03-04}.", on: friday)
    expect("From ⟦24.10.2024⟧{2024-10-24} to ⟦3/4/2025⟧{2025-03-04}.", on: friday)
    expect("Signed on ⟦3/4/2025⟧{2025-03-04}.", on: friday)
  }
}
