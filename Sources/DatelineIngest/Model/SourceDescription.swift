import DatelineText

/// One ingest source, as the pipeline file describes it.
///
/// Everything but the name and the path has a default, so a source of text files is `SourceDescription(name: "wire", path: "in/*.txt")`.
public struct SourceDescription: Sendable, Hashable {
  /// How the bytes of a file are cut into records.
  public enum Format: String, Sendable, Hashable, CaseIterable {
    /// One document a file: the whole file is the text.
    case text
    /// Comma-separated values with a header line; the separator is sniffed unless `separator` says it.
    case csv
    /// Tab-separated values with a header line, quoted like CSV.
    case tsv
    /// One JSON object a line (JSON Lines, NDJSON).
    case jsonl
  }

  /// How the bytes of a file stand for characters. A byte order mark at the start of a file always wins.
  public enum Encoding: String, Sendable, Hashable, CaseIterable {
    /// UTF-8, or what the byte order mark says.
    case auto
    /// UTF-8.
    case utf8
    /// UTF-16; without a byte order mark the order is taken from where the zero bytes stand.
    case utf16
    /// ISO 8859-1: byte values are code points, 0x80 ... 0x9F are control characters.
    case latin1
    /// Windows-1252: 0x80 ... 0x9F are curly quotes, dashes and the like.
    case windows1252
  }

  /// How the metadata date `3/4/2024` is read; dates that name the month or start with the year need no order.
  public enum NumericDateOrder: String, Sendable, Hashable, CaseIterable {
    /// 4 March 2024.
    case mdy
    /// 3 April 2024.
    case dmy
  }

  /// Name of the source, unique in a pipeline; first part of the run order.
  public var name: String
  /// Folder that a relative `path` refers to; empty for the working directory.
  public var root: String
  /// A file, a folder (all its files, at any depth), a glob (`*` `?` `[a-z]` `**`), or `-` for standard input.
  public var path: String
  /// A folder that is not entered when a folder or glob is listed: that of the output, whose tables are no input.
  public var excludedFolder: String?
  /// How files are cut into records.
  public var format: Format
  /// Where the document's fields are found: a header name or `#3` (third column) for CSV, a dotted path (`article.body`, `authors.0.name`) for
  /// JSON Lines. A dot inside a key is written `\.`. Fields not listed are taken by their own name when the input has it.
  public var fields: [DocumentField: String]
  /// Separator of CSV, one byte; nil: found from the header line among `,` `;` tab `|`.
  public var separator: UInt8?
  /// How bytes stand for characters.
  public var encoding: Encoding
  /// How ambiguous numeric dates of `published_on` are read.
  public var numericDateOrder: NumericDateOrder
  /// Passed on as `Document.dateOrder`.
  public var dateOrder: [DateBasis]
  /// Passed on as `Document.givenOn`.
  public var fixedDate: Day?
  /// Longest text of a document, bytes of UTF-8; longer ones are rejected. Records (CSV, JSON Lines) may be 4 times as long and 1 MiB more.
  public var maxDocumentBytes: Int
  /// Whether records may have an id that an earlier record has, which else is refused. Then no ids are kept in memory.
  public var allowsRepeatedIDs = false

  /// Describes a source.
  public init(
    name: String, root: String = "", path: String, format: Format = .text, fields: [DocumentField: String] = [:], separator: UInt8? = nil,
    encoding: Encoding = .auto, numericDateOrder: NumericDateOrder = .mdy,
    dateOrder: [DateBasis] = [.given, .metadata, .dateline, .path, .inferred], fixedDate: Day? = nil, maxDocumentBytes: Int = 4 << 20
  ) {
    self.name = name
    self.root = root
    self.path = path
    self.format = format
    self.fields = fields
    self.separator = separator
    self.encoding = encoding
    self.numericDateOrder = numericDateOrder
    self.dateOrder = dateOrder
    self.fixedDate = fixedDate
    self.maxDocumentBytes = maxDocumentBytes
  }

  /// Whether the source is standard input.
  public var isStandardInput: Bool { path == "-" }

  /// Longest record (line of JSON, CSV record) that is held in memory, in bytes.
  var maxRecordBytes: Int { textLimit * 4 + (1 << 20) }

  /// `maxDocumentBytes` within 1 byte and 2 GiB: spans count bytes in 32 bits.
  var textLimit: Int { min(max(1, maxDocumentBytes), Int(Int32.max)) }
}
