import CDatelineData
import DatelineText

/// The rules that rows name; the data file `rules.tsv` has one line for each, in this order.
enum Rule: UInt8, CaseIterable, Sendable {
  case iso, numeric, monthDayYear, monthDay, monthYear, month, year, era, decade, century
  case weekday, weekdayDate, dayOfMonth, relativeUnit, relativeName, deictic, dayPart, clock, ago, later, fromDate
  case duration, vagueDuration, age, setAdverb, setUnit, setWeekday, season, quarter, half, weekNumber, weekend, fiscal
  case nth, holiday, presentRef, pastRef, futureRef, former, stretch, inUnits, sameUnit, namedDay, impossible
}

/// What a rule is, for `dateline list rules`.
public struct RuleDescription: Sendable, Hashable {
  /// Its name, as in the column `rule`.
  public let name: String
  /// What it recognises and how it resolves it.
  public let what: String
  /// One example with the expression in brackets and its value: `on [October 24] = 2024-10-24`.
  public let example: String
}

/// The rule file, read once.
struct RuleTable: Sendable {
  static let shared = RuleTable()

  /// Names by rule; rows carry these, so that no string is made for a row.
  let names: [String]
  /// Names of the variants for machine-paraphrased wording.
  let spunNames: [String]
  /// Measured precision on development text, by rule.
  let confidences: [Double]
  let descriptions: [RuleDescription]

  private init() {
    var rows: [String: (Double, RuleDescription)] = [:]
    TableFile.forEachRow(in: dateline_dates_rules()) { fields in
      guard fields.count >= 4 else { return }
      let name = fields[0].text
      rows[name] = (Double(fields[1].text) ?? 0.5, RuleDescription(name: name, what: fields[2].text, example: fields[3].text))
    }
    names = Rule.allCases.map { "\($0)" }
    spunNames = names.map { "spun:" + $0 }
    confidences = names.map { rows[$0]?.0 ?? 0.5 }
    descriptions = names.map { rows[$0]?.1 ?? RuleDescription(name: $0, what: "", example: "") }
  }
}
