import DatelineText

/// Gives a name another type, or other edges, where its own words leave no doubt: `King Abdullah II Airbase` is no person, `2015 United Kingdom` before
/// "general election" is no whole name, a disease is no place.
struct NameRetyper {
  let words = NameWords.table
  let table: GazetteerTable
  let lexicon: TaggerLexicon?

  init(table: GazetteerTable, lexicon: TaggerLexicon?) {
    self.table = table
    self.lexicon = lexicon
  }

  /// The names of a document in text order, retyped; none overlaps another.
  ///
  /// - Complexity: O(tokens of the names).
  func retyped(_ spans: [TypedSpan], in view: DocumentView) -> [TypedSpan] {
    var result: [TypedSpan] = []
    result.reserveCapacity(spans.count)
    for (index, span) in spans.enumerated() {
      let sentence = view.sentences[span.sentence].tokens
      let floor = max(sentence.lowerBound, result.last?.tokens.upperBound ?? 0)
      let ceiling = min(sentence.upperBound, view.tokens.count, index + 1 < spans.count ? spans[index + 1].tokens.lowerBound : .max)
      if isDayOrSum(span, in: view) || isButtons(span, in: view) { continue }
      switch span.type {
      case .product: result.append(law(span, notBefore: floor, in: view))
      case .person: result.append(namesake(span, notBefore: floor, in: view))
      case .event: result.append(ballot(span, before: ceiling, in: view))
      case .organization, .place, .facility, .group:
        if isDisease(span, in: view) || isNoName(span, in: view) { continue }
        result.append(withAdjective(ofGivenName(ofPlace(span, in: view), in: view), notBefore: floor, in: view))
      }
    }
    return withPeople(result, in: view)
  }

  /// A building or body that bears the name of a person, with the title that belongs to its name (`King Khalid Stadium`).
  private func namesake(_ span: TypedSpan, notBefore floor: Int, in view: DocumentView) -> TypedSpan {
    guard span.tokens.count > 1, let last = span.tokens.last, view.tokens[last].isCapitalized else { return span }
    let classes = view.classes(last, words)
    guard classes.contains(.sureHead), let type = classes.lastType else { return span }
    var place = span
    place.type = type
    var first = span.tokens.lowerBound
    // "King" and "Major General" belong to such a name, "Dr." does not.
    while first > floor, view.tokens[first - 1].isCapitalized, view.tokens[first - 1].span.count > 3,
      view.classes(first - 1, words).contains(.honorific)
    {
      first -= 1
    }
    place.tokens = first..<span.tokens.upperBound
    return place
  }

  /// A law with what stands before a preposition or a bracket in its name (`Prevention of Forgery Act`, `Family Courts (Amendment) Bill`).
  private func law(_ span: TypedSpan, notBefore floor: Int, in view: DocumentView) -> TypedSpan {
    guard let last = span.tokens.last, NameList.laws.contains(view.keys[last]) else { return span }
    var first = span.tokens.lowerBound
    while first > floor {
      var next = first - 1
      if view.tokens[first].kind == .open, view.tokens[next].kind != .close {
        next = first
      } else if view.tokens[next].kind == .close {
        guard next - 2 > floor, view.tokens[next - 2].kind == .open, view.tokens[next - 1].isCapitalized else { break }
        next -= 2
      } else if !NameList.lawJoints.contains(view.keys[next]) || view.tokens[next].isCapitalized {
        break
      }
      var start = next
      while start > floor, view.tokens[start - 1].isCapitalized, view.tokens[start - 1].isWordlike,
        !view.tokens[start - 1].flags.contains(.sentenceStart), !view.classes(start - 1, words).contains(.never)
      {
        start -= 1
      }
      guard start < next else { break }
      first = start
    }
    var whole = span
    whole.tokens = first..<span.tokens.upperBound
    return whole
  }

  /// An election or the like of a year and a place, whole (`2015 United Kingdom general election`); without such a word only a country is a name.
  private func ballot(_ span: TypedSpan, before ceiling: Int, in view: DocumentView) -> TypedSpan {
    var start = span.tokens.lowerBound
    while start < span.tokens.upperBound, isDatePart(start, in: view) { start += 1 }
    guard start > span.tokens.lowerBound, start < span.tokens.upperBound else { return span }
    guard view.classes(span.tokens.upperBound - 1, words).lastType != .event else { return span }
    var whole = span
    var end = span.tokens.upperBound
    while end < ceiling, end < span.tokens.upperBound + 4, view.tokens[end].isWordlike || view.tokens[end].kind == .dash,
      !view.tokens[end].isCapitalized
    {
      end += 1
      if view.classes(end - 1, words).contains(.eventNoun) {
        whole.tokens = span.tokens.lowerBound..<end
        return whole
      }
    }
    guard let type = countryType(view.key(start..<span.tokens.upperBound)) else { return span }
    whole.tokens = start..<span.tokens.upperBound
    whole.type = type
    return whole
  }

  private func isDatePart(_ token: Int, in view: DocumentView) -> Bool {
    view.tokens[token].kind == .number || isMonth(token, in: view)
  }

  /// `Nov 29`, `USD 20`.
  private func isDayOrSum(_ span: TypedSpan, in view: DocumentView) -> Bool {
    guard span.tokens.count > 1, let first = span.tokens.first, isMonth(first, in: view) || NameList.currencies.contains(view.keys[first])
    else { return false }
    return span.tokens.dropFirst().allSatisfy { view.tokens[$0].kind == .number || view.tokens[$0].kind == .separator }
  }

  /// What stands under an article: `Facebook Twitter Email Print`.
  private func isButtons(_ span: TypedSpan, in view: DocumentView) -> Bool {
    span.tokens.count > 1 && span.tokens.allSatisfy { NameList.buttons.contains(view.keys[$0]) }
  }

  private func isMonth(_ token: Int, in view: DocumentView) -> Bool { NameList.months.contains(view.keys[token]) }

  /// The type of a name that is a country's or a nationality's; nil for others.
  private func countryType(_ key: NameKey) -> EntityType? {
    table.firstAlias(key) { $1.kind == .country }.map { $0.flags.contains(.demonym) ? .group : .place }
  }

  /// A body by its type that is a place by its last word (`Coral Islands`, `Lakeside Airport`), or that is a state behind a letter (`R-Ohio`).
  private func ofPlace(_ span: TypedSpan, in view: DocumentView) -> TypedSpan {
    guard span.type == .organization, let first = span.tokens.first, let last = span.tokens.last else { return span }
    var place = span
    if first > 2, view.tokens[first - 1].kind == .dash, view.tokens[first - 2].span.count == 1, view.tokens[first - 3].kind == .open {
      place.type = .place
      return place
    }
    guard span.tokens.count > 1 else { return span }
    if view.tokens[first].kind == .word, view.tokens[first].span.count == 1, view.tokens[first + 1].kind == .dash, first > 0,
      view.tokens[first - 1].kind == .open || view.isByte(first - 1, UInt8(ascii: ","))
    {
      place.tokens = (first + 2)..<span.tokens.upperBound
      place.type = .place
      return place.tokens.isEmpty ? span : place
    }
    guard !span.tokens.contains(where: { view.classes($0, words).contains(.inner) }) else { return span }
    if NameList.lands.contains(view.keys[last]) { place.type = .place }
    if NameList.structures.contains(view.keys[last]) { place.type = .facility }
    return place
  }

  /// A place with the adjective that belongs to its name (`Little Harbor`).
  private func withAdjective(_ span: TypedSpan, notBefore floor: Int, in view: DocumentView) -> TypedSpan {
    let before = span.tokens.lowerBound - 1
    guard span.type == .place, before >= floor, NameList.placeAdjectives.contains(view.keys[before]), view.tokens[before].isCapitalized,
      !view.tokens[before].flags.contains(.sentenceStart), view.tokens[before + 1].isCapitalized
    else { return span }
    var whole = span
    whole.tokens = before..<span.tokens.upperBound
    return whole
  }

  /// Whether what was found names nothing: a letter, an office (`Ambassador`), a word at the start of a sentence that running text has in small letters.
  private func isNoName(_ span: TypedSpan, in view: DocumentView) -> Bool {
    guard span.tokens.count == 1, let token = span.tokens.first, span.type == .organization || span.type == .place,
      view.tokens[token].kind == .word, !view.tokens[token].flags.contains(.allCapitals), table.firstAlias(view.keys[token]) == nil
    else { return false }
    if view.tokens[token].span.count == 1 || RoleTable.shared.role(view.keys[token]) != nil { return true }
    guard let lexicon, span.confidence < 0.7, view.tokens[token].flags.contains(.sentenceStart) else { return false }
    return lexicon.classes(of: view.tokens[token].hash).capitalisation == 1
  }

  private func isDisease(_ span: TypedSpan, in view: DocumentView) -> Bool {
    span.type != .product && view.classes(span.tokens.lowerBound, words).contains(.disease)
      && span.tokens.allSatisfy {
        view.tokens[$0].kind == .number || view.tokens[$0].kind == .dash || view.classes($0, words).contains(.disease)
      }
  }
}
