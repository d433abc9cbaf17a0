import DatelineText

extension DocumentLinker {
  /// Links a place by its prior and by the places named around it, or leaves it open when two readings are close.
  mutating func settlePlace(_ index: Int) {
    if let short = shortOfCountry(index) {
      mentions[index].reference = .entry(short)
      mentions[index].isMetonym = true
      return
    }
    if mentions[index].span.tokens.count == 1, let full = expansions[mentions[index].key], Int(full) != index {
      settle(Int(full))
      mentions[index].reference = mentions[Int(full)].reference
      return
    }
    let (best, second) = bestPlace(index)
    guard let best else {
      settleUnlistedPlace(index)
      return
    }
    guard best.score - second >= 6 else { return }
    // A little town that shares its name with something unlisted is no more likely than that thing.
    guard best.score >= 45 else { return }
    let entry = table.entries[Int(best.entry)]
    if entry.flags.contains(.capital), isActor(index), table.countryEntries[entry.country.index] != .max {
      mentions[index].reference = .entry(table.countryEntries[entry.country.index])
      mentions[index].isMetonym = true
    } else {
      mentions[index].reference = .entry(best.entry)
    }
  }

  /// The best reading of a place with its score, and the score of the second best.
  private func bestPlace(_ index: Int) -> (best: (entry: UInt32, score: Int)?, second: Int) {
    let container = containerBeside(index)
    let wantsArea = view.classes(mentions[index].span.tokens.upperBound, words).contains(.areaNoun)
    var states: [CountryCode] = []
    var cities: [CountryCode] = []
    forEachAlias(mentions[index].alias) { alias, entry in
      guard !alias.flags.contains(.demonym), fits(alias, index) else { return }
      if entry.kind == .country { states.append(entry.country) }
      if entry.kind == .city, entry.prior >= 50, !alias.flags.contains(.weak) { cities.append(entry.country) }
    }
    var best: (entry: UInt32, score: Int)?
    var second = -1000
    forEachAlias(mentions[index].alias) { alias, entry in
      guard entry.type == .place || entry.type == .facility, fits(alias, index), !alias.flags.contains(.demonym) else { return }
      var score = score(entry, alias, container: container, wantsArea: wantsArea)
      // Singapore is the state, and Hamburg the city, unless the text says otherwise.
      if entry.kind == .city || entry.kind == .territory, states.contains(entry.country) { score -= 40 }
      if entry.kind == .territory, !wantsArea, !alias.flags.contains(.shortForm), cities.contains(entry.country) { score -= 25 }
      if let known = best, score <= known.score {
        second = max(second, score)
      } else {
        if let known = best { second = known.score }
        best = (alias.entry, score)
      }
    }
    return (best, second)
  }

  private mutating func settleUnlistedPlace(_ index: Int) {
    var body: UInt32?
    forEachAlias(mentions[index].alias) { alias, entry in
      if body == nil, entry.type == .organization, !alias.flags.contains(.needsCountry), fits(alias, index) { body = alias.entry }
    }
    if let body {
      mentions[index].reference = .entry(body)
    } else if mentions[index].span.tokens.count > 1 || !NameList.realms.contains(mentions[index].key) {
      // Which kingdom "the Kingdom" is, nothing tells.
      settleByName(index)
    }
  }

  /// State or first-level unit that follows after a comma (`Austin, Texas`), or stands before with 's (`Russia's Kursk`).
  private struct Container {
    var country: CountryCode = .none
    var subdivision: CountryCode = .none
    var isWhole: Bool { country.isNone }
  }

  private func containerBeside(_ index: Int) -> Container {
    let tokens = mentions[index].span.tokens
    var container = Container()
    if index + 1 < mentions.count, mentions[index + 1].span.type == .place {
      let next = mentions[index + 1].span.tokens.lowerBound
      let gap = next - tokens.upperBound
      if gap == 1, view.isByte(tokens.upperBound, UInt8(ascii: ",")) || view.isWord(tokens.upperBound, "in") {
        forEachAlias(mentions[index + 1].alias) { alias, entry in
          guard container.isWhole, entry.kind == .country || entry.kind == .territory || entry.kind == .region, !alias.flags.contains(.weak)
          else {
            return
          }
          container.country = entry.country
          if entry.kind == .territory { container.subdivision = entry.subdivision }
        }
      }
    }
    if container.isWhole { container.country = neighbouringCountry(index) }
    return container
  }

  private func score(_ entry: GazetteerEntry, _ alias: GazetteerAlias, container: Container, wantsArea: Bool) -> Int {
    var score = Int(entry.prior)
    if alias.flags.contains(.weak), !alias.flags.contains(.name) { score -= entry.kind == .country ? 0 : 8 }
    if alias.flags.contains(.shortForm) { score -= wantsArea ? 0 : 12 }
    if wantsArea, entry.kind == .territory || entry.kind == .region { score += 30 }
    if !container.isWhole {
      if entry.country == container.country, entry.kind != .country {
        score += 40
        if !container.subdivision.isNone { score += entry.subdivision == container.subdivision ? 30 : -20 }
      } else if entry.kind != .country {
        score -= 30
      }
    }
    let count = evidence.count(entry.country)
    // The more the document is about a country, the more likely its places are; a small town needs more than a word of it.
    if count > 0, entry.kind != .country {
      let share = 18 * count / max(1, evidence.total)
      score += entry.kind == .city && entry.prior < 50 ? 4 + share : min(20, 8 + 3 * count)
    }
    return score
  }

  /// The one state of the document whose name begins with "North" or "South", for a mention that is only that word.
  private func shortOfCountry(_ index: Int) -> UInt32? {
    let tokens = mentions[index].span.tokens
    guard tokens.count == 1, view.isWord(tokens.lowerBound, "North") || view.isWord(tokens.lowerBound, "South") else { return nil }
    return countryBeginning(with: view.keys[tokens.lowerBound])
  }

  /// The one state spoken of whose name begins with a word and goes on after it; nil if there is none or more than one.
  func countryBeginning(with word: NameKey) -> UInt32? {
    var found: UInt32?
    for country in evidence.countries {
      let entry = table.countryEntries[country.index]
      guard entry != .max else { continue }
      let name = table.entries[Int(entry)].name
      guard name.count > word.count, table.bytes[Int(name.offset) + Int(word.count)] == 0x20, prefixKey(name, word.count) == word else {
        continue
      }
      if found != nil { return nil }
      found = entry
    }
    return found
  }

  private func prefixKey(_ name: GazetteerEntry.Text, _ count: UInt32) -> NameKey {
    table.bytes.withUnsafeBufferPointer { all in
      NameFolding.shared.key(UnsafeBufferPointer(rebasing: all[Int(name.offset)..<Int(name.offset + count)]))
    }
  }

  /// Whether a capital acts as its state's government here (`Moscow denied`, `a treaty with Pyongyang`) and is not the town (`in Moscow`).
  private func isActor(_ index: Int) -> Bool {
    let tokens = mentions[index].span.tokens
    let after = tokens.upperBound
    let before = tokens.lowerBound - 1
    let sentence = view.sentences[mentions[index].span.sentence].tokens
    if after < view.tokens.count, view.tokens[after].kind == .dash {
      return view.isWord(after + 1, "backed") || view.isWord(after + 1, "led")
    }
    if view.isByte(after, UInt8(ascii: "(")) { return false }
    if index + 1 < mentions.count, view.isByte(after, UInt8(ascii: ",")), mentions[index + 1].span.tokens.lowerBound == after + 1,
      mentions[index + 1].span.type == .place
    {
      return false
    }
    let previous = before >= sentence.lowerBound ? view.classes(before, words) : []
    if previous.contains(.locative) { return false }
    if view.isPossessive(after) { return !namesTown(after + 1, sentence.upperBound) }
    if nearby(before, sentence.lowerBound, .motion, steps: 3) { return false }
    if view.classes(after, words).contains(.government) { return true }
    if view.isByte(after, UInt8(ascii: ",")), view.isWord(after + 1, "which"), view.classes(after + 2, words).contains(.government) {
      return true
    }
    if before >= sentence.lowerBound, view.tokens[before].kind == .word, previous.contains(.actorContext) {
      let isLoose =
        view.isWord(before, "of") || view.isWord(before, "and") || view.isWord(before, "to") || view.isWord(before, "from")
        || view.isWord(before, "for")
        || view.isWord(before, "on")
      return !isLoose || nearby(before, sentence.lowerBound, .actorNoun, steps: 6)
    }
    return false
  }

  /// Whether the words that a capital owns are of a town: streets, districts, or a name.
  private func namesTown(_ start: Int, _ end: Int) -> Bool {
    var index = start
    while index < end, index < view.tokens.count, index < start + 3, view.tokens[index].isWordlike || view.tokens[index].kind == .dash {
      if view.tokens[index].isCapitalized || !view.classes(index, words).isDisjoint(with: [.motion, .townNoun]) { return true }
      index += 1
    }
    return false
  }

  private func nearby(_ token: Int, _ floor: Int, _ kind: NameClass, steps: Int) -> Bool {
    var index = token
    while index >= floor, token - index < steps {
      if !view.tokens[index].isCapitalized, view.classes(index, words).contains(kind) { return true }
      index -= 1
    }
    return false
  }
}
