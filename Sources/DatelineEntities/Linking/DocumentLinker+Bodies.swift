import DatelineText

extension DocumentLinker {
  /// Links an organization: acronyms explained in the text, lists, bodies of the state named beside them, parts of names seen before.
  mutating func settleOrganization(_ index: Int) {
    if let full = expansion(of: index) {
      settle(full)
      mentions[index].reference = mentions[full].reference
      return
    }
    let country = neighbouringCountry(index)
    if let entry = listedBody(mentions[index].alias, index, country: country) ?? bodyWithInnerCountry(index) {
      mentions[index].reference = .entry(entry)
      rememberParts(index)
      remember(index)
      return
    }
    let key = PartKey(type: .organization, key: mentions[index].key)
    if country.isNone, let earlier = named[key] ?? parts[key] {
      mentions[index].reference = mentions[Int(earlier)].reference
      return
    }
    // A national team goes by the name of its state, and so does a government of its province.
    if let state = stateNamed(index) {
      mentions[index].reference = .entry(state)
      return
    }
    // A body that every state has means nothing without its state.
    let isCommon = isCommonBody(index)
    guard !isCommon || !country.isNone else { return }
    settleByName(index, country: isCommon ? country : .none)
    rememberParts(index)
  }

  /// The state whose name, not its nationality, a mention is.
  private func stateNamed(_ index: Int) -> UInt32? {
    var found: UInt32?
    forEachAlias(mentions[index].alias) { alias, entry in
      // Codes of provinces are acronyms of all kinds of bodies.
      guard found == nil, entry.kind == .country || entry.kind == .territory && alias.key.count > 4, fits(alias, index) else { return }
      if alias.flags.isDisjoint(with: [.demonym, .shortForm]) { found = alias.entry }
    }
    return found
  }

  private mutating func remember(_ index: Int) {
    named[PartKey(type: mentions[index].span.type, key: mentions[index].key)] = UInt32(index)
  }

  /// The mention that explains an acronym, if this one is an acronym and another explains it.
  private func expansion(of index: Int) -> Int? {
    guard mentions[index].span.tokens.count == 1, let full = expansions[mentions[index].key], Int(full) != index else { return nil }
    return Int(full)
  }

  /// Whether a name is that of a body which many states have, or one class word alone.
  private func isCommonBody(_ index: Int) -> Bool {
    var needsCountry = false
    forEachAlias(mentions[index].alias) { alias, _ in needsCountry = needsCountry || alias.flags.contains(.needsCountry) }
    if needsCountry { return true }
    if mentions[index].span.tokens.contains(where: { view.keys[$0] == DocumentLinker.ministry }) { return true }
    let tokens = mentions[index].span.tokens
    return tokens.allSatisfy { token in
      let classes = view.classes(token, words)
      let isClass = !classes.isDisjoint(with: [.headLast, .headFirst, .inner]) || NameList.realms.contains(view.keys[token])
      return isClass && !view.tokens[token].flags.contains(.allCapitals)
    }
  }

  /// The one body that a list knows by a name and that fits the country beside it.
  private func listedBody(_ alias: Int32, _ index: Int, country: CountryCode) -> UInt32? {
    var ofUser: [UInt32] = []
    var sure: [UInt32] = []
    var weak: [UInt32] = []
    var ofCountry: [UInt32] = []
    var ofDominant: [UInt32] = []
    var isCommon = false
    let dominant = country.isNone ? evidence.dominant : nil
    forEachAlias(alias) { alias, entry in
      guard entry.type == .organization, fits(alias, index) else { return }
      if alias.flags.contains(.needsCountry) { isCommon = true }
      if entry.isUsers { ofUser.append(alias.entry) }
      if !country.isNone {
        if entry.country == country {
          ofCountry.append(alias.entry)
        } else if entry.country.isNone, !alias.flags.contains(.needsCountry) {
          sure.append(alias.entry)
        }
        return
      }
      if alias.flags.contains(.weak) {
        weak.append(alias.entry)
      } else if !alias.flags.contains(.needsCountry) {
        sure.append(alias.entry)
      }
      if let dominant, entry.country == dominant { ofDominant.append(alias.entry) }
    }
    if ofUser.count == 1 { return ofUser[0] }
    if ofCountry.count == 1 { return ofCountry[0] }
    if !country.isNone { return ofCountry.isEmpty && sure.count == 1 ? sure[0] : nil }
    if isCommon {
      // Of the bodies that many states have, the one with the plain name is meant only where its state is spoken of most.
      let highest = max(1, evidence.highest)
      sure.removeAll { !table.entries[Int($0)].country.isNone && evidence.count(table.entries[Int($0)].country) < highest }
    } else {
      let isAmbiguous = sure.count + weak.count > 1
      sure.removeAll { !isPlausible($0, index, isAmbiguous: isAmbiguous) }
      if sure.isEmpty { sure = weak.filter { isPlausible($0, index, isAmbiguous: isAmbiguous) } }
    }
    if sure.count == 1 { return sure[0] }
    if ofDominant.count == 1 { return ofDominant[0] }
    let mentioned = sure.filter { evidence.count(table.entries[Int($0)].country) > 0 }
    if mentioned.count == 1 { return mentioned[0] }
    let best = sure.max { table.entries[Int($0)].prior < table.entries[Int($1)].prior }
    guard let best, sure.filter({ table.entries[Int($0)].prior == table.entries[Int(best)].prior }).count == 1 else { return nil }
    return best
  }

  /// Whether a body may be meant where its country is not spoken of but others are: not if the text has only a short form of its name, because parties
  /// and agencies of many countries share those. American and British ones whose form no other body has are known everywhere.
  private func isPlausible(_ entry: UInt32, _ index: Int, isAmbiguous: Bool) -> Bool {
    let country = table.entries[Int(entry)].country
    guard !country.isNone, evidence.total > 0, evidence.count(country) == 0 else { return true }
    if !isAmbiguous, country.rawValue == 0x5553 || country.rawValue == 0x4742 { return true }
    return mentions[index].key.count > 8 || table.nameKey(Int(entry)) == mentions[index].key
  }

  static let ministry = NameKey.of("Ministry")

  /// A body whose name begins with its state or its parent (`U.S. State Department`, `U.N. World Food Program`).
  private func bodyWithInnerCountry(_ index: Int) -> UInt32? {
    let tokens = mentions[index].span.tokens
    guard tokens.count > 1 else { return nil }
    for length in 1...2 where length < tokens.count {
      let front = tokens.lowerBound..<(tokens.lowerBound + length)
      guard let first = table.firstAlias(view.key(front)) else { continue }
      var country = CountryCode.none
      var isParent = false
      forEachAlias(Int32(first)) { alias, entry in
        if entry.kind == .country, country.isNone { country = entry.country }
        if entry.kind == .organization, alias.key.count < 14 { isParent = true }
      }
      guard !country.isNone || isParent else { continue }
      var rest = front.upperBound
      if view.isPossessive(rest) { rest += 1 }
      guard rest < tokens.upperBound, let alias = table.firstAlias(view.key(rest..<tokens.upperBound)) else { continue }
      if let entry = listedBody(Int32(alias), index, country: country), table.entries[Int(entry)].country == country { return entry }
    }
    return nil
  }

  /// Links a nationality to its state, another group to itself.
  mutating func settleGroup(_ index: Int) {
    var best: (entry: UInt32, isDemonym: Bool)?
    forEachAlias(mentions[index].alias) { alias, entry in
      guard best == nil, fits(alias, index) else { return }
      if alias.flags.contains(.demonym) || entry.kind == .country {
        best = (alias.entry, true)
      } else if entry.type == .group {
        best = (alias.entry, false)
      }
    }
    if let best {
      mentions[index].reference = .entry(best.entry)
      mentions[index].isDemonym = best.isDemonym
      return
    }
    if let compound = compoundGroup(index) {
      mentions[index].reference = .entry(compound)
      mentions[index].isDemonym = true
      return
    }
    if let singular = singularGroup(index) {
      mentions[index].reference = singular
    } else {
      settleByName(index)
    }
  }

  /// What the same word without its plural s means.
  private func singularGroup(_ index: Int) -> Reference? {
    let bytes = view.bytes(view.span(mentions[index].span.tokens))
    guard bytes.count > 4, bytes.last == UInt8(ascii: "s") else { return nil }
    let key = NameFolding.shared.key(UnsafeBufferPointer(rebasing: bytes.dropLast()))
    if let first = table.firstAlias(key) {
      let entry = table.aliases[first].entry
      if table.entries[Int(entry)].type == .group { return .entry(entry) }
    }
    return named[PartKey(type: .group, key: key)].map { mentions[Int($0)].reference }
  }

  /// The state of a plural or compound demonym that no list has (`pro-Russian`).
  private func compoundGroup(_ index: Int) -> UInt32? {
    let tokens = mentions[index].span.tokens
    guard tokens.count > 2, view.tokens[tokens.upperBound - 2].kind == .dash, let first = table.firstAlias(view.keys[tokens.upperBound - 1])
    else { return nil }
    var found: UInt32?
    forEachAlias(Int32(first)) { alias, _ in if found == nil, alias.flags.contains(.demonym) { found = alias.entry } }
    return found
  }

  /// Links a facility, an event or a product.
  mutating func settleThing(_ index: Int) {
    let type = mentions[index].span.type
    if let full = expansion(of: index) {
      settle(full)
      mentions[index].reference = mentions[full].reference
      return
    }
    var candidates: [UInt32] = []
    var others: [UInt32] = []
    forEachAlias(mentions[index].alias) { alias, entry in
      guard fits(alias, index), !alias.flags.contains(.needsCountry) else { return }
      if entry.type == type { candidates.append(alias.entry) }
      // The White House is a building too, and so may a listed body be.
      if type == .facility, entry.type == .organization { others.append(alias.entry) }
    }
    if candidates.isEmpty { candidates = others }
    if candidates.count > 1, candidates.contains(where: { table.entries[Int($0)].isUsers }) {
      candidates.removeAll { !table.entries[Int($0)].isUsers }
    }
    if candidates.count == 1 {
      mentions[index].reference = .entry(candidates[0])
    } else if candidates.isEmpty {
      let key = PartKey(type: type, key: mentions[index].key)
      if let earlier = parts[key] { mentions[index].reference = mentions[Int(earlier)].reference } else { settleByName(index) }
    } else {
      let near = candidates.filter { evidence.count(table.entries[Int($0)].country) > 0 }
      if near.count == 1 { mentions[index].reference = .entry(near[0]) }
    }
    rememberParts(index)
  }
}
