/// A cue verb with its auxiliaries: "has repeatedly denied", "didn't say", "adding".
struct VerbGroup {
  enum Form {
    case finite, gerund, infinitive
    /// A participle without auxiliary: "imposed by the court".
    case reduced
  }
  /// First token: auxiliary or adverb.
  var first: Int
  /// Token of the verb.
  var verb: Int
  var form: Form
  var shape: VerbShapes
  var isPassive = false
  var isNegated = false
  /// First token of the auxiliary that is negated.
  var negationStart: Int?
  /// Present or past perfect.
  var isPerfect = false
  /// With a modal: not yet said.
  var isModal = false
  /// With a word such as "previously".
  var isEarlier = false
}

extension TextView {
  /// The longest run of auxiliaries and adverbs before a verb.
  private static let groupReach = 8

  /// Reads the verb group that ends at `verb`; nil if the word there is more likely no verb.
  ///
  /// - Complexity: O(1).
  func verbGroup(at verb: Int, from lower: Int) -> VerbGroup? {
    let entry = words[verb].entry
    guard entry.pointee.verb >= 0 else { return nil }
    let patterns = lexicon.cues[Int(entry.pointee.verb)].patterns
    let shapes = entry.pointee.shapes
    var group = VerbGroup(first: verb, verb: verb, form: .finite, shape: shapes)
    var auxiliary: WordClasses = []
    var seen: WordClasses = []
    var hasTo = false
    var index = verb - 1
    while index >= lower, verb - index <= TextView.groupReach {
      let classes = words[index].classes
      if classes.has(.negator) {
        group.isNegated = true
        group.negationStart = index
      } else if classes.has(.auxiliary), !classes.has(.name) || index == lower {
        if auxiliary.isEmpty { auxiliary = classes.intersection(.auxiliary) }
        seen.formUnion(classes.intersection(.auxiliary))
        if group.isNegated { group.negationStart = index }
      } else if classes.has(.clitic), isIn(index - 1, .subject), shapes.isDisjoint(with: [.base, .third]) {
        auxiliary = shapes.contains(.gerund) ? .be : .have
        seen.formUnion(auxiliary)
      } else if classes.has(.to), seen.isEmpty, shapes.contains(.base) {
        hasTo = true
        group.first = index
        break
      } else if classes.has(.endsInLy) || classes.has(.adverb) && !classes.has(.determiner) {
        if classes.has(.past) { group.isEarlier = true }
      } else {
        break
      }
      group.first = index
      index -= 1
    }
    group.isModal = seen.has([.modal])
    group.isPerfect = seen.has(.have)
    if isIn(verb + 1, .hyphen) || isIn(verb - 1, .hyphen) { return nil }
    let before = classes(group.first - 1)
    if before.has([.determiner, .possessive]), seen.isEmpty, !before.has(.subject), !before.has(.that),
      !before.has(.object) || before.has(.possessive)
    {
      // "her" is an object too, but no verb follows it without an auxiliary; "some say" and "several said" have one.
      if !(before.has(.person) && shapes.has(.base) || before.has(.plural) && shapes.has(.past)) { return nil }
    }
    if before.has(.clitic), seen.isEmpty { return nil }
    if shapes.contains(.adjective) { return auxiliary.has(.be) ? group : nil }
    if hasTo {
      group.form = .infinitive
      return group
    }
    if shapes.contains(.gerund) {
      group.form = auxiliary.has(.be) ? .finite : .gerund
      return group
    }
    if auxiliary.has([.do, .modal]) { return shapes.contains(.base) ? group : nil }
    if auxiliary.has(.have), shapes.contains(.participle) { return group }
    if auxiliary.has(.be) {
      guard shapes.contains(.participle) else { return nil }
      group.isPassive = true
      return group
    }
    if shapes.contains(.past) || shapes.contains(.participle) {
      // "imposed by the court"; "Asked whether ..." and "when told that ..." have no subject.
      if isIn(verb + 1, .by) || patterns.contains(.hearer) && (verb == lower || verb == lower + 1 && isIn(lower, [.subordinator])) {
        group.form = .reduced
        group.isPassive = true
        return group
      }
      if !shapes.contains(.past) { return nil }
      return before.has([.preposition]) && !before.has(.subordinator) ? nil : group
    }
    // Base and -s form.
    if before.has([.preposition, .to, .auxiliary]) { return nil }
    let subject = skipDates(before: group.first - 1, from: lower)
    if shapes.contains(.base), !shapes.contains(.third), isOne(at: subject, from: lower) { return nil }
    if patterns.contains(.homograph) || patterns.contains(.weak) {
      guard takesPresent(shapes, at: subject) else { return nil }
    } else if shapes.contains(.base), !shapes.contains(.third) {
      guard takesPlural(at: subject) else { return nil }
    }
    return group
  }

  /// Whether the word can be the subject of a present tense that looks like a noun.
  private func takesPresent(_ shapes: VerbShapes, at index: Int) -> Bool {
    let classes = classes(index)
    if classes.has(.subject) || classes.has(.relative) && !classes.has(.that) { return true }
    if shapes.contains(.base) {
      guard takesPlural(at: index) else { return false }
      // "Obama plan" is a noun phrase, "Republicans plan" is not.
      return !classes.has(.name) || classes.has(.endsInS) && (classes.has(WordClasses.speaker) || isGroup(at: index))
    }
    return mention(at: index) != nil || classes.has([.person, .body, .paper]) && !classes.has(.endsInS)
  }

  private func isGroup(at index: Int) -> Bool {
    guard let mention = mention(at: index) else { return false }
    return mentions[mention].type == .group || mentions[mention].type == .organization
  }

  /// Whether a noun phrase is one thing by its `a` or `an`, so that no verb without -s follows: "a Washington-based army assume tank" is a spun think tank,
  /// but "a number of officials assume" and "a few officials assume" are many.
  private func isOne(at index: Int, from lower: Int) -> Bool {
    guard !isIn(index, [.endsInS, .plural, .subject, .relative]), let phrase = phrase(endingAt: index, from: lower) else { return false }
    let article = tokens[phrase.range.lowerBound]
    let isArticle =
      base[Int(article.start)] | 0x20 == UInt8(ascii: "a")
      && (article.span.count == 1 || article.span.count == 2 && base[Int(article.start) + 1] == UInt8(ascii: "n"))
    return isArticle && !phrase.range.contains { isIn($0, [.of, .coordinator]) }
  }

  /// Whether a present tense without -s can follow: I, we, they, who, plural nouns, lists of names.
  private func takesPlural(at index: Int) -> Bool {
    let classes = classes(index)
    if classes.has(.subject) { return !classes.has([.male, .female, .neuter]) }
    if classes.has([.relative, .endsInS, .group, .plural]) || classes.has(.coordinator) { return true }
    return mention(at: index) != nil || classes.has(.name) || classes.has(.close) || classes.has(.comma)
  }
}

extension VerbShapes {
  @inline(__always)
  func has(_ other: VerbShapes) -> Bool { rawValue & other.rawValue != 0 }
}
