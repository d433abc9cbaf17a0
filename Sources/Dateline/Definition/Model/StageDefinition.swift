/// The stages of the catalogue.
public enum StageName: String, Sendable, Hashable, CaseIterable {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  case repair, sentences, dates, entities, roles, statements, dedupe
}

/// A stage with its typed options.
public enum StageDefinition: Sendable, Hashable {
  /// Machine-spun names are put back.
  case repair(RepairOptions)
  /// Words, sentences, paragraphs.
  case sentences
  /// Temporal expressions and the document's day.
  case dates(DatesOptions)
  /// Mentions of persons, organizations, places ... and the entities that they name.
  case entities(EntitiesOptions)
  /// Roles of persons.
  case roles
  /// Who said what.
  case statements
  /// Copies of documents.
  case dedupe(DedupeOptions)

  /// Its name.
  public var name: StageName {
    switch self {
    case .repair: .repair
    case .sentences: .sentences
    case .dates: .dates
    case .entities: .entities
    case .roles: .roles
    case .statements: .statements
    case .dedupe: .dedupe
    }
  }

  /// Makes a stage from checked settings.
  init(_ name: StageName, _ settings: Settings) {
    switch name {
    case .repair: self = .repair(RepairOptions(settings))
    case .sentences: self = .sentences
    case .dates: self = .dates(DatesOptions(settings))
    case .entities: self = .entities(EntitiesOptions(settings))
    case .roles: self = .roles
    case .statements: self = .statements
    case .dedupe: self = .dedupe(DedupeOptions(settings))
    }
  }
}

/// A stage as a pipeline runs it.
public struct StageUse: Sendable, Hashable {
  /// The stage with its typed options.
  public var definition: StageDefinition
  /// The same options with their origins.
  public var settings: Settings
  /// Where the stage is named.
  public var position: SourcePosition
}
