import DatelineIngest
import DatelineText

/// A form of input.
public enum InputFormat: String, Sendable, Hashable, CaseIterable {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  case text, jsonl, csv, tsv

  /// Whether its records have named fields, so that `fields` can map them.
  public var hasFields: Bool { self != .text }

  /// The format that a file name tells, `.gz` not counted; nil if it tells none.
  init?(path: String) {
    switch Self.ending(of: path) {
    case "txt", "text": self = .text
    case "jsonl", "ndjson": self = .jsonl
    case "csv": self = .csv
    case "tsv": self = .tsv
    default: return nil
    }
  }

  /// The ending of a file name that tells a form of input which is not read; nil for other names.
  static func unread(path: String) -> String? {
    ending(of: path).flatMap {
      ["html", "htm", "xhtml", "eml", "mbox", "warc", "pdf", "docx", "odt", "rtf", "xlsx", "ods"].contains($0) ? $0 : nil
    }
  }

  private static func ending(of path: String) -> String? {
    let name = path.hasSuffix(".gz") ? String(path.dropLast(3)) : path
    return name.split(separator: "/").last?.split(separator: ".").last?.lowercased()
  }
}

/// An encoding of input text.
public enum InputEncoding: String, Sendable, Hashable, CaseIterable {
  /// UTF-8, or what the byte order mark says.
  case auto
  /// UTF-8.
  case utf8 = "utf-8"
  /// UTF-16; without a byte order mark the order is taken from where the zero bytes stand.
  case utf16 = "utf-16"
  /// ISO 8859-1.
  case latin1
  /// Windows code page 1252.
  case windows1252 = "windows-1252"
}

/// Where a document's day may come from.
public enum DateEvidence: String, Sendable, Hashable, CaseIterable {
  /// The field mapped to `published_on`.
  case metadata
  /// A dateline or a "Published" line of the text.
  case dateline
  /// The file's path or the record's URL.
  case path
  /// The text as a whole.
  case infer
}

/// How the documents of a source get their day.
public enum DocumentDateRule: Sendable, Hashable {
  /// All have this day.
  case fixed(Day)
  /// The first of these that gives a day.
  case from([DateEvidence])
}

/// One source of documents.
public struct SourceDefinition: Sendable, Hashable {
  /// Name, unique in the pipeline.
  public var name: String
  /// File, glob pattern, or `-` for standard input.
  public var path: PipelinePath
  /// Form of the input.
  public var format: InputFormat
  /// For columns of `documents`, the name of the field that fills them, in the order of `DocumentField`.
  public var fields: [FieldMapping]
  /// How its documents get their day.
  public var documentDate: DocumentDateRule
  /// Encoding.
  public var encoding: InputEncoding
  /// Byte between the fields of CSV; nil: found from the header line.
  public var separator: UInt8?
  /// All keys with their origins.
  public var settings: Settings
  /// Where the source begins.
  public var position: SourcePosition
}

/// Tells which field of the input fills a column.
public struct FieldMapping: Sendable, Hashable {
  /// The column.
  public var column: DocumentField
  /// Dotted path in JSON; header name or `#3` in CSV.
  public var field: String
  /// Where it is written.
  public var position: SourcePosition
}

extension SourceDefinition {
  static let name = Option<String>.text(
    "name", .slug(allowsUnderscore: true), required: true, "Name of the source, unique in the file.", example: "wire")
  static let path = Option<PipelinePath?>.path(
    "path", required: true,
    "File, folder (all its files), glob pattern (`*`, `?`, `[a-z]`, `**` for any folders) or `-` for standard input.",
    example: "in/*.txt")
  static let format = Option<InputFormat?>(
    description: OptionDescription(
      "format", .choice(InputFormat.allCases.map(\.rawValue)),
      "Form of the input; may be left out when the path ends in .txt, .jsonl, .csv or .tsv. `.gz` is read as it is."),
    fallback: nil
  ) { if case .text(let word) = $0 { InputFormat(rawValue: word) } else { nil } }
  static let fields = OptionDescription(
    "fields", .structure("columns of documents with the input fields that fill them"),
    "Which input field fills which column; those that are not named are taken by their own name where the input has it.")
  static let defaultDocumentDate = DocumentDateRule.from([.metadata, .dateline, .path, .infer])
  static let documentDate = OptionDescription(
    "document_date", .structure("a day (2024-10-24), one of metadata, dateline, path, infer, or {from: [...]}"),
    default: .list([.text("metadata"), .text("dateline"), .text("path"), .text("infer")]),
    "The day that relative dates are resolved against: fixed, or the first evidence that gives one.")
  static let encoding = Option.choice(
    "encoding", default: InputEncoding.auto, "Encoding of the input; a byte order mark always wins.")
  static let separator = Option<UInt8?>(
    description: OptionDescription(
      "separator", .separator, default: .text("auto"), "Character between the fields (csv only); auto finds it from the header line."),
    fallback: nil
  ) { if case .text(let text) = $0, text != "auto" { text.utf8.first } else { nil } }

  /// The keys of a source.
  static let options = [
    name.description, path.description, format.description, fields, documentDate, encoding.description, separator.description,
  ]
}
