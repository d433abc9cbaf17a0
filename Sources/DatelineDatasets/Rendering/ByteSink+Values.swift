import DatelineText

extension ByteSink {
  /// Room that any value but text needs at most: a number of 17 digits with 308 zeros on one side.
  static let valueRoom = 360

  /// Writes an integer in decimal.
  mutating func put(integer: Int) {
    if integer < 0 { put(UInt8(ascii: "-")) }
    let magnitude = integer.magnitude
    var digits = 1
    var power: UInt = 10
    while digits < 20, magnitude >= power {
      digits += 1
      let next = power.multipliedReportingOverflow(by: 10)
      if next.overflow { break }
      power = next.partialValue
    }
    put(magnitude, digits: digits)
  }

  /// Writes `digits` digits of a value, with zeros in front.
  private mutating func put(_ value: UInt, digits: Int) {
    var rest = value
    let start = end
    for index in stride(from: digits - 1, through: 0, by: -1) {
      start[index] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    advance(digits)
  }

  /// Writes a day as `YYYY-MM-DD`; its year must have at most four digits.
  mutating func put(dayNumber: Int32) {
    let (year, month, day) = Day(number: dayNumber).civil
    put(UInt(truncatingIfNeeded: max(0, year)), digits: 4)
    put(UInt8(ascii: "-"))
    put(UInt(truncatingIfNeeded: month), digits: 2)
    put(UInt8(ascii: "-"))
    put(UInt(truncatingIfNeeded: day), digits: 2)
  }

  /// Writes a finite number as the shortest decimal that reads back as the same number, always with a fraction and never with an
  /// exponent: `0.95`, `40.0`, `0.00001`.
  mutating func put(number: Double) {
    // Confidences and coordinates have few decimals: n / 10^k is exact rounding, so if it gives the number back, it is its decimal.
    if number.magnitude < 1e9 {
      var scale = 10.0
      for decimals in 1...6 {
        let scaled = (number * scale).rounded()
        if scaled / scale == number {
          if number.sign == .minus, scaled != 0 { put(UInt8(ascii: "-")) }
          let whole = UInt(scaled.magnitude)
          let divisor = UInt(scale)
          put(integer: Int(whole / divisor))
          put(UInt8(ascii: "."))
          put(whole % divisor, digits: decimals)
          return
        }
        scale *= 10
      }
    }
    putDescription(of: number)
  }

  /// The general case: the standard library's shortest digits, with the exponent written out.
  private mutating func putDescription(of number: Double) {
    guard number.isFinite else { return put("0.0") }
    var digits: [UInt8] = []
    var point: Int?
    var exponent = 0
    var inExponent = false
    var exponentIsNegative = false
    for byte in number.description.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if inExponent { exponent = exponent * 10 + Int(byte - UInt8(ascii: "0")) } else { digits.append(byte) }
      case UInt8(ascii: "."): point = digits.count
      case UInt8(ascii: "e"): inExponent = true
      case UInt8(ascii: "-"): if inExponent { exponentIsNegative = true } else { put(byte) }
      default: break
      }
    }
    let position = (point ?? digits.count) + (exponentIsNegative ? -exponent : exponent)
    let zero = UInt8(ascii: "0")
    if position <= 0 { put(zero) }
    for index in 0..<max(0, position) { put(index < digits.count ? digits[index] : zero) }
    put(UInt8(ascii: "."))
    for _ in 0..<max(0, -position) { put(zero) }
    if position >= digits.count { put(zero) }
    for index in max(0, min(position, digits.count))..<digits.count { put(digits[index]) }
  }
}
