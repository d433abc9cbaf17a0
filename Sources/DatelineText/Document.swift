/// Where a document's date comes from; the order of the cases says nothing, `Document.dateOrder` decides.
public enum DateBasis: String, Sendable, Hashable, CaseIterable {
  /// Fixed in the pipeline file or by the caller.
  case given
  /// A field of the input record.
  case metadata
  /// A dateline or a "Published" line in the text.
  case dateline
  /// The file's path or the URL.
  case path
  /// Worked out from the text as a whole.
  case inferred
  /// Not known.
  case none
}

/// One text with what the input says of it. The text is valid UTF-8 without NUL bytes; ingest sees to that.
public struct Document: Sendable {
  /// Name of the ingest source in the pipeline file.
  public var sourceName: String
  /// Path below the source's root, `/` between parts.
  public var sourcePath: String
  /// Record in that file, from 0.
  public var recordIndex: Int
  /// Identifier that the input itself gives the record, as written.
  public var recordID: String?
  /// Address of the article.
  public var url: String?
  /// Headline.
  public var title: String?
  /// Outlet or agency.
  public var publisher: String?
  /// Byline.
  public var author: String?
  /// BCP 47 tag.
  public var language: String
  /// Day fixed in the pipeline file.
  public var givenOn: Day?
  /// Day that the record's metadata gives.
  public var metadataOn: Day?
  /// Day found in the path or URL.
  public var pathOn: Day?
  /// Which kinds of evidence may date this document, best first: the first that gives a day wins.
  public var dateOrder: [DateBasis]
  /// The text, UTF-8.
  public var text: [UInt8]

  /// Makes a document from a text alone.
  public init(text: [UInt8], sourceName: String = "", sourcePath: String = "", recordIndex: Int = 0) {
    self.text = text
    self.sourceName = sourceName
    self.sourcePath = sourcePath
    self.recordIndex = recordIndex
    language = "en"
    dateOrder = [.given, .metadata, .dateline, .path, .inferred]
  }

  /// Makes a document from a string, with the day it was published if that is known.
  public init(_ text: String, publishedOn: Day? = nil) {
    self.init(text: Array(text.utf8))
    givenOn = publishedOn
  }
}

/// An input that was refused: never dropped in silence, always a row of the table `rejects`.
public struct Reject: Sendable, Hashable {
  /// Name of the ingest source.
  public var sourceName: String
  /// Path below the source's root.
  public var sourcePath: String
  /// Record in that file, from 0.
  public var recordIndex: Int
  /// Byte offset in the (unpacked) file, where known.
  public var byteOffset: Int?
  /// Stage that refused it, such as `ingest`.
  public var stage: String
  /// Stable code such as `E_UTF8`.
  public var code: String
  /// What is wrong, where, and what to do about it.
  public var message: String
  /// The first 200 code points of the input, control characters shown as U+FFFD.
  public var excerpt: String?

  /// Makes a reject.
  public init(
    sourceName: String, sourcePath: String, recordIndex: Int, byteOffset: Int?, stage: String, code: String, message: String,
    excerpt: String?
  ) {
    self.sourceName = sourceName
    self.sourcePath = sourcePath
    self.recordIndex = recordIndex
    self.byteOffset = byteOffset
    self.stage = stage
    self.code = code
    self.message = message
    self.excerpt = excerpt
  }
}
