// libFuzzer target: statements.
//
// Build and run for a minute, from the package's root (the statements module is compiled in, with coverage; the stages before it are taken from the build):
//
//   swift build -c release --product dateline
//   objects=$(for m in DatelineText DatelineSentences DatelineDates CDatelineData; do find -L .build/release/$m.build -name '*.o'; done)
//   swiftc -O -parse-as-library -sanitize=fuzzer,address -module-name StatementsFuzz -I .build/release/Modules \
//     -Xcc -fmodule-map-file=.build/release/CDatelineData.build/module.modulemap \
//     $(find -L Sources/DatelineStatements -name '*.swift') Tests/Fuzz/StatementsFuzz.swift $objects -lstdc++ -o .build/statements-fuzz
//   SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=0 .build/statements-fuzz -max_total_time=60 -max_len=4096

import DatelineDates
import DatelineSentences
import DatelineText

/// Whatever the bytes, invalid UTF-8 included: no crash, spans in the document, indices that point somewhere, parents that hold their children, and the
/// same result again.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  // Control characters become words of reported speech, else few inputs get past the first rule.
  let words = [
    "he said ", "“", "” ", "\"", "Kirby ", ", ", "that ", "according to ", "didn't deny ", "on Friday ", "\n\n", ": ", "who claimed ", ". ",
  ]
  var text: [UInt8] = []
  for byte in UnsafeBufferPointer(start: start, count: count) {
    if byte < 0x20, byte != 10 { text += Array(words[Int(byte) % words.count].utf8) } else { text.append(byte) }
  }
  let document = Document(text: text)
  var annotations = Annotations()
  var sentences = SentenceSplitter().makeWorker()
  var dates = DateResolver().makeWorker()
  sentences.annotate(document, &annotations)
  dates.annotate(document, &annotations)
  var worker = StatementTagger().makeWorker()
  worker.annotate(document, &annotations)
  let first = annotations.statements
  for statement in first {
    precondition(
      statement.content.start < statement.content.end && Int(statement.content.end) <= text.count, "content outside the document")
    precondition(
      Int(statement.cue.end) <= text.count && !statement.content.contains(statement.cue), "cue outside the document or in its content")
    precondition(statement.speaker.map { Int($0.end) <= text.count } ?? true, "speaker outside the document")
    precondition(Int(statement.sentence) < annotations.sentences.count, "no such sentence")
    precondition(statement.date.map { Int($0) < annotations.dates.count } ?? true, "no such date")
    if let parent = statement.parent {
      precondition(first[Int(parent)].content.contains(statement.content), "parent does not hold its child")
    }
  }
  worker.annotate(document, &annotations)
  precondition(annotations.statements == first, "a second run differs")
  return 0
}
