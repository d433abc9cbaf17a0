/// A file that holds all tables of a data set. Rows come in the order of the run, tables mixed; one thread at a time uses it.
protocol Container: AnyObject {
  /// Appends rows to the table of an output.
  ///
  /// - Parameters:
  ///   - output: Index of the output.
  ///   - rows: The rows that it keeps.
  /// - Throws: `DatasetError` if the file cannot be written.
  func append(output: Int, rows: SelectedRows) throws(DatasetError)

  /// Writes what is known at the end, and ends the file.
  ///
  /// - Returns: What deserves a look, for people: cells that were cut and the like.
  /// - Throws: `DatasetError` if the file cannot be written.
  func finish(_ info: DatasetInfo) throws(DatasetError) -> [String]
}

/// What a container is made from.
struct ContainerDescription {
  /// Its path.
  let path: String
  /// Folder for temporary files.
  let temporaryFolder: String
  /// The pipeline's name.
  let pipelineName: String
  /// All outputs, in the order of their indices.
  let outputs: [TableOutput]
  /// Whether rows may name documents of earlier runs.
  let namesEarlierRuns: Bool

  /// Opens the container of a format.
  func open(_ format: ContainerFormat) throws(DatasetError) -> any Container {
    switch format {
    case .xlsx:
      #if XLSX
        return try Workbook(self)
      #endif
    case .sqlite:
      #if SQLite
        return try Database(self)
      #endif
    }
    #if !XLSX || !SQLite
      throw DatasetError(
        .misuse, path: path, message: "this build cannot write \(format.rawValue)",
        remedy: "install \(format.systemPackage) and build with --traits \(format.trait)")
    #endif
  }
}

extension DatasetInfo {
  /// The run in lines of a name and a value, as containers show it to people.
  func facts(pipelineName: String) -> [(name: String, value: String)] {
    var facts = [(name: "pipeline", value: pipelineName)]
    if let description { facts.append((name: "description", value: description)) }
    facts.append((name: "made by", value: "\(tool) \(toolVersion)"))
    if let pipelineSHA256 { facts.append((name: "pipeline file, SHA-256", value: pipelineSHA256)) }
    for (title, value) in [("input", inputs), ("", counts)] {
      guard case .object(let members) = value else { continue }
      for member in members {
        let name = (title.isEmpty ? "" : title + " ") + member.key.replacing("_", with: " ")
        if let count = member.value.integerValue { facts.append((name: name, value: String(count))) }
      }
    }
    for reject in rejects { facts.append((name: "rejects, \(reject.code)", value: String(reject.count))) }
    return facts
  }
}
