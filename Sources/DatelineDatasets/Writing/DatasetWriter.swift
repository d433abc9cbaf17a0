import Glibc

/// Writes a data set into a folder: files grow under `OUT/.partial`, and move into place when all are complete.
///
/// Content goes in by `append`, in the order of the files. For gzipped files it comes back as `CompressionJob`s, which any worker runs; the
/// blocks go to `commit`, for each stream in order. Then `finish`, its jobs, `publish`. The bytes of the files depend on the content only,
/// not on the sizes of the appended pieces nor on the workers.
///
/// One thread at a time may append, and one at a time may commit; both may be at work together. That, and that streams share nothing, is why
/// the class is `@unchecked Sendable`. Where one call must follow another (`finish` the last `append`), the caller orders them.
public final class DatasetWriter: @unchecked Sendable {
  /// The outputs, in the order given; their indices are what `append` takes.
  public let outputs: [TableOutput]
  private let pipelineName: String
  private let namesEarlierRuns: Bool
  private let folder: OutputFolder
  private let streams: [OutputStream]
  private let containers: [(format: ContainerFormat, container: any Container)]
  private var extras: [WrittenFile] = []
  /// Rows that went to the containers, by index of the output.
  private var containedRows: [Int]

  /// Claims the folder, makes it if need be, and opens all files with their headers.
  ///
  /// - Parameters:
  ///   - directory: The output folder.
  ///   - pipelineName: Name of the pipeline; a folder that holds another one's output is refused.
  ///   - outputs: What to write; names must differ.
  ///   - level: Level of deflate, 1 to 9.
  ///   - namesEarlierRuns: Whether rows may name documents of earlier runs, which lie outside of the data set: foreign keys that may do so are then
  ///     not promised.
  /// - Throws: `DatasetError` if the folder is somebody else's, in use or not writable.
  public init(directory: String, pipelineName: String, outputs: [TableOutput], level: Int = 6, namesEarlierRuns: Bool = false)
    throws(DatasetError)
  {
    self.outputs = outputs
    self.pipelineName = pipelineName
    self.namesEarlierRuns = namesEarlierRuns
    let names = outputs.map(\.name)
    if let twice = names.indices.first(where: { names[..<$0].contains(names[$0]) }) {
      throw .misuse(directory, "two outputs are named '\(names[twice])'")
    }
    folder = try OutputFolder(directory, pipelineName: pipelineName)
    containedRows = outputs.map { _ in 0 }
    var streams: [OutputStream] = []
    var containers: [(format: ContainerFormat, container: any Container)] = []
    do throws(DatasetError) {
      for (index, output) in outputs.enumerated() {
        for format in output.formats {
          let path = output.path(format)
          let stream = try OutputStream(
            output: index, format: format, path: path, index: streams.count, level: Int32(min(max(level, 1), 9)),
            file: OutputFile(creating: "\(folder.partial)/\(path)"))
          if format.isCSV { try stream.append(header: output.header) }
          streams.append(stream)
        }
      }
      for format in ContainerFormat.allCases where outputs.contains(where: { $0.containers.contains(format) }) {
        let description = ContainerDescription(
          path: "\(folder.partial)/\(format.path(of: pipelineName))", temporaryFolder: folder.partial, pipelineName: pipelineName,
          outputs: outputs, namesEarlierRuns: namesEarlierRuns)
        containers.append((format, try description.open(format)))
      }
    } catch {
      folder.discard()
      throw error
    }
    self.streams = streams
    self.containers = containers
  }

  /// Appends rendered rows to the files of an output.
  ///
  /// - Parameters:
  ///   - output: Index of the output.
  ///   - csv: CSV without header, for its CSV files.
  ///   - jsonl: JSON Lines, for its JSON Lines files.
  ///   - rows: Number of rows that they hold.
  /// - Returns: Blocks to be compressed and committed, for each stream in order.
  /// - Throws: `DatasetError` if a plain file cannot be written.
  /// - Complexity: O(bytes), one copy.
  public func append(output: Int, csv: [UInt8], jsonl: [UInt8], rows: Int) throws(DatasetError) -> [CompressionJob] {
    var jobs: [CompressionJob] = []
    for stream in streams where stream.output == output {
      stream.rowCount += rows
      try stream.append(stream.format.isCSV ? csv : jsonl, jobs: &jobs)
    }
    return jobs
  }

  /// Appends rows to the containers of an output, which take them as they are.
  ///
  /// - Parameters:
  ///   - output: Index of the output.
  ///   - rows: The rows that it keeps.
  /// - Throws: `DatasetError` if a container cannot be written.
  /// - Complexity: O(bytes).
  public func append(output: Int, rows: SelectedRows) throws(DatasetError) {
    guard outputs.indices.contains(output) else { return }
    containedRows[output] += rows.count
    for (format, container) in containers where outputs[output].containers.contains(format) {
      try container.append(output: output, rows: rows)
    }
  }

  /// Writes a compressed block. Blocks of one stream come in the order of their jobs; streams may mix.
  ///
  /// - Throws: `DatasetError` if the file cannot be written.
  public func commit(_ block: CompressedBlock) throws(DatasetError) { try streams[block.stream].commit(block) }

  /// Ends the content.
  ///
  /// - Returns: The last blocks, to be compressed and committed like the others.
  public func finish() -> [CompressionJob] {
    var jobs: [CompressionJob] = []
    for stream in streams { stream.cutter.finish(to: &jobs) }
    return jobs
  }

  /// Adds a file that is no table, such as `report.html`, to the data set: it is listed in the manifest and in `SHA256SUMS`.
  ///
  /// - Parameters:
  ///   - name: Name in the output folder, without folders.
  ///   - contents: Its bytes.
  /// - Throws: `DatasetError` if it cannot be written.
  public func addFile(_ name: String, contents: [UInt8]) throws(DatasetError) { extras.append(try write(name, contents)) }

  /// Path for a temporary file of this run; whatever is left there is removed with the run.
  public func temporaryPath(_ name: String) -> String { "\(folder.partial)/\(name)" }

  /// Ends the files, writes `datapackage.json`, `manifest.json` and `SHA256SUMS`, and moves all into place, the manifest last. Files of the
  /// pipeline's earlier run that this one did not write again are removed.
  ///
  /// - Returns: The files of the data set.
  /// - Throws: `DatasetError`; then call `abort`.
  @discardableResult
  public func publish(_ info: DatasetInfo) throws(DatasetError) -> [WrittenFile] {
    var files: [WrittenFile] = []
    for stream in streams { files.append(try stream.close()) }
    for (format, container) in containers {
      let notices = try container.finish(info)
      let path = format.path(of: pipelineName)
      files.append(try WrittenFile(path: path, in: folder.partial, tableRows: containedRows, notices: notices))
    }
    let package = DataPackage(outputs: outputs, files: files, namesEarlierRuns: namesEarlierRuns).json(
      name: pipelineName, description: info.description)
    files += extras
    let manifest = Manifest.json(info, pipelineName: pipelineName, files: files)
    files.append(try write("datapackage.json", package.serialized() + [UInt8(ascii: "\n")]))
    let written = files + [try write("manifest.json", manifest.serialized() + [UInt8(ascii: "\n")])]
    _ = try write("SHA256SUMS", Manifest.checksums(written))
    try folder.publish(files.map(\.path) + ["SHA256SUMS"], manifest: "manifest.json")
    return written
  }

  /// Removes everything that this run has written. What an earlier run left in the folder stays. Harmless after `publish`.
  public func abort() { folder.discard() }

  private func write(_ name: String, _ contents: [UInt8]) throws(DatasetError) -> WrittenFile {
    let file = try OutputFile(creating: "\(folder.partial)/\(name)")
    try file.write(contents)
    let bytes = file.byteCount
    return WrittenFile(path: name, rows: nil, bytes: bytes, sha256: try file.finish())
  }
}
