// libFuzzer target of the date stage: the input is a text, cut at line breaks into sentences. Rows must lie in their sentence, in order, and be whole.
//
// From the package root, with clang on the path for the C files:
//   mkdir -p .build/fuzz && clang -std=c23 -c -O1 -I Sources/CDatelineData/include Sources/CDatelineData/dates.c -o .build/fuzz/dates.o
//   clang -std=c23 -c -O1 -I Sources/CDatelineData/include Sources/CDatelineData/text.c -o .build/fuzz/text.o
//   clang -std=c23 -c -O1 -I Sources/CDatelineData/include Sources/CDatelineData/entities.c -o .build/fuzz/entities.o
//   printf 'module CDatelineData { header "CDatelineData.h" export * }' > .build/fuzz/module.modulemap
//   cp Sources/CDatelineData/include/*.h .build/fuzz/
//   cat Sources/DatelineText/*.swift $(find Sources/DatelineDates -name '*.swift') Tests/Fuzz/DatesFuzz.swift \
//     | grep -v '^import DatelineText' > .build/fuzz/all.swift
//   swiftc -O -parse-as-library -sanitize=fuzzer,address -swift-version 6 -package-name dateline -I .build/fuzz .build/fuzz/all.swift \
//     .build/fuzz/dates.o .build/fuzz/text.o .build/fuzz/entities.o -o .build/fuzz/dates-fuzz
//   SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=0 .build/fuzz/dates-fuzz -max_total_time=120 -max_len=400

/// Called by libFuzzer with one input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzDates(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let document = Document(text: Array(UnsafeBufferPointer(start: start, count: count)))
  var annotations = Annotations()
  let tokenizer = Tokenizer()
  var first = 0
  for end in 0...count where end == count || start[end] == UInt8(ascii: "\n") {
    let span = ByteSpan(first, end)
    let token = annotations.tokens.count
    tokenizer.tokenize(document.text, in: span, into: &annotations.tokens)
    annotations.sentences.append(
      Sentence(span: span, paragraph: 0, firstToken: UInt32(token), endToken: UInt32(annotations.tokens.count)))
    first = end + 1
  }
  var dated = document
  if count % 3 == 0 { dated.metadataOn = Day(year: 2024, month: 2, day: 29) }
  var worker = DateResolver(options: .init(order: count % 2 == 0 ? .mdy : .dmy, collectsEvidence: true)).makeWorker()
  worker.annotate(dated, &annotations)
  var last: UInt32 = 0
  for mention in annotations.dates {
    precondition(mention.span.start >= last && !mention.span.isEmpty)
    precondition(annotations.sentences[Int(mention.sentence)].span.contains(mention.span))
    precondition(!mention.value.isEmpty && (mention.startOn == nil) == (mention.endOn == nil))
    if let start = mention.startOn, let end = mention.endOn { precondition(start <= end) }
    last = mention.span.end
  }
  return 0
}
