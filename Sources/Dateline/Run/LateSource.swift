import DatelineDatasets
import DatelineDedupe
import DatelineEntities
import DatelineText

/// Hands out the work of the second pass: the spool, then the copies, the time line, the entities.
struct LateSource {
  /// Rows of one piece of work.
  private static let rowsAPiece = 2048

  private let plan: RunPlan
  private let facts: LateFacts
  private var spool: SpoolReader?
  private var timeline: SortedRecords?
  private var nextDuplicate = 0
  private var entities: ArraySlice<EntityRow>
  private var aliases: ArraySlice<EntityAliasRow>
  private var writer: RowWriter

  init(
    plan: RunPlan, facts: LateFacts, spool: SpoolReader?, timeline: SortedRecords?, entities: [EntityRow],
    aliases: [EntityAliasRow]
  ) {
    self.plan = plan
    self.facts = facts
    writer = RowWriter(isSpreadsheetSafe: plan.isSpreadsheetSafe)
    self.spool = spool
    self.timeline = timeline
    self.entities = plan.outputs(of: .entities).isEmpty ? [] : entities[...]
    self.aliases = plan.outputs(of: .entityAliases).isEmpty ? [] : aliases[...]
    if plan.outputs(of: .duplicates).isEmpty { nextDuplicate = facts.count }
  }

  /// The next piece; nil at the end.
  mutating func next() throws -> LateWork? {
    var record: [UInt8] = []
    if try spool?.next(into: &record) == true { return .spooled(record) }
    if let rows = nextDuplicates() { return .rows(rows) }
    var records: [[UInt8]] = []
    while records.count < Self.rowsAPiece, try timeline?.next(into: &record) == true { records.append(record) }
    if !records.isEmpty { return .timeline(records) }
    if !entities.isEmpty {
      var rows = RowBuffer(table: .entities)
      for entity in entities.prefix(Self.rowsAPiece) { writer.appendEntity(entity, to: &rows) }
      entities = entities.dropFirst(Self.rowsAPiece)
      return .rows(rows)
    }
    if !aliases.isEmpty {
      var rows = RowBuffer(table: .entityAliases)
      for alias in aliases.prefix(Self.rowsAPiece) { writer.appendAlias(alias, to: &rows) }
      aliases = aliases.dropFirst(Self.rowsAPiece)
      return .rows(rows)
    }
    return nil
  }

  private mutating func nextDuplicates() -> RowBuffer? {
    guard let duplicates = facts.duplicates else { return nil }
    var rows = RowBuffer(table: .duplicates)
    while nextDuplicate < facts.count, rows.count < Self.rowsAPiece {
      if facts.isDuplicate(nextDuplicate) { writer.appendDuplicate(nextDuplicate, facts, duplicates, to: &rows) }
      nextDuplicate += 1
    }
    return rows.isEmpty ? nil : rows
  }
}
