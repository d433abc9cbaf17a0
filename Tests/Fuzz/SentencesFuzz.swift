// libFuzzer target: the tokenizer and the sentence splitter.
//
// Build and run for two minutes, from the package's root (both modules are compiled in as one, with coverage):
//
//   out=.build/sentences-fuzz; data=$PWD/Sources/CDatelineData; mkdir -p $out
//   cat Sources/DatelineSentences/*.swift Sources/DatelineText/*.swift Tests/Fuzz/SentencesFuzz.swift | grep -v '^import DatelineText$' > $out/fuzz.swift
//   echo "module CDatelineData { header \"$data/include/CDatelineData.h\" export * }" > $out/module.modulemap
//   for area in sentences text; do clang -std=c23 -O1 -c $data/$area.c -I $data/include -o $out/$area.o; done
//   swiftc -O -parse-as-library -swift-version 6 -package-name dateline -sanitize=fuzzer,address -I $data/include -Xcc -fmodule-map-file=$out/module.modulemap \
//     $out/fuzz.swift $out/*.o -o $out/fuzz
//   SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=0 $out/fuzz -max_total_time=120 -max_len=4096

/// What must hold for any bytes; stops the program if it does not.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzSentences(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  // The first byte chooses the options.
  let bytes = UnsafeBufferPointer(start: start, count: count)
  guard let choice = bytes.first else { return 0 }
  let text = Array(bytes.dropFirst())
  let policy = NewlinePolicy.allCases[Int(choice) % NewlinePolicy.allCases.count]
  var worker = SentenceSplitter(options: .init(newlines: policy, splitsQuotations: choice < 128)).makeWorker()
  var annotations = Annotations()
  worker.annotate(Document(text: text), &annotations)
  var last: UInt32 = 0
  var token: UInt32 = 0
  for sentence in annotations.sentences {
    precondition(sentence.span.start >= last && !sentence.span.isEmpty && sentence.span.end <= text.count, "spans")
    precondition(sentence.firstToken == token && sentence.endToken > token, "token ranges")
    precondition(annotations.tokens[Int(token)].start == sentence.span.start, "blank at the start")
    precondition(annotations.tokens[Int(sentence.endToken) - 1].end == sentence.span.end, "blank at the end")
    last = sentence.span.end
    token = sentence.endToken
  }
  precondition(Int(token) == annotations.tokens.count, "tokens outside sentences")
  for block in annotations.blocks { precondition(block.span.end <= text.count, "blocks") }
  return 0
}
