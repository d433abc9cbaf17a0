import DatelineDates
import DatelineText
import Testing

/// First and last day, ranges, modifiers and the other columns.
@Suite struct IntervalTests {
  private func first(_ text: String, options: DateResolver.Options = .init()) throws -> DateMention {
    try #require(annotate(Document(text, publishedOn: friday), DateResolver(options: options)).dates.first)
  }

  @Test(arguments: [
    ("It began in early October.", "2024-10-01", "2024-10-10", DateMention.Modifier.start),
    ("It began in mid-October.", "2024-10-11", "2024-10-20", .mid),
    ("It began in late October 2023.", "2023-10-21", "2023-10-31", .end),
    ("It began in early 2023.", "2023-01-01", "2023-04-30", .start),
    ("It began in mid-2023.", "2023-05-01", "2023-08-31", .mid),
    ("It ended in late 2023.", "2023-09-01", "2023-12-31", .end),
    ("It began in the early 1990s.", "1990-01-01", "1993-12-31", .start),
    ("It ended at the end of February 2024.", "2024-02-21", "2024-02-29", .end),
    ("It ended at the end of the weekend.", "2024-10-27", "2024-10-27", .end),
  ])
  func edges(_ text: String, _ start: String, _ end: String, _ modifier: DateMention.Modifier) throws {
    let mention = try first(text)
    #expect(mention.startOn == Day(iso: start))
    #expect(mention.endOn == Day(iso: end))
    #expect(mention.modifier == modifier)
  }

  @Test(arguments: [
    ("They will be back within eight months.", "2024-10-25", "2025-06-25"),
    ("They will spend the rest of the year there.", "2024-10-25", "2024-12-31"),
    ("Ask what rest of the month will bring.", "2024-10-25", "2024-10-31"),
    ("It will close within the next 3 years.", "2024-10-25", "2027-10-25"),
    ("It will close over the next 3 years.", "2024-10-26", "2027-10-25"),
    ("Prices doubled in the past two years and three months.", "2022-07-25", "2024-10-25"),
    ("Prices rose for the past two years and three months ago they fell.", "2022-10-25", "2024-10-25"),
    ("She must answer within two weeks of May 3, 2024.", "2024-05-03", "2024-05-17"),
    ("It came less than ten days after March 4, 2024.", "2024-03-04", "2024-03-14"),
    ("It came no less than ten days after March 4, 2024.", "2024-03-14", "2024-03-14"),
    ("He left for ten days from March 4, 2024.", "2024-03-04", "2024-03-13"),
    ("Sales rose year to date, it said.", "2024-01-01", "2024-10-25"),
    ("The year-to-date loss was small.", "2024-01-01", "2024-10-25"),
    ("The YTD loss was small.", "2024-01-01", "2024-10-25"),
    ("It rained for the last year and a half.", "2023-04-26", "2024-10-25"),
    ("It rained for the last two weeks of March 2023.", "2023-03-18", "2023-03-31"),
    ("It rained for the first ten days of March 2023.", "2023-03-01", "2023-03-10"),
    ("He fasted through Ramadan 2024.", "2024-03-11", "2024-04-09"),
    ("He fasted through Ramadan 2018.", "2018-05-16", "2018-06-14"),
  ])
  func firstAndLastDayOfLengths(_ text: String, _ start: String, _ end: String) throws {
    let mention = try first(text)
    #expect(mention.startOn == Day(iso: start))
    #expect(mention.endOn == Day(iso: end))
  }

  @Test func earlyToMid() throws {
    let mention = try first("They sailed in early to mid-October, he said.")
    #expect(mention.value == "2024-10")
    #expect(mention.startOn == Day(iso: "2024-10-01"))
    #expect(mention.endOn == Day(iso: "2024-10-20"))
  }

  @Test(arguments: [
    ("It moved from October 8 to October 13 by rail.", "2024-10-08", "2024-10-13"),
    ("It moved from October 8 to 13 by rail.", "2024-10-08", "2024-10-13"),
    ("It moved on 8-13 October 2023 by rail.", "2023-10-08", "2023-10-13"),
    ("The war of 1914-18 was long.", "1914-01-01", "1918-12-31"),
    ("It fell between 1914 and 1918 by half.", "1914-01-01", "1918-12-31"),
    ("The 2021/22 season was long.", "2021-01-01", "2022-12-31"),
    ("It ran from May to October 2020 in Rome.", "2020-05-01", "2020-10-31"),
    ("It ran from December 28, 2020 to January 3, 2021 in Rome.", "2020-12-28", "2021-01-03"),
    ("It ran from 04-05-2021 - 06-07-2021 in Rome.", "2021-04-05", "2021-06-07"),
    ("It ran 3-4-2019-3-9-2019 in Rome.", "2019-03-04", "2019-03-09"),
    ("The period is 3/5-4/6/2018 in Rome.", "2018-03-05", "2018-04-06"),
    ("The plan for Nov/2020-Feb/2021 in Rome.", "2020-11-01", "2021-02-28"),
    ("They are away 6 till 17 of next month.", "2024-11-06", "2024-11-17"),
    ("It shrank from April to date.", "2024-04-01", "2024-10-25"),
    ("They sail for 2 weeks starting November 2.", "2024-11-02", "2024-11-15"),
    ("It ran from May 2023 to the start of July 2023.", "2023-05-01", "2023-07-01"),
    ("The hall will be open Tuesday to Monday.", "2024-10-29", "2024-11-04"),
  ])
  func rangesShareFields(_ text: String, _ start: String, _ end: String) throws {
    let dates = annotate(Document(text, publishedOn: friday)).dates
    #expect(dates.count == 2)
    #expect(dates.allSatisfy { $0.rangeFirst == 0 }, "\(dates.map(\.value))")
    #expect(dates.compactMap(\.startOn).min() == Day(iso: start))
    #expect(dates.compactMap(\.endOn).max() == Day(iso: end))
  }

  @Test(arguments: [
    ("It took nearly two years.", DateMention.Modifier.lessThan), ("It took more than two years.", .moreThan),
    ("It took about two years.", .approx),
    ("It took at least two years.", .equalOrMore), ("It took up to two years.", .equalOrLess),
  ])
  func modifiers(_ text: String, _ modifier: DateMention.Modifier) throws { #expect(try first(text).modifier == modifier) }

  @Test func weeksBeginWhereTheOptionSays() throws {
    #expect(try first("It rained last week.").startOn == Day(iso: "2024-10-14"))
    let sunday = try first("It rained last week.", options: .init(weekStart: .sunday))
    #expect(sunday.startOn == Day(iso: "2024-10-13"))
    #expect(sunday.endOn == Day(iso: "2024-10-19"))
    #expect(sunday.value == "2024-W42")
  }

  @Test func timesHaveTheirHour() throws {
    let mention = try first("It began at 10:30 p.m. on Thursday in Rome.")
    #expect(mention.kind == .time)
    #expect(mention.startAt == "2024-10-24T22:30")
    #expect(mention.granularity == .minute)
  }

  @Test func anchorsAreNamed() throws {
    let dates = annotate(Document("On October 8, 2023 he fell; three days later he died. He spoke on Thursday.", publishedOn: friday)).dates
    try #require(dates.count == 3)
    #expect(dates[0].anchorBasis == .none && !dates[0].isRelative)
    #expect(dates[1].anchorBasis == .mention && dates[1].anchorOn == Day(iso: "2023-10-08"))
    #expect(dates[2].anchorBasis == .document && dates[2].anchorOn == friday)
  }

  @Test func leastConfidenceIsKept() {
    let document = Document("He spoke on Thursday. It began on October 24, 2023.", publishedOn: friday)
    let all = annotate(document).dates
    let sure = annotate(document, DateResolver(options: .init(minConfidence: 0.9))).dates
    #expect(all.count == 2)
    #expect(sure.map(\.value) == ["2023-10-24"])
  }

  @Test func aFixedAnchorServesEveryDocument() {
    let resolver = DateResolver(anchor: friday)
    let annotations = annotate(Document("He spoke on Thursday."), resolver)
    #expect(annotations.dates.map(\.value) == ["2024-10-24"])
    #expect(annotations.anchor.basis == .given)
  }
}
