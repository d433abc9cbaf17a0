import DatelineText

/// Counts and fractions before a unit: "two and a half", "a couple of", "3/4", "a mere two".
extension Grammar {
  /// A count with a fraction in thousandths.
  struct Count {
    var whole = 0
    var thousandths = 0
    var isVague = false
    var end: Int
  }

  /// A count before a unit.
  func count(at start: Int) -> Count? {
    let lexeme = at(start)
    switch lexeme.keyword {
    case .a, .an: return countAfterArticle(at: start + 1)
    case .another:
      if let number = wholeNumber(at: start + 1) { return Count(whole: number.value, end: number.end) }
      return at(start + 1).isA(.vagueCount) ? Count(isVague: true, end: start + 2) : Count(whole: 1, end: start + 1)
    case .half:
      let next = at(start + 1)
      let end = next.isKeyword(.a) || next.isKeyword(.an) || next.isDash ? start + 2 : start + 1
      return at(end).isA(.unit) ? Count(thousandths: 500, end: end) : nil
    default: break
    }
    if lexeme.isA(.vagueCount) {
      return lexeme.isA(.approximate) && !at(start + 1).isA(.anyUnit) ? nil : Count(isVague: true, end: start + 1)
    }
    if lexeme.isA(.pairCount), at(start + 1).isKeyword(.of) { return Count(whole: 2, end: start + 2) }
    if lexeme.isA(.decimal) { return Count(whole: Int(lexeme.number), thousandths: Int(lexeme.fraction), end: start + 1) }
    if lexeme.isA(.scale), at(start + 1).isKeyword(.of) || at(start + 1).isA(.unitPlural) { return nil }
    return wholeNumber(at: start).map { withFraction(Count(whole: $0.value, end: $0.end)) }
  }

  /// "a couple of", "a few", "a half", "a ten-day", "a hundred", "a mere two" and plain "a": what the article begins.
  private func countAfterArticle(at position: Int) -> Count {
    let next = at(position)
    if next.isA(.pairCount) { return Count(whole: 2, end: at(position + 1).isKeyword(.of) ? position + 2 : position + 1) }
    if next.isA(.vagueCount) { return Count(isVague: true, end: position + 1) }
    if next.isKeyword(.half), at(position + 1).isA(.unit) || at(position + 1).isDash { return Count(thousandths: 500, end: position + 1) }
    if next.isA([.cardinal, .digits]), let number = wholeNumber(at: position), at(number.end).isDash || at(number.end).isA([.unit, .scale])
    {
      return Count(whole: number.value, end: number.end)
    }
    if next.isA(.scale) { return Count(whole: Int(next.number), end: position + 1) }
    if next.hash == Grammar.mereHash, let number = wholeNumber(at: position + 1) { return Count(whole: number.value, end: number.end) }
    return Count(whole: 1, end: position)
  }

  /// A whole number with what makes it a fraction: "1 1/2", "3/4", "two and a half", "twenty and five".
  private func withFraction(_ number: Count) -> Count {
    var result = number
    let end = number.end
    if at(end).isPlainDigits, at(end + 1).isSlash, at(end + 2).isPlainDigits, at(end + 2).number > 0 {
      result.thousandths = Int(at(end).number) * 1000 / Int(at(end + 2).number)
      result.end += 3
    } else if at(end).isSlash, at(end).isGlued, at(end + 1).isPlainDigits, (2...10).contains(at(end + 1).number), at(end + 1).isGlued,
      number.whole < Int(at(end + 1).number)
    {
      result.thousandths = number.whole * 1000 / Int(at(end + 1).number)
      result.whole = 0
      result.end += 2
    } else if at(end).isKeyword(.and) {
      if let (thousandths, stop) = fraction(at: end + 1), at(stop).isA(.anyUnit) || at(stop).isKeyword(.of) && at(stop + 1).isA(.anyUnit) {
        result.thousandths = thousandths
        result.end = at(stop).isKeyword(.of) ? stop + 1 : stop
      } else if number.whole == 20 || number.whole == 30, let other = wholeNumber(at: end + 1), at(other.end).isA(.unitPlural) {
        result.whole += other.value
        result.end = other.end
      }
    }
    return result
  }

  static let mereHash = WordHash.hash("mere")

  /// "a half", "half", "a quarter", "three quarters", "1/4" as thousandths.
  func fraction(at start: Int) -> (Int, Int)? {
    var position = start
    var times = 1
    if at(position).isPlainDigits, at(position + 1).isSlash, at(position + 2).isPlainDigits, at(position).number < at(position + 2).number {
      return (Int(at(position).number) * 1000 / Int(at(position + 2).number), position + 3)
    }
    if at(position).isKeyword(.a) || at(position).isKeyword(.an) {
      position += 1
    } else if at(position).isDash, at(position + 1).isKeyword(.a) {
      position += 2
    } else if at(position).isA(.cardinal), at(position).number <= 3, at(position + 1).unit == .quarter {
      times = Int(at(position).number)
      position += 1
    }
    if at(position).isDash { position += 1 }
    if at(position).isKeyword(.half) { return (500, position + 1) }
    if at(position).unit == .quarter, at(position).isA(.anyUnit) { return (250 * times, position + 1) }
    return nil
  }
}
