import DatelineDatasets
import DatelineDedupe
import DatelineEntities
import DatelineIngest

/// Why a run did not end with a complete output folder.
public struct RunError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Kind of failure, which decides the exit code.
  public enum Kind: Sendable, Hashable {
    /// The pipeline file does not fit the input or the output folder (exit code 2).
    case badDefinition
    /// Inputs are missing (exit code 3).
    case missingInput
    /// The run failed (exit code 1).
    case failed
    /// The run was cancelled; nothing under a final name was touched (exit code 130).
    case cancelled
  }

  /// Kind of failure.
  public let kind: Kind
  /// What, where, and what to do about it.
  public let description: String

  init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }

  static let damagedSpool = RunError(.failed, "a temporary file under .partial was changed by another program while the run used it")
  static let interrupted = RunError(.cancelled, "interrupted; the output folder is as it was before")

  /// What an error of a module means for the run.
  init(_ error: any Error) {
    switch error {
    case let error as RunError: self = error
    case let error as IngestError:
      let kind: Kind =
        switch error.category {
        case .missingInput: .missingInput
        case .badDefinition: .badDefinition
        case .unreadable: .failed
        }
      self.init(kind, error.description)
    case let error as DatasetError: self.init(error.kind == .foreignFolder ? .badDefinition : .failed, error.description)
    case let error as DedupeStateError:
      let kind: Kind =
        switch error.reason {
        case .otherOptions, .notAState: .badDefinition
        case .notWritable, .inUse, .notReadable, .damaged: .failed
        }
      self.init(kind, error.description)
    case let error as GazetteerError: self.init(.badDefinition, error.description)
    case let error as TableReadError: self.init(error)
    default: self.init(.failed, "\(error)")
    }
  }

  /// What it means that a table of an output folder cannot be read.
  package init(_ error: TableReadError) {
    switch error.kind {
    case .noDataset: self.init(.missingInput, error.description)
    case .lacking: self.init(.badDefinition, error.description)
    case .unreadable: self.init(.failed, error.description)
    }
  }
}
