import DatelineText

/// Takes apart what was taken for one name: an owner and what it owns, two bodies that "and" joins, two people with a verb between them.
struct NameSplitter {
  private let words = NameWords.table
  private let table: GazetteerTable
  private let lexicon: TaggerLexicon?

  init(table: GazetteerTable, lexicon: TaggerLexicon?) {
    self.table = table
    self.lexicon = lexicon
  }

  /// The names that a span holds, in text order; mostly the span itself.
  ///
  /// - Complexity: O(tokens of the name squared), and names are short.
  func parts(of span: TypedSpan, in view: DocumentView) -> [TypedSpan] {
    guard span.tokens.count > 2 else { return [span] }
    switch span.type {
    case .person: return people(span, in: view)
    case .place, .organization, .facility: return withoutOwner(span, in: view).flatMap { joined($0, in: view) }
    case .event, .product, .group: return [span]
    }
  }

  private func part(_ tokens: Range<Int>, of span: TypedSpan) -> TypedSpan {
    var part = span
    part.tokens = tokens
    return part
  }

  // MARK: - Owners

  /// A place or body without the state or the body that owns it (`Russia's Far East`, `ABC's Office for Trade`, `the Navy's Third Fleet`).
  private func withoutOwner(_ span: TypedSpan, in view: DocumentView) -> [TypedSpan] {
    guard span.type != .facility, let clitic = span.tokens.dropFirst().dropLast().first(where: { view.isPossessive($0) }),
      view.tokens[clitic + 1].isCapitalized || view.tokens[clitic + 1].kind == .alphanumeric
    else { return [span] }
    var owner = part(span.tokens.lowerBound..<clitic, of: span)
    let rest = part((clitic + 1)..<span.tokens.upperBound, of: span)
    if isState(view.key(owner.tokens)) {
      owner.type = .place
      return [owner, rest]
    }
    return isOwnedBody(rest, of: owner, in: view) ? [owner, rest] : [span]
  }

  /// Whether an acronym, a body of one class word or a listed body owns a body that its class word shows to be one.
  private func isOwnedBody(_ body: TypedSpan, of owner: TypedSpan, in view: DocumentView) -> Bool {
    guard body.type == .organization, body.tokens.count > 1, isBody(body.tokens, in: view) else { return false }
    let first = owner.tokens.lowerBound
    guard !NameList.partOwners.contains(view.keys[owner.tokens.upperBound - 1]), !NameList.partOwners.contains(view.keys[first]) else {
      return false
    }
    if owner.tokens.count == 1, view.tokens[first].flags.contains(.allCapitals) || view.classes(first, words).lastType == .organization {
      return true
    }
    return table.firstAlias(view.key(owner.tokens)) { alias, entry in
      entry.kind == .organization && !alias.flags.contains(.weak) && alias.key.count > 3
    } != nil
  }

  /// Whether the class word of a body begins or ends a name, or stands before a preposition in it (`Joint Committee on Taxation`).
  private func isBody(_ tokens: Range<Int>, in view: DocumentView) -> Bool {
    if view.classes(tokens.lowerBound, words).firstType == .organization { return true }
    return tokens.contains { token in
      view.classes(token, words).lastType == .organization
        && (token + 1 == tokens.upperBound || view.classes(token + 1, words).contains(.inner))
    }
  }

  private func isState(_ key: NameKey) -> Bool {
    table.firstAlias(key) { alias, entry in entry.kind == .country && !alias.flags.contains(.demonym) } != nil
  }

  // MARK: - Two bodies

  /// `Lake County Council and Hill County Council`: both sides of "and" are whole names by their last words.
  private func joined(_ span: TypedSpan, in view: DocumentView) -> [TypedSpan] {
    guard span.tokens.count > 4, table.firstAlias(view.key(span.tokens)) == nil else { return [span] }
    for token in span.tokens.dropFirst(2).dropLast(2) where view.keys[token] == NameSplitter.and || view.isByte(token, UInt8(ascii: "&")) {
      let left = span.tokens.lowerBound..<token
      let right = (token + 1)..<span.tokens.upperBound
      guard view.tokens[right.lowerBound].isCapitalized, areAlike(left.upperBound - 1, right.upperBound - 1, in: view) else { continue }
      return [part(left, of: span)] + joined(part(right, of: span), in: view)
    }
    return [span]
  }

  private func areAlike(_ a: Int, _ b: Int, in view: DocumentView) -> Bool {
    let first = view.classes(a, words)
    let second = view.classes(b, words)
    guard let type = first.lastType, type == second.lastType, view.tokens[a].isCapitalized, view.tokens[b].isCapitalized else {
      return false
    }
    return view.keys[a] == view.keys[b] || first.contains(.sureHead) && second.contains(.sureHead)
  }

  private static let and = NameKey.of("and")

  // MARK: - Two people

  /// The people on both sides of a verb, as headlines have it (`Gomez Beats Berg`).
  private func people(_ span: TypedSpan, in view: DocumentView) -> [TypedSpan] {
    guard let lexicon, span.tokens.count > 2, view.tokens[span.tokens.lowerBound].isCapitalized else { return [span] }
    for token in span.tokens.dropFirst().dropLast() where isVerb(token, lexicon, in: view) {
      let right = (token + 1)..<span.tokens.upperBound
      guard view.tokens[right.lowerBound].isCapitalized, view.tokens[right.lowerBound].isWordlike else { continue }
      return [part(span.tokens.lowerBound..<token, of: span)] + people(part(right, of: span), in: view)
    }
    return [span]
  }

  /// Whether a word has the ending of a verb and is written small, here or in running text; words that lists have in names are none.
  private func isVerb(_ token: Int, _ lexicon: TaggerLexicon, in view: DocumentView) -> Bool {
    let bytes = view.bytes(token)
    guard view.tokens[token].kind == .word, bytes.count > 3, view.tokens[token - 1].isWordlike,
      bytes.last == UInt8(ascii: "s") || bytes.suffix(2).elementsEqual("ed".utf8) || bytes.suffix(3).elementsEqual("ing".utf8),
      !view.tokens[token].isCapitalized || (1...2).contains(lexicon.classes(of: view.tokens[token].hash).capitalisation)
    else { return false }
    return view.classes(token, words).isDisjoint(with: [.given, .surname, .particle, .inner, .suffix, .honorific, .title])
  }
}
