import DatelineText

/// The stage `roles`: finds the titles that a text gives to people, and whom they serve.
///
/// It needs `entities` before it. It fills `Annotations.roles` and completes `repairedSentences`.
public struct RoleTagger: DocumentStage {
  /// What is done about spun titles.
  public let repair: RepairMode

  /// Makes the stage.
  public init(repair: RepairMode = .annotate) { self.repair = repair }

  /// A worker with its own buffers.
  public func makeWorker() -> Worker { Worker(repair: repair) }

  /// The part of the stage that belongs to one thread.
  public struct Worker: DocumentStageWorker {
    private let repair: RepairMode
    private var keys: [NameKey] = []

    init(repair: RepairMode) { self.repair = repair }

    /// Adds the document's roles.
    ///
    /// - Complexity: O(tokens).
    public mutating func annotate(_ document: Document, _ annotations: inout Annotations) {
      guard annotations.mentions.contains(where: { $0.type == .person }) else { return }
      let source = annotations
      let repairs = repair != .off
      annotations.roles = DocumentView.with(document, source, keys: &keys) { view in
        RoleReader(view: view, mentions: source.mentions, entities: source.entities, repairs: repairs).roles()
      }
      if repairs, annotations.roles.contains(where: { $0.repairedText != nil }) {
        annotations.repairedSentences = RepairedSentences.make(document, annotations)
      }
    }
  }
}
