import DatelineText

/// Turns linked spans into the mentions and entities of a document.
struct MentionBuilder {
  private let table: GazetteerTable
  private let view: DocumentView
  private let mode: RepairMode
  private var entities: [Entity] = []
  private var byEntry: [UInt32: UInt32] = [:]
  private var byID: [String: UInt32] = [:]

  init(table: GazetteerTable, view: DocumentView, mode: RepairMode) {
    self.table = table
    self.view = view
    self.mode = mode
  }

  /// The mentions and entities of the spans that `keep` lets through, entities in order of first mention.
  ///
  /// - Complexity: O(spans).
  mutating func build(_ linked: [LinkedSpan], dropped: [Bool], keep: (TypedSpan) -> Bool) -> (mentions: [EntityMention], entities: [Entity])
  {
    var mentions: [EntityMention] = []
    mentions.reserveCapacity(linked.count)
    for (index, item) in linked.enumerated() where !dropped[index] && keep(item.span) {
      let entity = entity(of: item, among: linked)
      let kind = entity.map { aliasKind(item, $0) } ?? .name
      mentions.append(
        EntityMention(
          span: view.span(item.span.tokens), sentence: UInt32(item.span.sentence), type: item.span.type,
          kind: item.span.rule == .stateBody ? .nominal : .name, entity: entity, aliasKind: kind,
          repairedText: item.span.repair?.text, rule: item.span.rule.rawValue, confidence: item.span.confidence))
    }
    return (mentions, entities)
  }

  private mutating func entity(of item: LinkedSpan, among linked: [LinkedSpan]) -> UInt32? {
    switch item.reference {
    case .none: return nil
    case .entry(let entry):
      if let known = byEntry[entry] { return known }
      let index = add(table.entity(Int(entry)))
      byEntry[entry] = index
      return index
    case .corpus(let naming, let country):
      let source = linked[Int(naming)]
      let bytes = view.bytes(view.span(source.span.tokens))
      var id = source.span.type.idPrefix + ":" + NameFolding.shared.slug(bytes)
      if !country.isNone { id += "-" + country.slug }
      if let known = byID[id] { return known }
      return add(
        Entity(
          id: id, type: source.span.type, name: Self.name(view.string(source.span.tokens), source.span.type), countryCode: country.text,
          basis: .corpus))
    }
  }

  /// The canonical name of an entity that no list knows: as written, but `CAPE SORREL` of a dateline or a shouted headline becomes `Cape Sorrel`.
  /// Only people and places, and only from five letters on: capitals of other names and short ones are mostly acronyms.
  private static func name(_ written: String, _ type: EntityType) -> String {
    guard type == .person || type == .place, written.utf8.count >= 5, written.uppercased() == written, written.lowercased() != written
    else {
      return written
    }
    var name = ""
    var isInitial = true
    for character in written {
      name += isInitial ? String(character) : character.lowercased()
      isInitial = !character.isLetter
    }
    return name
  }

  private mutating func add(_ entity: Entity) -> UInt32 {
    if let known = byID[entity.id] { return known }
    let index = UInt32(entities.count)
    byID[entity.id] = index
    entities.append(entity)
    return index
  }

  private func aliasKind(_ item: LinkedSpan, _ entity: UInt32) -> EntityMention.AliasKind {
    if item.span.repair != nil, mode != .replace { return .spun }
    if item.isDemonym { return .demonym }
    if item.isMetonym { return .short }
    let name = entities[Int(entity)].name
    let surface = item.span.repair?.text ?? view.string(item.span.tokens)
    if surface == name { return .name }
    let tokens = item.span.tokens
    let first = view.tokens[tokens.lowerBound]
    if tokens.count == 1, first.flags.contains(.allCapitals) || first.kind == .abbreviation, first.span.count <= 8 {
      if item.key != NameKey.of(name) { return .abbreviation }
    }
    if item.key == NameKey.of(name) { return .spelling }
    return words(surface) < words(name) ? .short : .spelling
  }

  private func words(_ text: String) -> Int {
    var count = 1
    for byte in text.utf8 where byte == 0x20 || byte == 0x2D { count += 1 }
    return count
  }
}
