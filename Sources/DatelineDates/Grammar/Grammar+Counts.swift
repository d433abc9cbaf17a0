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
    var result = Count(end: start + 1)
    switch lexeme.keyword {
    case .a, .an:
      let next = at(start + 1)
      if next.isA(.pairCount) {
        result.whole = 2
        result.end = start + 2
        if at(result.end).isKeyword(.of) { result.end += 1 }
        return result
      }
      if next.isA(.vagueCount) {
        result.isVague = true
        result.end = start + 2
        return result
      }
      if next.isKeyword(.half), at(start + 2).isA(.unit) || at(start + 2).isDash {
        return Count(whole: 0, thousandths: 500, end: start + 2)
      }
      if next.isA(.cardinal) || next.isA(.digits), let number = wholeNumber(at: start + 1),
        at(number.end).isDash || at(number.end).isA(.unit) || at(number.end).isA(.scale)
      {
        return Count(whole: number.value, end: number.end)
      }
      if next.isA(.scale) {
        result.whole = Int(next.number)
        result.end = start + 2
        return result
      }
      if next.hash == Grammar.mereHash, let number = wholeNumber(at: start + 2) { return Count(whole: number.value, end: number.end) }
      result.whole = 1
      return result
    case .another:
      if let number = wholeNumber(at: start + 1) { return Count(whole: number.value, end: number.end) }
      if at(start + 1).isA(.vagueCount) { return Count(isVague: true, end: start + 2) }
      result.whole = 1
      return result
    case .half:
      var end = start + 1
      if at(end).isKeyword(.a) || at(end).isKeyword(.an) || at(end).isDash { end += 1 }
      return at(end).isA(.unit) ? Count(whole: 0, thousandths: 500, end: end) : nil
    default: break
    }
    if lexeme.isA(.vagueCount) {
      if lexeme.isA(.approximate), !at(start + 1).isA(.anyUnit) { return nil }
      return Count(isVague: true, end: start + 1)
    }
    if lexeme.isA(.pairCount), at(start + 1).isKeyword(.of) { return Count(whole: 2, end: start + 2) }
    if lexeme.isA(.decimal) { return Count(whole: Int(lexeme.number), thousandths: Int(lexeme.fraction), end: start + 1) }
    if lexeme.isA(.scale), at(start + 1).isKeyword(.of) || at(start + 1).isA(.unitPlural) { return nil }
    guard let number = wholeNumber(at: start) else { return nil }
    result.whole = number.value
    result.end = number.end
    if at(result.end).isPlainDigits, at(result.end + 1).isSlash, at(result.end + 2).isPlainDigits, at(result.end + 2).number > 0 {
      result.thousandths = Int(at(result.end).number) * 1000 / Int(at(result.end + 2).number)
      result.end += 3
    } else if at(result.end).isSlash, at(result.end).isGlued, at(result.end + 1).isPlainDigits,
      (2...10).contains(at(result.end + 1).number), at(result.end + 1).isGlued, number.value < Int(at(result.end + 1).number)
    {
      result.thousandths = number.value * 1000 / Int(at(result.end + 1).number)
      result.whole = 0
      result.end += 2
    } else if at(result.end).isKeyword(.and) {
      if let (thousandths, stop) = fraction(at: result.end + 1),
        at(stop).isA(.anyUnit) || at(stop).isKeyword(.of) && at(stop + 1).isA(.anyUnit)
      {
        result.thousandths = thousandths
        result.end = at(stop).isKeyword(.of) ? stop + 1 : stop
      } else if at(result.end + 1).isA([.cardinal, .digits]), let other = wholeNumber(at: result.end + 1), at(other.end).isA(.unitPlural),
        number.value == 20 || number.value == 30
      {
        result.whole += other.value
        result.end = other.end
      }
    }
    return result
  }

  static let mereHash = WordHash.hash("mere")

  /// "a half", "half", "a quarter", "three quarters" as thousandths.
  func fraction(at start: Int) -> (Int, Int)? {
    var position = start
    var times = 1
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
