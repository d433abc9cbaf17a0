import DatelineText

/// Finds spun names in running text: capitalised runs around a word that spinners put in.
struct SpunNameFinder {
  private let names: RepairableNames
  private let words = NameWords.table
  private let spins = SpinTable.shared
  private let repairer = SpinRepairer()

  init(table: GazetteerTable) { names = RepairableNames(table: table) }

  /// The spun names of a document in text order, without overlap.
  ///
  /// - Complexity: O(tokens); the words around one suspicious word are at most nine.
  func findSpans(in view: DocumentView) -> [TypedSpan] {
    var spans: [TypedSpan] = []
    var isSure = false
    var budget = SpinRepairer.budget(tokens: view.tokens.count)
    for (number, sentence) in view.sentences.enumerated() {
      let end = min(Int(sentence.endToken), view.tokens.count)
      var index = min(Int(sentence.firstToken), end)
      var free = index
      while index < end {
        guard view.tokens[index].isCapitalized, isSuspicious(index, end, view),
          let found = repair(around: index, from: free, before: end, sentence: number, view, &budget)
        else {
          index += 1
          continue
        }
        if view.tokens[found.tokens.upperBound - 1].isCapitalized { isSure = true }
        spans.append(found)
        index = found.tokens.upperBound
        free = index
      }
    }
    // "an Islamic nation" is one even if spinners write so for the Islamic State: a small last word needs another spun name in the document.
    return isSure ? spans : spans.filter { view.tokens[$0.tokens.upperBound - 1].isCapitalized }
  }

  private func isSuspicious(_ index: Int, _ end: Int, _ view: DocumentView) -> Bool {
    var key = NameKey()
    for next in index..<min(end, index + SpinTable.longestPhrase) {
      guard view.tokens[next].isWordlike else { break }
      key = key.joined(view.keys[next])
      if spins.contains(key) { return true }
    }
    return false
  }

  private func repair(around index: Int, from free: Int, before end: Int, sentence: Int, _ view: DocumentView, _ budget: inout Int)
    -> TypedSpan?
  {
    var left = index
    while left > free, index - left < 5, joins(left - 1, view) { left -= 1 }
    var right = index + 1
    while right < end, right - index < 8, joins(right, view) || isSpunTail(right, view) { right += 1 }
    for start in left...index where view.tokens[start].isCapitalized {
      var stop = right
      while stop > index {
        defer { stop -= 1 }
        guard stop - start > 1, stop - start <= 9, view.tokens[stop - 1].isCapitalized || isSpunTail(stop - 1, view) else { continue }
        let range = start..<stop
        guard isWhole(range, before: end, view) else { continue }
        if let repair = repairer.repair(range, in: view, known: names, budget: &budget), let type = names.type(of: repair.key) {
          return TypedSpan(tokens: range, sentence: sentence, type: type, confidence: 0.9, rule: .spunGazetteer, repair: repair)
        }
      }
    }
    return nil
  }

  /// Whether a run is not the middle of a longer name: before it only a state or nationality may have a capital, after it only a title.
  private func isWhole(_ range: Range<Int>, before end: Int, _ view: DocumentView) -> Bool {
    let left = range.lowerBound - 1
    if left >= 0, view.tokens[left].isCapitalized, view.tokens[left].isWordlike, !view.tokens[left].flags.contains(.sentenceStart),
      !names.isCountryOrDemonym(view.keys[left])
    {
      return false
    }
    let right = range.upperBound
    guard right < end, view.tokens[right].isCapitalized, view.tokens[right].isWordlike else { return true }
    return RoleTable.shared.begin(with: view.keys[right])
  }

  private func joins(_ index: Int, _ view: DocumentView) -> Bool {
    let token = view.tokens[index]
    if token.isCapitalized, token.isWordlike { return true }
    return view.classes(index, words).contains(.inner) || token.kind == .dash
  }

  /// Whether a small word ends a phrase that spinners put in (`Financial institution`).
  private func isSpunTail(_ index: Int, _ view: DocumentView) -> Bool {
    guard index > 0, view.tokens[index].isWordlike else { return false }
    if spins.contains(view.keys[index - 1].joined(view.keys[index])) { return true }
    return index > 1 && spins.contains(view.keys[index - 2].joined(view.keys[index - 1]).joined(view.keys[index]))
  }
}

/// The names that a spun name may be put back to: those of a gazetteer, people and cities left out, because spinners leave those alone.
struct RepairableNames: SpinRepairer.Names {
  let table: GazetteerTable

  func things(named key: NameKey) -> [UInt32] {
    guard let first = table.firstAlias(key) else { return [] }
    var things: [UInt32] = []
    var index = UInt32(first)
    while index != .max {
      let alias = table.aliases[Int(index)]
      let kind = table.entries[Int(alias.entry)].kind
      if kind != .person, kind != .city, kind != .group, alias.flags.isDisjoint(with: [.weak, .demonym]) { things.append(alias.entry) }
      index = alias.next
    }
    return things
  }

  /// Whether a word is a state or a nationality.
  func isCountryOrDemonym(_ key: NameKey) -> Bool {
    var index = table.firstAlias(key).map { UInt32($0) } ?? .max
    while index != .max {
      let alias = table.aliases[Int(index)]
      if table.entries[Int(alias.entry)].kind == .country { return true }
      index = alias.next
    }
    return false
  }

  func begin(with word: NameKey) -> Bool { table.longestName(beginningWith: word) > 0 }

  /// The type of the first thing that has a name.
  func type(of key: NameKey) -> EntityType? { things(named: key).first.map { table.entries[Int($0)].type } }
}
