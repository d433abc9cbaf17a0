import DatelineDatasets
import DatelineText
import Glibc

/// Why a pipeline file cannot run: every problem at once.
public struct PipelineFileError: Error, Sendable, CustomStringConvertible {
  /// The problems in the order of the file, errors and warnings.
  public let diagnostics: [Diagnostic]
  private let source: [UInt8]

  init(diagnostics: [Diagnostic], source: [UInt8]) {
    self.diagnostics = diagnostics
    self.source = source
  }

  /// One line a problem: `news.yaml:27:7: error: ...`.
  public var description: String { description(withExcerpts: false) }

  /// One line a problem, with the line of the file and a caret below it if asked for.
  public func description(withExcerpts: Bool) -> String {
    diagnostics.map { diagnostic in
      guard withExcerpts, let excerpt = diagnostic.excerpt(from: source) else { return diagnostic.rendered }
      return diagnostic.rendered + "\n" + excerpt
    }.joined(separator: "\n")
  }

  /// Reads a pipeline file of at most 1 MiB and a byte, so that a larger one is refused without being read.
  static func read(_ path: String) throws(PipelineFileError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw problem(path, "cannot read the pipeline file: \(String(cString: strerror(errno)))") }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    while bytes.count <= 1 << 20 {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      if count < 0 && errno == EISDIR { throw problem(path, isFolder(path)) }
      guard count >= 0 else { throw problem(path, "cannot read the pipeline file: \(String(cString: strerror(errno)))") }
      if count == 0 { break }
      bytes.append(contentsOf: buffer[..<count])
    }
    return bytes
  }

  /// What to say of a folder in place of a pipeline file.
  private static func isFolder(_ path: String) -> String {
    let files = ((try? DatasetFolder.names(path)) ?? []).filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }
    let folder = path.hasSuffix("/") ? path : path + "/"
    let hint =
      files.isEmpty
      ? "give a pipeline file (dateline init writes one)"
      : "give one of its pipeline files: \(files.prefix(5).map { folder + $0 }.joined(separator: ", "))"
    return "this is a folder; \(hint)"
  }

  private static func problem(_ path: String, _ message: String) -> PipelineFileError {
    PipelineFileError(diagnostics: [Diagnostic(file: path, position: nil, message: message)], source: [])
  }
}
