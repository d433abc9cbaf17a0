import DatelineText

/// Finds names of a gazetteer in running text, longest first.
struct GazetteerMatcher {
  let table: GazetteerTable

  /// A name found: the run of tokens and its first alias.
  struct Match {
    var tokens: Range<Int>
    var alias: Int
  }

  /// The longest name that begins at a token and ends before `end`, if any alias of it may be found by itself; with `onlyUser` only names that a
  /// user's list has.
  ///
  /// - Complexity: O(tokens of the longest name that begins with this word).
  func longest(at start: Int, before end: Int, in view: DocumentView, onlyUser: Bool = false) -> Match? {
    let first = view.keys[start]
    guard !first.isEmpty else { return nil }
    let longest = table.longestName(beginningWith: first)
    guard longest > 0 else { return nil }
    var best: Match?
    var key = NameKey()
    var index = start
    while index < end {
      let token = view.tokens[index]
      key = key.joined(view.keys[index])
      if key.count > longest { break }
      index += 1
      if token.kind == .dash || view.keys[index - 1].isEmpty { continue }
      if index < end, isGlued(index, view) { continue }
      if let alias = table.firstAlias(key), let match = check(alias, start..<index, view, onlyUser) { best = match }
      if token.kind == .terminator || token.kind == .separator || token.kind == .open || token.kind == .close { break }
    }
    return best
  }

  /// Whether a token goes on with the word before it: no blank between, and neither is a mark.
  private func isGlued(_ index: Int, _ view: DocumentView) -> Bool {
    view.tokens[index].isWordlike && view.tokens[index - 1].isWordlike && view.tokens[index].start == view.tokens[index - 1].end
  }

  /// Whether the letters of a run fit an alias of the chain.
  private func check(_ first: Int, _ range: Range<Int>, _ view: DocumentView, _ onlyUser: Bool) -> Match? {
    let span = view.span(range)
    guard table.matches(first, view.bytes(span)) else { return nil }
    let head = view.tokens[range.lowerBound]
    let last = view.tokens[range.upperBound - 1]
    let isCapitalized =
      head.isCapitalized && (last.isCapitalized || last.kind == .number || last.kind == .alphanumeric || last.kind == .clitic)
    var index = first
    while index >= 0 {
      let alias = table.aliases[index]
      let flags = alias.flags
      var fits = !flags.contains(.weak) && !flags.contains(.shortForm) && !flags.contains(.needsCountry)
      if flags.contains(.capitals), alias.key.count <= 5, !head.flags.contains(.allCapitals), head.kind != .abbreviation, range.count == 1 {
        fits = false
      }
      if !isCapitalized {
        let lowerStart = flags.contains(.lowerStart) && last.isCapitalized && range.count > 1
        let lowerEnd = flags.contains(.lowerEnd) && head.isCapitalized && table.entries[Int(alias.entry)].type == .event
        if !lowerStart && !lowerEnd { fits = false }
      } else if flags.contains(.lowerEnd), table.entries[Int(alias.entry)].type != .event {
        fits = false
      }
      if onlyUser, !table.entries[Int(alias.entry)].isUsers { fits = false }
      if fits { return Match(tokens: range, alias: index) }
      index = alias.next == .max ? -1 : Int(alias.next)
    }
    return nil
  }
}
