import DatelineText

/// Recognises the words of a title that end or begin at a given token.
struct RolePhraseFinder {
  private let table = RoleTable.shared
  private let repairer = SpinRepairer()

  /// How many combinations are tried for one title.
  private static let budget = 2000

  /// A title in the text.
  struct Phrase {
    /// Its tokens, modifiers included.
    var tokens: Range<Int>
    /// Canonical form, with the modifiers that the text has.
    var name: String
    /// The words put back, if they were spun.
    var repair: SpinRepair?
  }

  /// The longest title that ends just before `end` and begins at `start` or later.
  ///
  /// - Complexity: O(1): a title has a limited number of tokens.
  func phrase(endingAt end: Int, notBefore start: Int, in view: DocumentView, repairs: Bool) -> Phrase? {
    var budget = repairs ? RolePhraseFinder.budget : 0
    guard end > start, end <= view.tokens.count, view.tokens[end - 1].isWordlike else { return nil }
    var best: (range: Range<Int>, role: UInt32)?
    let floor = max(start, end - RoleTable.longest)
    for first in floor..<end where view.tokens[first].isWordlike && !isKinship(first..<end, in: view) {
      if let role = table.role(view.key(first..<end)) {
        best = (first..<end, role)
        break
      }
    }
    // "Secretary of Protection" would leave nothing, "chief of employees" its first word: the spun reading must be longer to win.
    if repairs {
      for first in floor..<(best?.range.lowerBound ?? end) where view.tokens[first].isWordlike && end - first > 1 {
        if let repair = repairer.repair(first..<end, in: view, known: table, budget: &budget),
          let role = table.role(repair.key)
        {
          return extended(first..<end, role, repair, notBefore: start, view)
        }
      }
    }
    return best.flatMap {
      isPartOfWord($0.range.lowerBound, notBefore: start, view) ? nil : extended($0.range, $0.role, nil, notBefore: start, view)
    }
  }

  /// Whether a hyphen joins a title to a word that makes another one of it: `front-runner` is no runner, `then-president` is a president, and
  /// `singer-songwriter` is both.
  private func isPartOfWord(_ first: Int, notBefore start: Int, _ view: DocumentView) -> Bool {
    guard first - 1 > start, view.tokens[first - 1].kind == .dash, view.tokens[first - 1].end == view.tokens[first].start,
      view.tokens[first - 2].end == view.tokens[first - 1].start
    else { return false }
    let key = view.keys[first - 2]
    return !table.isModifier(key) && !table.isQualifier(key) && table.role(key) == nil
  }

  /// Whether a hyphen makes a longer title of it: `officer-in-charge`.
  private func goesOn(_ end: Int, in view: DocumentView) -> Bool {
    end + 1 < view.tokens.count && view.tokens[end].kind == .dash && view.tokens[end].start == view.tokens[end - 1].end
      && view.tokens[end + 1].start == view.tokens[end].end
  }

  /// The longest title that begins at `start` and ends before `limit`.
  func phrase(beginningAt start: Int, before limit: Int, in view: DocumentView, repairs: Bool) -> Phrase? {
    var budget = repairs ? RolePhraseFinder.budget : 0
    guard start < limit else { return nil }
    var first = start
    var modifiers = ""
    while first + 1 < limit, table.role(view.key(first..<(first + 1))) == nil || table.isModifier(view.keys[first]),
      table.isModifier(view.keys[first]) || table.isQualifier(view.keys[first]), first - start < 4, !startsRole(first, limit, view)
    {
      modifiers += view.string(first..<(first + 1)) + " "
      first += 1
      if first + 1 < limit, view.tokens[first].kind == .dash { first += 1 }
    }
    var stop = min(limit, first + RoleTable.longest)
    while stop > first {
      defer { stop -= 1 }
      guard view.tokens[stop - 1].isWordlike, table.isHead(view.keys[stop - 1]) || repairs else { continue }
      if !isKinship(first..<stop, in: view), !goesOn(stop, in: view), let role = table.role(view.key(first..<stop)) {
        return Phrase(tokens: start..<stop, name: table.name(role, modifiers: modifiers))
      }
      if repairs, stop - first > 1,
        let repair = repairer.repair(first..<stop, in: view, known: table, budget: &budget),
        let role = table.role(repair.key)
      {
        return Phrase(tokens: start..<stop, name: table.name(role, modifiers: modifiers), repair: repair)
      }
    }
    return nil
  }

  /// Whether a title is one word that means a relative here (`his father`).
  private func isKinship(_ tokens: Range<Int>, in view: DocumentView) -> Bool {
    tokens.count == 1 && !view.tokens[tokens.lowerBound].isCapitalized && table.isKinship(view.keys[tokens.lowerBound])
  }

  private func startsRole(_ first: Int, _ limit: Int, _ view: DocumentView) -> Bool {
    var key = NameKey()
    for index in first..<min(limit, first + RoleTable.longest) {
      key = key.joined(view.keys[index])
      if index > first, table.role(key) != nil { return true }
    }
    return false
  }

  /// Takes modifiers and qualifiers before a title into it.
  private func extended(_ range: Range<Int>, _ role: UInt32, _ repair: SpinRepair?, notBefore start: Int, _ view: DocumentView) -> Phrase {
    var first = range.lowerBound
    var modifiers = ""
    while first > start {
      let previous = first - 1
      if view.tokens[previous].kind == .dash, previous > start, table.isModifier(view.keys[previous - 1]),
        view.tokens[previous].start == view.tokens[previous - 1].end
      {
        first = previous - 1
        modifiers = view.string(first..<(first + 1)) + "-" + modifiers
        continue
      }
      guard view.tokens[previous].isWordlike, range.lowerBound - previous <= 4 else { break }
      let key = view.keys[previous]
      guard table.isModifier(key) || (table.isQualifier(key) && !view.tokens[previous].isCapitalized) else { break }
      modifiers = view.string(previous..<(previous + 1)) + " " + modifiers
      first = previous
    }
    return Phrase(tokens: first..<range.upperBound, name: table.name(role, modifiers: modifiers), repair: repair)
  }
}
