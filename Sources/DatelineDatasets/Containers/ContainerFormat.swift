/// A form in which one file holds all tables.
///
/// Each needs a C library that not every machine has, so each comes with a package trait of its own: `swift build --traits XLSX,SQLite`.
public enum ContainerFormat: String, Sendable, Hashable, CaseIterable {
  /// One Excel workbook; trait `XLSX`, by libxlsxwriter.
  case xlsx
  /// One SQLite database; trait `SQLite`, by libsqlite3.
  case sqlite

  /// Those that this build can write.
  public static let available: [ContainerFormat] = {
    var formats: [ContainerFormat] = []
    #if XLSX
      formats.append(.xlsx)
    #endif
    #if SQLite
      formats.append(.sqlite)
    #endif
    return formats
  }()

  /// The package trait that brings it.
  public var trait: String {
    switch self {
    case .xlsx: "XLSX"
    case .sqlite: "SQLite"
    }
  }

  /// Its media type.
  var mediaType: String {
    switch self {
    case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    case .sqlite: "application/vnd.sqlite3"
    }
  }

  /// Path of the file in the output folder.
  public func path(of pipelineName: String) -> String { "\(pipelineName).\(rawValue)" }

  /// The Debian and Ubuntu package of its library.
  public var systemPackage: String {
    switch self {
    case .xlsx: "libxlsxwriter-dev"
    case .sqlite: "libsqlite3-dev"
    }
  }
}
