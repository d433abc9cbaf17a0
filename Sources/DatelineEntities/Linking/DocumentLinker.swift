import DatelineText

/// Links the names of one document: finds out which of them mean the same thing, and what.
///
/// The order is: full names of people, then everything in text order, each by the evidence of its neighbours; a mention whose reference stays unclear is
/// left without one.
struct DocumentLinker {
  let table: GazetteerTable
  let words: WordTable
  let view: DocumentView
  var mentions: [LinkedSpan]
  var evidence = CountryEvidence()
  /// Mentions of full names by the key of a last or first name, in text order.
  var people: [NameKey: [UInt32]] = [:]
  /// Full mention that explains an acronym.
  var expansions: [NameKey: UInt32] = [:]
  /// Latest full mention that holds a word, by type and word.
  var parts: [PartKey: UInt32] = [:]
  /// First mention of each unlisted name.
  var named: [PartKey: UInt32] = [:]

  /// Mentions that are none after all.
  var dropped: [Bool] = []

  /// A word or name of a type.
  struct PartKey: Hashable {
    var type: EntityType
    var key: NameKey
  }

  init(_ spans: [TypedSpan], in view: DocumentView, table: GazetteerTable) {
    self.view = view
    self.table = table
    words = NameWords.table
    mentions = spans.map { span in
      let key = span.repair?.key ?? view.key(span.tokens)
      let alias = table.firstAlias(key).flatMap { span.repair != nil || table.matches($0, view.bytes(view.span(span.tokens))) ? $0 : nil }
      return LinkedSpan(span: span, key: key, alias: Int32(alias ?? -1))
    }
  }

  /// Links all mentions.
  ///
  /// - Complexity: O(mentions), with a limited number of candidates each.
  mutating func link() {
    countCountries()
    findExpansions()
    for index in mentions.indices where mentions[index].span.type == .person && nameWordCount(index) > 1 { settlePerson(index) }
    for index in mentions.indices { settle(index) }
    // Short forms that were only supposed, and explain nothing here.
    dropped = mentions.map { $0.span.rule == .repetition && !$0.reference.isKnown }
  }

  /// Links one mention, if it is not linked yet.
  mutating func settle(_ index: Int) {
    guard !mentions[index].isSettled else { return }
    mentions[index].isSettled = true
    switch mentions[index].span.type {
    case .person: settlePerson(index)
    case .place: settlePlace(index)
    case .organization: settleOrganization(index)
    case .group: settleGroup(index)
    case .facility, .event, .product: settleThing(index)
    }
  }

  // MARK: - Candidates

  /// Calls `body` with each alias of a mention's key.
  func forEachAlias(_ first: Int32, _ body: (GazetteerAlias, GazetteerEntry) -> Void) {
    table.forEachAlias(from: first < 0 ? nil : Int(first), body)
  }

  /// Whether the capitals of a mention fit an alias: `US` is not `us`.
  func fits(_ alias: GazetteerAlias, _ index: Int) -> Bool {
    guard alias.flags.contains(.capitals), alias.key.count <= 4 else { return true }
    let tokens = mentions[index].span.tokens
    let token = view.tokens[tokens.lowerBound]
    return token.flags.contains(.allCapitals) || token.kind == .abbreviation || tokens.count > 1 || token.span.count == 1
  }

  // MARK: - Surroundings

  /// Words of a name that are neither particles nor marks nor suffixes; what hyphens join is one (`Day-Lewis`).
  func nameWordCount(_ index: Int) -> Int {
    var count = 0
    for token in mentions[index].span.tokens where view.tokens[token].isWordlike {
      if count > 0, view.tokens[token - 1].kind == .dash, view.tokens[token - 1].end == view.tokens[token].start { continue }
      let classes = view.classes(token, words)
      if classes.contains(.suffix) || (classes.contains(.particle) && !view.tokens[token].isCapitalized) { continue }
      count += 1
    }
    return count
  }

  /// The country that a mention names, if it is a state or a demonym of one.
  func countryNamed(_ index: Int) -> CountryCode {
    var country = CountryCode.none
    let type = mentions[index].span.type
    guard type == .place || type == .group else { return country }
    forEachAlias(mentions[index].alias) { alias, entry in
      if country.isNone, entry.kind == .country, fits(alias, index) { country = entry.country }
    }
    return country
  }

  /// The country that stands right beside a mention: before it as a demonym or with 's, after it with "of".
  func neighbouringCountry(_ index: Int) -> CountryCode {
    let tokens = mentions[index].span.tokens
    if index > 0 {
      let before = mentions[index - 1].span.tokens.upperBound
      let gap = tokens.lowerBound - before
      if gap == 0 || (gap == 1 && view.isPossessive(before)) {
        let country = countryNamed(index - 1)
        if !country.isNone { return country }
        // "Kyiv's Defence Ministry"
        if gap == 1, case .entry(let entry) = mentions[index - 1].reference { return table.entries[Int(entry)].country }
      }
    }
    if index + 1 < mentions.count {
      let next = mentions[index + 1].span.tokens.lowerBound
      let gap = next - tokens.upperBound
      if gap == 1 || gap == 2, view.isWord(tokens.upperBound, "of") || (gap == 1 && view.isWord(tokens.upperBound, "in")) {
        return countryNamed(index + 1)
      }
    }
    return .none
  }

  private mutating func countCountries() {
    for index in mentions.indices { evidence.add(countryNamed(index)) }
  }

  /// Finds `Long Name (ABC)`.
  private mutating func findExpansions() {
    for index in mentions.indices {
      let end = mentions[index].span.tokens.upperBound
      guard mentions[index].span.type != .group, mentions[index].span.tokens.count > 1, view.isByte(end, UInt8(ascii: "(")),
        end + 2 < view.tokens.count, view.isByte(end + 2, UInt8(ascii: ")"))
      else { continue }
      let token = view.tokens[end + 1]
      guard token.span.count >= 2, token.span.count <= 10, token.flags.contains(.allCapitals) || token.flags.contains(.mixedCase) else {
        continue
      }
      if expansions[view.keys[end + 1]] == nil { expansions[view.keys[end + 1]] = UInt32(index) }
    }
  }

  /// Makes a mention the one that names an unlisted thing, or joins it to an earlier one of the same name.
  mutating func settleByName(_ index: Int, country: CountryCode = .none) {
    let key = PartKey(type: mentions[index].span.type, key: mentions[index].key)
    guard !mentions[index].key.isEmpty else { return }
    if let first = named[key], case .corpus(_, let known) = mentions[Int(first)].reference, country.isNone || known == country {
      mentions[index].reference = mentions[Int(first)].reference
      return
    }
    mentions[index].reference = .corpus(naming: UInt32(index), country)
    named[key] = UInt32(index)
  }

  /// Remembers the words of a full name, so that a part of it can be understood later.
  mutating func rememberParts(_ index: Int) {
    let span = mentions[index].span
    guard span.tokens.count > 1, mentions[index].reference.isKnown else { return }
    for token in span.tokens where view.tokens[token].isCapitalized && view.tokens[token].isWordlike {
      let classes = view.classes(token, words)
      if classes.contains(.headLast) || classes.contains(.headFirst) || classes.contains(.inner) { continue }
      parts[PartKey(type: span.type, key: view.keys[token])] = UInt32(index)
    }
  }
}
