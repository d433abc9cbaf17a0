import DatelineText

/// Days that share a month: "June 4, 11 and 18", "June 4-5, 11-12", "on 6 and 7 June".
extension Grammar {
  /// After a weekday of a named week: "this Friday and Saturday", "next Monday, Tuesday".
  private mutating func weekdayList(_ first: Expression, _ end: Int) -> Int {
    let relation = terms[Int(first.term)].relation
    guard terms[Int(first.term)].operation == .named, terms[Int(first.term)].weekday > 0, relation != .open, relation != .nearest,
      at(end).isKeyword(.and) || at(end).isKeyword(.or) || at(end).isComma, at(end + 1).isA(.weekday),
      let second = weekdayDate(at: end + 1), terms[Int(second.term)].operation == .named, terms[Int(second.term)].relation == .open,
      terms[Int(second.term)].child < 0, terms[Int(second.term)].number == 0
    else { return end }
    terms[Int(second.term)].relation = relation
    append(withTime(Parsed(second.end, second.term, .relativeName), end + 1), end + 1)
    return found[found.count - 1].end
  }

  /// After a month and day: the days that go on with it, apart or in ranges; returns where the last one ends.
  mutating func listTail(_ end: Int) -> Int {
    var end = found.last.map { weekdayList($0, end) } ?? end
    while true {
      guard let last = found.last else { return end }
      let term = terms[Int(last.term)]
      guard term.operation == .calendar, term.month > 0, term.day > 0, term.statedYear == nil, term.child < 0, last.time == nil,
        at(end).isComma, isListedDay(end + 1, after: Int(term.day))
      else { return end }
      var position = end + 1
      append(monthDay(Int(term.month), Int(at(position).number), position + 1), position)
      end = found[found.count - 1].end
      position = end + 1
      if end == position - 1, at(end).isDash || at(end).isKeyword(.and), isListedDay(position, after: Int(at(position - 2).number)) {
        let isRange = at(end).isDash
        append(monthDay(Int(term.month), Int(at(position).number), position + 1), position)
        end = found[found.count - 1].end
        if isRange {
          found[found.count - 1].rangeBack = 1
          found[found.count - 2].rangeBack = 0
        }
      }
    }
  }

  /// A later day of the same month, with nothing behind it that it could count.
  private func isListedDay(_ position: Int, after day: Int) -> Bool {
    let lexeme = at(position)
    guard lexeme.isPlainDigits, lexeme.width <= 2, Int(lexeme.number) > day, lexeme.number <= 31, !isClock(at: position) else {
      return false
    }
    let next = at(position + 1)
    if next.isKeyword(.and) { return isListedDay(position + 2, after: Int(lexeme.number)) }
    if next.isDash { return at(position + 2).isPlainDigits && Int(at(position + 2).number) > Int(lexeme.number) }
    return !next.isWordOrNumber && !isCount(after: position + 1, from: position) && !next.isSlash && !next.isColon
      && (next.isComma || next.kind == .open || next.kind == .close || next.kind == .terminator || position + 1 >= lexemes.count)
  }

  /// "6 and 7 June": the first day is one only because of the second.
  mutating func daysBeforeMonth(at start: Int) -> Int? {
    let first = at(start)
    guard first.isA([.digits, .digitOrdinal]), first.width <= 2, (1...31).contains(first.number), at(start + 1).isKeyword(.and),
      isDatePreposition(start) || at(start - 1).isA(.weekday) || start == 0, at(start + 2).isA([.digits, .digitOrdinal]),
      at(start + 2).number > first.number, let second = dayMonth(at: start + 2), terms[Int(second.term)].operation == .calendar
    else { return nil }
    var term = terms[Int(second.term)]
    term.day = Int8(first.number)
    append(Parsed(start + 1, add(term), .monthDay), start)
    append(second, start + 2)
    return second.end
  }
}
