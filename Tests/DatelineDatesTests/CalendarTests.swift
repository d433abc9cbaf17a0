import DatelineText
import Testing

@testable import DatelineDates

@Suite struct CalendarTests {
  @Test(arguments: [2000, 2024, 1899, 2100])
  func periodsTileTheCalendar(_ year: Int) {
    for unit: CalendarUnit in [.day, .week, .month, .quarter, .season, .half, .year, .decade, .century] {
      var day = Day(year: year, month: 1, day: 1)
      for _ in 0..<60 {
        let period = Period(unit, containing: day)
        #expect(period.start <= day && day <= period.end, "\(unit) \(day)")
        #expect(period.adding(1).start == period.end.adding(days: 1), "\(unit) \(day)")
        #expect(Period(unit, containing: period.end) == period)
        day = day.adding(days: 11)
      }
    }
  }

  @Test func yearsBeforeChrist() {
    let day = Day(year: -479, month: 8, day: 1)
    #expect(Period(.decade, containing: day).index == -49)
    #expect(Period(.decade, containing: day).start.year == -488)
    #expect(Period(.century, containing: day).end.year == -399)
    var value = TimexValue()
    value.append(Period(year: -479))
    #expect(value.string == "BC0480")
  }

  @Test(arguments: [
    ("easter", 2024, "2024-03-31"), ("easter", 2025, "2025-04-20"), ("good friday", 2023, "2023-04-07"),
    ("orthodox easter", 2024, "2024-05-05"),
    ("thanksgiving", 2024, "2024-11-28"), ("memorial day", 2024, "2024-05-27"), ("election day", 2024, "2024-11-05"),
    ("rosh hashanah", 2018, "2018-09-10"), ("passover", 2024, "2024-04-23"), ("yom kippur", 2023, "2023-09-25"),
    ("purim", 2024, "2024-03-24"),
    ("chinese new year", 2024, "2024-02-10"), ("chinese new year", 2018, "2018-02-16"), ("eid al-fitr", 2018, "2018-06-15"),
    ("ramadan", 2024, "2024-03-11"), ("eid al-adha", 2018, "2018-08-21"),
    // The moon over Mecca: new the day before (until 1999), set after the sun (until 2029), four degrees high.
    ("eid al-adha", 1974, "1974-01-03"), ("ramadan", 1977, "1977-08-15"), ("eid al-fitr", 1994, "1994-03-13"),
    ("islamic new year", 2013, "2013-11-04"), ("eid al-fitr", 2020, "2020-05-24"), ("ramadan", 2023, "2023-03-23"),
    ("ramadan", 2025, "2025-03-01"), ("eid al-adha", 2022, "2022-07-09"), ("eid al-fitr", 2050, "2050-06-21"),
    ("tisha b'av", 2022, "2022-08-07"), ("yom hazikaron", 2021, "2021-04-14"), ("yom hazikaron", 2024, "2024-05-13"),
    ("easter eve", 2024, "2024-03-30"), ("advent sunday", 2023, "2023-12-03"), ("victoria day", 2024, "2024-05-20"),
    ("administrative professionals' day", 2024, "2024-04-24"), ("summer solstice", 2024, "2024-06-20"), ("qingming", 2023, "2023-04-05"),
    // Days of state that keep away from the Sabbath.
    ("yom haatzmaut", 2018, "2018-04-19"), ("yom haatzmaut", 2024, "2024-05-14"), ("yom hashoah", 2021, "2021-04-08"),
    // Chinese months before and after the leap months of 2020 and 2025.
    ("lantern festival", 2020, "2020-02-08"), ("dragon boat festival", 2023, "2023-06-22"), ("mid-autumn festival", 2020, "2020-10-01"),
    ("mid-autumn festival", 2025, "2025-10-06"), ("double ninth festival", 2023, "2023-10-23"), ("vesak day", 2014, "2014-05-13"),
    // Tithis at dusk, midnight, noon and sunrise; the leap months of 2018, 2020 and 2023.
    ("diwali", 2017, "2017-10-19"), ("diwali", 2020, "2020-11-14"), ("diwali", 2024, "2024-10-31"), ("holi", 2024, "2024-03-25"),
    ("maha shivaratri", 2024, "2024-03-08"), ("janmashtami", 2023, "2023-09-06"), ("ganesh chaturthi", 2023, "2023-09-19"),
    ("dussehra", 2018, "2018-10-19"), ("raksha bandhan", 2022, "2022-08-11"), ("ram navami", 2024, "2024-04-17"),
    ("guru nanak jayanti", 2023, "2023-11-27"), ("chhath", 2022, "2022-10-30"), ("guru gobind singh jayanti", 2017, "2017-01-05"),
    // The sun's entry after sunset belongs to the next day.
    ("makar sankranti", 2018, "2018-01-14"), ("makar sankranti", 2019, "2019-01-15"), ("vaisakhi", 2018, "2018-04-14"),
    ("pohela boishakh", 2020, "2020-04-14"), ("parsi new year", 2018, "2018-08-17"), ("parsi new year", 2022, "2022-08-16"),
  ])
  func holidays(_ name: String, _ year: Int, _ expected: String) throws {
    let holiday = try #require(Holiday.all.first { $0.names.contains(name) })
    #expect(holiday.rule.occurrence(in: year)?.start.description == expected)
  }

  @Test func everyHolidayOfTheFileCanBeWorkedOut() {
    for holiday in Holiday.all where !holiday.rule.isSkipped {
      for year in stride(from: 1950, through: 2050, by: 7) {
        let occurrence = holiday.rule.occurrence(in: year)
        #expect(occurrence.map { $0.start.year == year } ?? true, "\(holiday.names) \(year)")
      }
    }
  }

  @Test func everyNameOfTheFileIsFound() {
    for holiday in Holiday.all where !holiday.rule.isSkipped {
      for name in holiday.names {
        let written = name.split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
        let document = Document("The hall was shut on \(written) 2023.", publishedOn: friday)
        let found = annotate(document).dates.map { document.text.string($0.span) }
        #expect(found == ["\(written) 2023"])
      }
    }
  }
}
