/// Something that deserves a look but lost no document. Counted per source, with the first example.
public struct IngestWarning: Sendable, Hashable {
  /// What the warning is about; the raw value is stable.
  public enum Code: String, Sendable, Hashable, CaseIterable {
    /// `published_on` of a record could not be read as a date: the document is kept, without a metadata date.
    case date = "W_DATE"
    /// A numeric `published_on` can only be read in the order of day and month that the source's other dates are not read in.
    case dateOrder = "W_DATE_ORDER"
    /// A field mapped in `fields` was in no record of the source.
    case fieldNeverFound = "W_FIELD"
    /// A JSON value under a field's own name, which `fields` does not map, is neither string nor number: it is passed over.
    case ignoredValue = "W_FIELD_TYPE"
    /// A text begins as web pages do: its tags are taken for text.
    case markup = "W_MARKUP"
    /// A file has a header but no records.
    case noRecords = "W_NO_RECORDS"
  }

  /// Name of the source.
  public let sourceName: String
  /// What it is about.
  public let code: Code
  /// How often.
  public internal(set) var count: Int
  /// What is wrong, where, and what to do, with the first example.
  public let message: String

  /// The warning as a line for people: source, first example, how many more there are.
  public var line: String { "source '\(sourceName)': \(message)" + (count > 1 ? " (and \(count - 1) more of the kind)" : "") }
}
