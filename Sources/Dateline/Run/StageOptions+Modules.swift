import DatelineDatasets
import DatelineDates
import DatelineDedupe
import DatelineEntities
import DatelineIngest
import DatelineText

// What the pipeline file says, in the types of the modules that do the work.

extension RepairMode {
  init(_ mode: StageDefinition.RepairOptions.Mode) {
    switch mode {
    case .annotate: self = .annotate
    case .replace: self = .replace
    case .off: self = .off
    }
  }
}

extension DateResolver.Options {
  init(_ options: StageDefinition.DatesOptions) {
    self.init(
      order: options.order == .dayFirst ? .dmy : .mdy, weekStart: options.weekStart == .sunday ? .sunday : .monday,
      minConfidence: options.minConfidence)
  }
}

extension EntityTagger {
  /// Makes the stage; reads the user's gazetteers.
  init(_ options: StageDefinition.EntitiesOptions, repair: RepairMode) throws(RunError) {
    var chosen = Options()
    chosen.types = Set(options.types)
    chosen.repair = repair
    chosen.usesBuiltinGazetteer = options.gazetteers.contains(.builtin)
    do {
      for case .file(let path) in options.gazetteers { chosen.userGazetteers.append(try GazetteerFile.read(path.resolved)) }
      try self.init(options: chosen)
    } catch {
      throw RunError(error)
    }
  }
}

extension DedupeOptions {
  init(_ options: StageDefinition.DedupeOptions, annotations: Bool) {
    var kinds: DuplicateKinds = []
    for kind in options.kinds {
      switch kind {
      case .exact: kinds.insert(.exact)
      case .near: kinds.insert(.near)
      case .spun: kinds.insert(.spun)
      }
    }
    let keep: OriginalChoice =
      switch options.keep {
      case .first: .first
      case .earliest: .earliest
      case .longest: .longest
      }
    self.init(kinds: kinds, nearThreshold: options.nearThreshold, keep: keep, anchors: annotations ? .annotations : .tokens)
  }
}

extension SourceDescription {
  init(_ source: SourceDefinition, folder: String, output: String, dayFirst: Bool, maxDocument: Int) {
    self.init(name: source.name, root: folder, path: source.path.written)
    excludedFolder = output
    numericDateOrder = dayFirst ? .dmy : .mdy
    format =
      switch source.format {
      case .text: .text
      case .jsonl: .jsonl
      case .csv: .csv
      case .tsv: .tsv
      }
    for mapping in source.fields {
      fields[mapping.column] = mapping.field
    }
    separator = source.separator
    switch source.encoding {
    case .auto: encoding = .auto
    case .utf8: encoding = .utf8
    case .utf16: encoding = .utf16
    case .latin1: encoding = .latin1
    case .windows1252: encoding = .windows1252
    }
    switch source.documentDate {
    case .fixed(let day):
      fixedDate = day
      dateOrder = [.given]
    case .from(let evidence):
      dateOrder = evidence.map {
        switch $0 {
        case .metadata: .metadata
        case .dateline: .dateline
        case .path: .path
        case .infer: .inferred
        }
      }
    }
    maxDocumentBytes = maxDocument
  }
}

extension OutputFormat {
  /// The form of a table's file; nil for forms that hold all tables in one file.
  init?(_ format: DatasetFormat) {
    switch format {
    case .csv: self = .csv
    case .csvGzip: self = .csvGz
    case .jsonl: self = .jsonl
    case .jsonlGzip: self = .jsonlGz
    case .sqlite, .xlsx: return nil
    }
  }
}

extension ContainerFormat {
  /// The form of the file of all tables; nil for forms in which each table is a file of its own.
  init?(_ format: DatasetFormat) { self.init(rawValue: format.rawValue) }
}
