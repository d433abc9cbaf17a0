// Fuzzes the pipeline file: no bytes crash the parser, hang it, or make it say something without a place. From the package's folder:
//
//   flags="-Xswiftc -sanitize=fuzzer,address -Xcc -fsanitize=fuzzer-no-link,address"
//   swift build -c release --scratch-path .build-fuzz --target Dateline $flags
//   swiftc -O -parse-as-library -sanitize=fuzzer,address -I .build-fuzz/release/Modules \
//     $(find Sources/CLibCSV Sources/CZlib .build-fuzz/release/CDatelineData.build .build-fuzz/checkouts/Yams/Sources \
//       -name module.modulemap -printf '-Xcc -fmodule-map-file=%p ') \
//     Tests/Fuzz/PipelineFuzz.swift $(find .build-fuzz/release/*.build -name '*.o' -not -path '*-tool.build/*') -lcsv -lz -o .build-fuzz/pipeline-fuzz
//   mkdir -p .build-fuzz/corpus && cp pipelines/*.yaml .build-fuzz/corpus
//   SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=0 .build-fuzz/pipeline-fuzz -max_total_time=60 -max_len=4096 .build-fuzz/corpus

import Dateline

/// One input of libFuzzer.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPipeline(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let result = PipelineParser.parse(bytes: bytes, file: "fuzz.yaml", environment: ["A": "b"])
  precondition((result.definition == nil) == result.diagnostics.contains { $0.severity == .error })
  for diagnostic in result.diagnostics {
    precondition(diagnostic.position != nil)
    _ = diagnostic.excerpt(from: bytes)
  }
  if let definition = result.definition {
    let explanation = Explanation(definition)
    precondition(!explanation.text.isEmpty && !explanation.graph(.mermaid).isEmpty)
  }
  return 0
}
