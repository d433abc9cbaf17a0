import DatelineText

/// A row of the table `entities`.
public struct EntityRow: Sendable, Hashable {
  /// The entity.
  public var entity: Entity
  /// Linked mentions in all documents.
  public var mentionCount: Int
  /// Distinct documents.
  public var documentCount: Int
  /// Distinct stories: documents without their copies.
  public var clusterCount: Int
  /// Earliest anchor day of those documents.
  public var firstOn: Day?
  /// Latest anchor day of them.
  public var lastOn: Day?
}

/// A row of the table `entity_aliases`.
public struct EntityAliasRow: Sendable, Hashable {
  /// Id of the entity.
  public var entityID: String
  /// The form as written.
  public var alias: String
  /// Why it differs from the name.
  public var kind: EntityMention.AliasKind
  /// Times seen.
  public var mentionCount: Int
}

extension EntityRegistry {
  /// The rows of `entities`, in bytewise order of their ids.
  ///
  /// - Parameter clusterOf: Number of the story that a document belongs to, by the document's number in run order; copies of a story share one.
  /// - Returns: One row for each entity that was mentioned.
  /// - Complexity: O(entities log entities + documents of all entities).
  public func entities(clusterOf: (UInt32) -> UInt32) -> [EntityRow] {
    var clusters: Set<UInt32> = []
    return order().map { index in
      let record = records[index]
      clusters.removeAll(keepingCapacity: true)
      var document: UInt32 = 0
      var difference: UInt32 = 0
      var shift: UInt32 = 0
      for byte in record.documents {
        difference |= UInt32(byte & 0x7F) << shift
        shift += 7
        if byte < 0x80 {
          document &+= difference
          clusters.insert(clusterOf(document))
          difference = 0
          shift = 0
        }
      }
      return EntityRow(
        entity: entity(record), mentionCount: Int(record.mentionCount), documentCount: Int(record.documentCount),
        clusterCount: clusters.count, firstOn: record.firstOn, lastOn: record.lastOn)
    }
  }

  /// The rows of `entity_aliases`, in bytewise order of id and alias.
  ///
  /// - Complexity: O(aliases log aliases).
  public func entityAliases() -> [EntityAliasRow] {
    var rank = [UInt32](repeating: 0, count: records.count)
    for (place, index) in order().enumerated() { rank[index] = UInt32(place) }
    let sorted = aliases.indices.sorted { a, b in
      let first = rank[Int(aliases[a].entity)]
      let second = rank[Int(aliases[b].entity)]
      return first != second ? first < second : precedes(aliases[a].text, aliases[b].text)
    }
    return sorted.map { index in
      let alias = aliases[index]
      return EntityAliasRow(
        entityID: string(records[Int(alias.entity)].id), alias: string(alias.text), kind: alias.kind, mentionCount: Int(alias.mentionCount))
    }
  }

  private func order() -> [Int] { records.indices.sorted { precedes(records[$0].id, records[$1].id) } }

  private func precedes(_ a: Text, _ b: Text) -> Bool {
    bytes[a.offset..<(a.offset + Int(a.count))].lexicographicallyPrecedes(bytes[b.offset..<(b.offset + Int(b.count))])
  }

  private func entity(_ record: Record) -> Entity {
    Entity(
      id: string(record.id), type: record.type, name: string(record.name), countryCode: record.country.text, latitude: record.latitude,
      longitude: record.longitude, externalID: record.external.map { string($0) }, basis: record.basis)
  }

  private func string(_ text: Text) -> String { String(decoding: bytes[text.offset..<(text.offset + Int(text.count))], as: UTF8.self) }
}
