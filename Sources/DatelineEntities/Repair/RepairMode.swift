/// What is done about names that an article spinner replaced (`White Home` for `White House`).
public enum RepairMode: String, Sendable, Hashable, CaseIterable {
  /// Spun names are recognised, linked to what they stand for, and shown beside the text as it is written.
  case annotate
  /// As `annotate`, and tables show the repaired form where they name the form that was seen; the text itself is never changed.
  case replace
  /// Spun names are left alone.
  case off
}
