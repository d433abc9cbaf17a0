import DatelineText

extension ExplainedDocument {
  /// What a piece of evidence says of the document's day, in the order in which the source asks.
  var dayEvidence: [(basis: DateBasis, says: String)] {
    let anchor = annotations.anchor
    var isDecided = false
    return document.dateOrder.map { basis in
      let says: String =
        switch basis {
        case .given: document.givenOn?.description ?? "none"
        case .metadata: document.metadataOn?.description ?? "none"
        case .path: document.pathOn?.description ?? "none"
        case .dateline, .inferred, .none:
          if anchor.basis == basis {
            anchor.on?.description ?? "none"
          } else {
            isDecided ? "not asked" : "none"
          }
        }
      let decides = !isDecided && anchor.basis == basis && anchor.on != nil
      if decides { isDecided = true }
      return (basis, says + (decides ? ", taken" : ""))
    }
  }

  /// Why a mention has its entity, or none, as far as is known.
  func reason(_ mention: EntityMention) -> String {
    guard let index = mention.entity, Int(index) < annotations.entities.count else {
      return mention.kind == .name
        ? "not linked: no list has a name like it that fits here, or several have and nothing tells which"
        : "not linked: nothing before it that it can stand for"
    }
    let entity = annotations.entities[Int(index)]
    if entity.basis == .corpus {
      return mention.aliasKind == .name
        ? "no list has it: an entity of its own" : "stands for the entity that its fullest mention makes; no list has it"
    }
    return switch mention.aliasKind {
    case .name: "a list has this name"
    case .short: "short for a name of a list"
    case .abbreviation: "abbreviation of a name of a list"
    case .demonym: "people or adjective of a place of a list"
    case .spun: "a spun form of a name of a list"
    case .spelling: "another spelling of a name of a list"
    }
  }

  /// The words of a span on one line.
  func words(_ span: ByteSpan) -> String { document.text.string(span) }

  /// Where a date's anchor comes from: `from 2024-10-24 (document)`; nil if it needed none.
  func anchor(of date: DateMention) -> String? {
    guard date.isRelative else { return nil }
    return date.anchorOn.map { "from \($0) (\(date.anchorBasis.rawValue))" } ?? "its anchor is not known"
  }

  /// The days that a date means: `2024-10-14 to 2024-10-20`.
  func days(of date: DateMention) -> String {
    guard let start = date.startOn, let end = date.endOn else { return "no days" }
    let days = start == end ? "\(start)" : "\(start) to \(end)"
    guard let from = date.startAt else { return days }
    return date.endAt.map { $0 == from ? from : "\(from) to \($0)" } ?? from
  }
}
