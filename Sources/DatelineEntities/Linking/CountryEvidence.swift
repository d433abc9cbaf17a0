import DatelineText

/// Which countries a document speaks of.
struct CountryEvidence {
  private var counts = [UInt16](repeating: 0, count: CountryCode.indexCount)
  private var touched: [CountryCode] = []
  /// Mentions counted.
  private(set) var total = 0

  /// Counts one mention.
  mutating func add(_ country: CountryCode) {
    guard !country.isNone else { return }
    if counts[country.index] == 0 { touched.append(country) }
    if counts[country.index] < .max { counts[country.index] += 1 }
    total += 1
  }

  /// Mentions of a country.
  func count(_ country: CountryCode) -> Int { country.isNone ? 0 : Int(counts[country.index]) }

  /// Mentions of the country that has most.
  var highest: Int { touched.reduce(0) { max($0, Int(counts[$1.index])) } }

  /// The country that at least seven of ten mentions are of, if there is one.
  var dominant: CountryCode? {
    guard let best = touched.max(by: { (counts[$0.index], $1.rawValue) < (counts[$1.index], $0.rawValue) }) else { return nil }
    return Int(counts[best.index]) * 10 >= total * 7 ? best : nil
  }

  /// The countries mentioned, in order of first mention.
  var countries: [CountryCode] { touched }
}
