import DatelineEntities
import DatelineIngest

/// Reads the user's gazetteers: CSV with a header, through the same reader as the input.
enum GazetteerFile {
  static func read(_ path: String) throws -> UserGazetteer {
    let table = try CSVTable(contentsOfFile: path)
    return try UserGazetteer(rows: table.rows, lines: table.lines, path: path)
  }
}
