import DatelineText

/// Counts the entities of a run: how often, in how many documents and stories, by which names, from when to when.
///
/// Documents are added in run order. Texts lie once in one array of bytes; an entity keeps the numbers of its documents as differences of one or two bytes,
/// so a million documents of twenty entities each take some tens of megabytes. Of two entities with one id the first one's name and type hold.
public struct EntityRegistry: Sendable {
  struct Text: Sendable {
    var offset: Int
    var count: UInt32
  }

  struct Record: Sendable {
    var id: Text
    var name: Text
    var external: Text?
    var type: EntityType
    var basis: Entity.Basis
    var country: CountryCode
    var latitude: Double?
    var longitude: Double?
    var mentionCount: UInt32 = 0
    var documentCount: UInt32 = 0
    var lastDocument: UInt32 = 0
    var firstOn: Day?
    var lastOn: Day?
    /// Differences between the numbers of its documents, seven bits a byte, the last byte of each with its high bit clear.
    var documents: [UInt8] = []
  }

  struct Alias: Sendable {
    var entity: UInt32
    var text: Text
    var kind: EntityMention.AliasKind
    var mentionCount: UInt32
  }

  var bytes: [UInt8] = []
  var records: [Record] = []
  var aliases: [Alias] = []
  private var recordSlots = [UInt32](repeating: .max, count: 1024)
  private var aliasSlots = [UInt32](repeating: .max, count: 1024)
  private var scratch: [UInt8] = []
  private let usesRepairedForms: Bool

  /// Makes an empty registry.
  ///
  /// - Parameter repair: As the stage had it: with `replace` the aliases of spun mentions are their repaired forms.
  public init(repair: RepairMode = .annotate) { usesRepairedForms = repair == .replace }

  /// Number of distinct entities so far.
  public var count: Int { records.count }

  /// Counts the linked mentions of a document.
  ///
  /// - Parameters:
  ///   - ordinal: Its number in run order; every document has a larger one than the one before.
  ///   - annotations: What the stages found in it.
  ///   - text: Its text.
  /// - Complexity: O(mentions).
  public mutating func add(document ordinal: UInt32, annotations: Annotations, text: [UInt8]) {
    guard !annotations.entities.isEmpty else { return }
    var places: [UInt32?] = Array(repeating: nil, count: annotations.entities.count)
    for mention in annotations.mentions {
      guard let entity = mention.entity, Int(entity) < places.count else { continue }
      let place = places[Int(entity)] ?? record(of: annotations.entities[Int(entity)])
      places[Int(entity)] = place
      note(place, document: ordinal, anchor: annotations.anchor.on)
      // "ministry" is no alias of the ministry.
      guard mention.kind == .name else { continue }
      scratch.removeAll(keepingCapacity: true)
      if usesRepairedForms, let repaired = mention.repairedText {
        scratch.append(contentsOf: repaired.utf8)
      } else {
        appendSurface(mention.span, text)
      }
      noteAlias(place, mention.aliasKind)
    }
  }

  /// Appends a form as written to the scratch, with one blank for each run of them.
  private mutating func appendSurface(_ span: ByteSpan, _ text: [UInt8]) {
    let end = min(Int(span.end), text.count)
    var blank = false
    for byte in text[min(Int(span.start), end)..<end] {
      if byte <= 0x20 {
        blank = true
        continue
      }
      if blank, !scratch.isEmpty { scratch.append(0x20) }
      blank = false
      scratch.append(byte)
    }
  }

  private mutating func note(_ place: UInt32, document ordinal: UInt32, anchor: Day?) {
    let index = Int(place)
    records[index].mentionCount += 1
    guard records[index].documentCount == 0 || records[index].lastDocument != ordinal else { return }
    var difference = records[index].documentCount == 0 ? ordinal : ordinal &- records[index].lastDocument
    while difference >= 0x80 {
      records[index].documents.append(UInt8(truncatingIfNeeded: difference) | 0x80)
      difference >>= 7
    }
    records[index].documents.append(UInt8(truncatingIfNeeded: difference))
    records[index].documentCount += 1
    records[index].lastDocument = ordinal
    if let anchor {
      records[index].firstOn = records[index].firstOn.map { min($0, anchor) } ?? anchor
      records[index].lastOn = records[index].lastOn.map { max($0, anchor) } ?? anchor
    }
  }

  private mutating func record(of entity: Entity) -> UInt32 {
    scratch.removeAll(keepingCapacity: true)
    scratch.append(contentsOf: entity.id.utf8)
    let mask = recordSlots.count - 1
    var slot = Int(truncatingIfNeeded: WordHash.hash(scratch)) & mask
    while recordSlots[slot] != .max {
      if equals(records[Int(recordSlots[slot])].id) { return recordSlots[slot] }
      slot = (slot + 1) & mask
    }
    let place = UInt32(records.count)
    recordSlots[slot] = place
    let code = entity.countryCode.map { Array($0.utf8).withUnsafeBufferPointer { CountryCode($0) } } ?? .none
    records.append(
      Record(
        id: storeScratch(), name: store(entity.name), external: entity.externalID.map { store($0) }, type: entity.type, basis: entity.basis,
        country: code, latitude: entity.latitude, longitude: entity.longitude))
    if records.count * 2 > recordSlots.count {
      recordSlots = EntityRegistry.grown(recordSlots) { hash(records[Int($0)].id, 0) }
    }
    return place
  }

  private mutating func noteAlias(_ entity: UInt32, _ kind: EntityMention.AliasKind) {
    let mask = aliasSlots.count - 1
    let mixed = WordHash.hash(scratch) ^ (UInt64(entity) &* 0x9e37_79b9_7f4a_7c15)
    var slot = Int(truncatingIfNeeded: mixed) & mask
    while aliasSlots[slot] != .max {
      let index = Int(aliasSlots[slot])
      if aliases[index].entity == entity, equals(aliases[index].text) {
        aliases[index].mentionCount += 1
        return
      }
      slot = (slot + 1) & mask
    }
    aliasSlots[slot] = UInt32(aliases.count)
    aliases.append(Alias(entity: entity, text: storeScratch(), kind: kind, mentionCount: 1))
    if aliases.count * 2 > aliasSlots.count {
      aliasSlots = EntityRegistry.grown(aliasSlots) { hash(aliases[Int($0)].text, aliases[Int($0)].entity) }
    }
  }

  private func hash(_ text: Text, _ entity: UInt32) -> UInt64 {
    WordHash.hash(bytes[text.offset..<(text.offset + Int(text.count))]) ^ (UInt64(entity) &* 0x9e37_79b9_7f4a_7c15)
  }

  private static func grown(_ slots: [UInt32], hash: (UInt32) -> UInt64) -> [UInt32] {
    var grown = [UInt32](repeating: .max, count: slots.count * 2)
    let mask = grown.count - 1
    for value in slots where value != .max {
      var slot = Int(truncatingIfNeeded: hash(value)) & mask
      while grown[slot] != .max { slot = (slot + 1) & mask }
      grown[slot] = value
    }
    return grown
  }

  private func equals(_ text: Text) -> Bool {
    Int(text.count) == scratch.count && bytes[text.offset..<(text.offset + scratch.count)].elementsEqual(scratch)
  }

  private mutating func storeScratch() -> Text {
    let text = Text(offset: bytes.count, count: UInt32(scratch.count))
    bytes.append(contentsOf: scratch)
    return text
  }

  private mutating func store(_ string: String) -> Text {
    let text = Text(offset: bytes.count, count: UInt32(string.utf8.count))
    bytes.append(contentsOf: string.utf8)
    return text
  }
}
