/// `manifest.json`: the run and its files.
enum Manifest {
  /// The manifest as JSON.
  static func json(_ info: DatasetInfo, pipelineName: String, files: [WrittenFile]) -> JSONValue {
    .members([
      ("tool", .string(info.tool)),
      ("tool_version", .string(info.toolVersion)),
      ("pipeline_name", .string(pipelineName)),
      ("pipeline_sha256", info.pipelineSHA256.map(JSONValue.string) ?? .null),
      ("inputs", info.inputs),
      ("counts", info.counts),
      ("rejects", .object(info.rejects.map { JSONValue.Member($0.code, .integer($0.count)) })),
      ("outputs", .array(files.map(json))),
    ])
  }

  private static func json(_ file: WrittenFile) -> JSONValue {
    .members([
      ("path", .string(file.path)),
      ("rows", file.rows.map(JSONValue.integer)),
      ("sha256", .string(file.sha256)),
      ("bytes", .integer(file.bytes)),
    ])
  }

  /// `SHA256SUMS` in the form of coreutils.
  static func checksums(_ files: [WrittenFile]) -> [UInt8] {
    Array(files.map { "\($0.sha256)  \($0.path)\n" }.joined().utf8)
  }
}
