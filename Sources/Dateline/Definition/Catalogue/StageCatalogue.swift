/// What there is to say of a stage: its options, what it needs, where it stands, and the tables that it makes possible.
public struct StageDescription: Sendable, Hashable {
  /// Its name.
  public var name: StageName
  /// What it does, one sentence.
  public var summary: String
  /// Stages that must run before it.
  public var needs: [StageName]
  /// Stages that must come before it when they run; it works without them.
  public var after: [StageName]
  /// Its options.
  public var options: [OptionDescription]
  /// Tables that exist when it runs.
  public var tables: [String]
}

/// The fixed catalogue of stages.
public enum StageCatalogue {
  /// All stages in the order in which they may stand.
  public static let all: [StageDescription] = StageName.allCases.map(description)

  /// The description of a stage.
  public static func description(of name: StageName) -> StageDescription {
    switch name {
    case .repair:
      StageDescription(
        name: name, summary: "Puts machine-spun names back (White Home -> White House).", needs: [], after: [],
        options: StageDefinition.RepairOptions.options, tables: [])
    case .sentences:
      StageDescription(
        name: name, summary: "Finds words, sentences and paragraphs.", needs: [], after: [.repair], options: [], tables: ["sentences"])
    case .dates:
      StageDescription(
        name: name, summary: "Finds temporal expressions and the days that they mean.", needs: [.sentences], after: [.repair],
        options: StageDefinition.DatesOptions.options, tables: ["dates", "timeline"])
    case .entities:
      StageDescription(
        name: name, summary: "Finds persons, organizations, places ... and links them to known names.", needs: [.sentences],
        after: [.repair], options: StageDefinition.EntitiesOptions.options, tables: ["entities", "entity_aliases", "entity_mentions"])
    case .roles:
      StageDescription(
        name: name, summary: "Finds the roles that a text gives persons.", needs: [.sentences, .entities], after: [.repair], options: [],
        tables: ["roles"])
    case .statements:
      StageDescription(
        name: name, summary: "Finds who said what, and when.", needs: [.sentences, .dates, .entities, .roles], after: [.repair],
        options: [], tables: ["statements"])
    case .dedupe:
      StageDescription(
        name: name, summary: "Finds exact, near and spun copies of documents.", needs: [.sentences],
        after: [.repair, .dates, .entities, .roles, .statements], options: StageDefinition.DedupeOptions.options, tables: ["duplicates"])
    }
  }

  /// The stage that makes a table possible; nil for tables that every run has.
  public static func stage(ofTable table: String) -> StageName? { all.first { $0.tables.contains(table) }?.name }
}
