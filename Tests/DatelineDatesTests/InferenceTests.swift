import DatelineDates
import DatelineTestSupport
import DatelineText
import Foundation
import Testing

/// The document's own day, worked out from the text or left open.
@Suite struct InferenceTests {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
  ]

  /// An invented report in the manner of the seed article, for a day of which its dates are offsets.
  static func article(for day: Day, withYear: Bool = true) -> String {
    func name(_ offset: Int) -> String {
      let (_, month, dayOfMonth) = day.adding(days: offset).civil
      return "\(months[month - 1]) \(dayOfMonth)"
    }
    let (year, month, _) = day.civil
    let event = Period(year: year, month: month, back: 20)
    let earlier = months[(month + 9) % 12]
    let yearPhrase = withYear ? " in \(months[event.month - 1]) \(event.year)" : ""
    return """
      The river authority stated on \(name(0)) that it has measured the highest water since the great flood.
      In keeping with its data, the first dam at Orlec gave way on \(name(-1)).
      The authority built the second dam in \(earlier), when money came from abroad.
      Work had begun after the disastrous collapse of the upper reservoir\(yearPhrase), which drowned the valley.
      Governor Ilse Maran on \(name(0)) did not deny that gates were at the moment open.
      Parliament, earlier on \(name(0)), authorised the repairs.
      The engineers' union said on \(name(-1)) that it had warned of cracks.
      Final week, the union stated it had watched the gates from \(name(-16)) to \(name(-11)), the first such watch since 1990.
      Anger has grown nearly 20 months after the disastrous collapse of the upper reservoir.
      """
  }

  private struct Period {
    var year: Int
    var month: Int
    init(year: Int, month: Int, back: Int) {
      let index = year * 12 + month - 1 - back
      self.year = index / 12
      self.month = index % 12 + 1
    }
  }

  private func undated(_ text: String) -> Annotations {
    annotate(Document(text), DateResolver(options: .init(collectsEvidence: true)))
  }

  @Test(arguments: 0..<48)
  func shiftedArticlesAreRightOrOpen(_ shift: Int) {
    // Every third week over nearly three years, month ends and leap days among them.
    let day = Day(year: 2022, month: 2, day: 26).adding(days: shift * 21)
    let annotations = undated(Self.article(for: day))
    if let on = annotations.anchor.on {
      #expect(on == day, "\(annotations.anchor.evidence)")
      #expect(annotations.anchor.basis == .inferred)
      #expect(annotations.anchor.publishedOn == nil)
      #expect(annotations.dates.contains { $0.value == day.description })
    } else {
      #expect(annotations.dates.allSatisfy { $0.granularity != .day || $0.startOn == nil })
    }
  }

  @Test func mostShiftedArticlesAreDated() {
    let days = (0..<48).map { Day(year: 2022, month: 2, day: 26).adding(days: $0 * 21) }
    let dated = days.count { undated(Self.article(for: $0)).anchor.on == $0 }
    #expect(dated >= 44)
  }

  @Test(arguments: 0..<24)
  func withoutAYearItAbstains(_ shift: Int) {
    let day = Day(year: 2022, month: 3, day: 9).adding(days: shift * 37)
    let annotations = undated(Self.article(for: day, withYear: false))
    #expect(annotations.anchor.on == nil)
    let (_, month, dayOfMonth) = day.civil
    let value = "XXXX-" + (month < 10 ? "0" : "") + "\(month)-" + (dayOfMonth < 10 ? "0" : "") + "\(dayOfMonth)"
    let mentions = annotations.dates.filter { $0.value == value }
    #expect(mentions.count >= 3)
    #expect(mentions.allSatisfy { $0.startOn == nil && $0.endOn == nil })
  }

  @Test(arguments: [
    "Ukraine said on Friday that it had hit a depot. The attack came on Tuesday, officials said.",
    "On October 24 the king died. On October 24 the queen fled. The war began in 1642 and ended in 1651.",
    "He was born in 1950. He said on May 5 that he would go. Two years after the war he came home.",
    "The union stated on March 3 that pay rose. It said on March 3 that it would strike on Monday, March 10.",
    "By a letter of March 2, 2022, the port approved the March 7 visit of a ferry now in the harbour. He left.",
    "",
  ])
  func withoutEvidenceItAbstains(_ text: String) { #expect(undated(text).anchor.on == nil) }

  /// A weekday beside the day leaves one year in five or six; two people in office at once pick it.
  @Test(arguments: [
    ("Defense Secretary Lloyd Austin", "President Joe Biden", "2024-10-22"), ("Defense Secretary Lloyd Austin", "a spokesman", nil),
    ("former Defense Secretary Lloyd Austin", "President Joe Biden", nil), ("Lloyd Austin", "Joe Biden", nil),
    ("Prime Minister Tony Blair", "President Bill Clinton", nil), ("Prime Minister Tony Blair", "President George W. Bush", "2002-10-22"),
  ])
  func twoPeopleInOfficeFixTheYear(_ first: String, _ second: String, _ day: String?) {
    let text = """
      The river authority stated on Tuesday, October 22, that the dam had held.
      \(first) said on October 22 that help was on its way.
      The visit of \(second) was called off on October 22, officials said.
      """
    let anchor = undated(text).anchor
    #expect(anchor.on == day.flatMap { Day(iso: $0) }, "\(anchor.evidence)")
  }

  /// What happened last week lies in an earlier week than the document's day; a text that says otherwise is left open.
  @Test(arguments: [("18", Optional("2024-10-24")), ("22", nil)])
  func lastWeekIsBeforeThisWeek(_ day: String, _ expected: String?) {
    let text = """
      The authority stated on October 24 that the dam had held. It said on October 24 that gates were open.
      The union said on October 24 that cracks had grown. Last week, it said it had seen them on October \(day).
      It is nearly 32 months after the disastrous collapse of the upper reservoir.
      The disastrous collapse of the upper reservoir came in February 2022.
      """
    let anchor = undated(text).anchor
    #expect(anchor.on == expected.flatMap { Day(iso: $0) }, "\(anchor.evidence)")
  }

  @Test(arguments: [
    ("Published October 24, 2024\nThe mayor spoke on Thursday about it.\nHe left.", "2024-10-24"),
    ("Updated: 24 October 2024\nThe mayor spoke on Thursday about it.\nHe left.", "2024-10-24"),
    ("LONDON, Oct. 24, 2024 (Reuters) - The mayor spoke on Thursday about it. He left.", "2024-10-24"),
  ])
  func datelinesAreRead(_ text: String, _ day: String) {
    let anchor = undated(text).anchor
    #expect(anchor.on == Day(iso: day))
    #expect(anchor.basis == .dateline)
    #expect(anchor.publishedOn == anchor.on)
  }

  @Test func theOrderOfEvidenceIsHonoured() {
    var document = Document("Published October 24, 2024\nThe mayor spoke on Thursday. He left.")
    document.metadataOn = Day(iso: "2023-05-01")
    document.pathOn = Day(iso: "2022-05-01")
    for (order, basis) in [
      ([DateBasis.metadata, .dateline], DateBasis.metadata), ([.dateline, .metadata], .dateline), ([.path], .path), ([.given], .none),
    ] {
      document.dateOrder = order
      #expect(annotate(document).anchor.basis == basis)
    }
  }

  // MARK: - The seed article

  @Test(.needsShared("seed"))
  func theSeedArticleIsDated() throws {
    let annotations = undated(try #require(Project.seedArticles.first))
    #expect(annotations.anchor.on == Day(iso: "2024-10-24"))
    #expect(annotations.anchor.basis == .inferred)
    #expect(!annotations.anchor.evidence.isEmpty)
    let values = annotations.dates.map(\.value)
    for value in [
      "2024-10-24", "2024-10-23", "2024-08", "2022-02", "2024-06", "2024-W42", "2024-10-08", "2024-10-13", "1990", "P32M", "2024-10-14",
    ] {
      #expect(values.contains(value), "\(value)")
    }
    #expect(values.count { $0 == "2024-10-24" } == 4)
    #expect(!values.contains { $0.contains("XXXX") })
  }

  /// Copies with the year-giving date moved by whole years, and without it.
  @Test(.needsShared("seed"), arguments: -20...20)
  func shiftedSeedArticles(_ years: Int) throws {
    let text = try #require(Project.seedArticles.first)
    let moved = text.replacingOccurrences(of: "February 2022", with: "February \(2022 + years)")
      .replacingOccurrences(of: "since 1990", with: "since \(1990 + years)")
    #expect(undated(moved).anchor.on == Day(year: 2024 + years, month: 10, day: 24))
    let open = text.replacingOccurrences(of: " in February 2022", with: "")
    #expect(undated(open).anchor.on == nil)
  }

  /// Copies with other months: all month names and the elapsed time move along.
  @Test(.needsShared("seed"), arguments: 1..<12)
  func seedArticlesOfOtherMonths(_ shift: Int) throws {
    var text = try #require(Project.seedArticles.first)
    for (index, name) in Self.months.enumerated() where text.contains(name) && name != "May" {
      text = text.replacingOccurrences(of: name, with: "\u{1}\(index)\u{2}")
    }
    // The invasion's month stays, so that only the elapsed time changes with the document's day.
    text = text.replacingOccurrences(of: "\u{1}1\u{2} 2022", with: "February 2022")
    for index in 0..<12 { text = text.replacingOccurrences(of: "\u{1}\(index)\u{2}", with: Self.months[(index + shift) % 12]) }
    text = text.replacingOccurrences(of: "nearly 32 months", with: "nearly \(32 + shift) months")
    let expected = Day(year: 2024 + (9 + shift) / 12, month: (9 + shift) % 12 + 1, day: 24)
    let anchor = undated(text).anchor
    #expect(anchor.on == nil || anchor.on == expected, "\(anchor.evidence)")
  }
}
