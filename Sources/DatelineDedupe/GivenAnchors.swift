import DatelineText

/// An anchor that an earlier stage gives: an entity or a date.
struct GivenAnchor {
  var span: ByteSpan
  var hash: UInt64
  var isNumber: Bool
}

extension Fingerprinter.Worker {
  /// Fills `given` with dates and mentions of known entities in text order; where two overlap, the one that starts first is taken.
  mutating func collectGivenAnchors(_ annotations: Annotations) {
    for date in annotations.dates where date.kind == .date || date.kind == .time {
      guard let hash = Self.hash(of: date) else { continue }
      given.append(GivenAnchor(span: date.span, hash: hash, isNumber: true))
    }
    for mention in annotations.mentions where mention.kind == .name {
      // An entity made of its own mention knows no more than the mention's words, and those survive a rewriting one by one.
      guard let index = mention.entity, index < annotations.entities.count else { continue }
      guard annotations.entities[Int(index)].basis == .gazetteer else { continue }
      given.append(GivenAnchor(span: mention.span, hash: WordHash.hash(annotations.entities[Int(index)].id.utf8), isNumber: false))
    }
    given.sort { $0.span.start != $1.span.start ? $0.span.start < $1.span.start : $0.span.end > $1.span.end }
  }

  /// What a date means as far as copies on other days share it: the value if it needed no anchor; else the weekday, or the distance from the anchor.
  private static func hash(of date: DateMention) -> UInt64? {
    guard date.granularity != .none else { return nil }
    let unit = WordHash.hash(date.granularity.rawValue.utf8)
    guard date.isRelative, let start = date.startOn else { return KeyMixing.join(unit, WordHash.hash(date.value.utf8)) }
    if date.granularity == .day { return KeyMixing.join(unit, UInt64(start.weekday)) }
    guard let anchor = date.anchorOn else { return KeyMixing.join(unit, WordHash.hash(date.value.utf8)) }
    return KeyMixing.join(unit, UInt64(bitPattern: Int64((start.number - anchor.number) / 7)))
  }
}
