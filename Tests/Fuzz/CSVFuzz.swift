// libFuzzer target: CSV.
//
// Build and run for a minute, from the package's root (the ingest module is compiled in, with coverage; what it needs is taken from the build):
//
//   make --no-print-directory release
//   objects=$(for m in DatelineText CDatelineData Crypto CryptoBoringWrapper CCryptoBoringSSL CCryptoBoringSSLShims CXKCP CXKCPShims; do
//     find -L .build/release/$m.build -name '*.o'; done)
//   maps=$(for map in .build/release/CDatelineData.build/module.modulemap \
//     .build/checkouts/swift-crypto/Sources/*/include/module.modulemap; do echo -Xcc -fmodule-map-file=$map; done)
//   swiftc -O -parse-as-library -static-stdlib -sanitize=fuzzer,address -module-name CSVFuzz -I .build/release/Modules -I Sources/CLibCSV -I Sources/CZlib \
//     $maps $(find -L Sources/DatelineIngest -name '*.swift') Tests/Fuzz/CSVFuzz.swift $objects -lcsv -lz -lstdc++ -o .build/csv-fuzz
//   SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=0 .build/csv-fuzz -max_total_time=60 -max_len=4096

import DatelineText
import Glibc

/// Reads the bytes from a pipe and gives what came out, one line a record.
private func records(_ bytes: UnsafeRawBufferPointer, readSize: Int) throws -> [String] {
  var ends: [Int32] = [0, 0]
  guard pipe(&ends) == 0 else { return [] }
  let fits = min(bytes.count, 60_000)  // a pipe takes 64 KiB before it blocks
  guard bytes.isEmpty || write(ends[1], bytes.baseAddress, fits) == fits else { return [] }
  close(ends[1])
  defer { close(ends[0]) }
  var source = SourceDescription(name: "fuzz", path: "-", format: .csv)
  source.maxDocumentBytes = 300
  let reader = try IngestReader(sources: [source], batchDocuments: 7, batchBytes: 512, readSize: readSize, standardInput: ends[0])
  var found: [(Int, String)] = []
  while let batch = try reader.next() {
    for document in batch.documents {
      precondition(String(validating: document.text, as: UTF8.self) != nil, "text is not UTF-8")
      precondition(!document.text.contains(0), "text holds NUL")
      let facts = [document.recordID, document.title, document.url, document.author, document.language].map { $0 ?? "-" }
      found.append((document.recordIndex, (facts + [String(decoding: document.text, as: UTF8.self)]).joined(separator: "\0")))
    }
    for reject in batch.rejects {
      precondition(RejectCode(rawValue: reject.code) != nil, "unknown code")
      found.append((reject.recordIndex, "\(reject.code) \(reject.byteOffset ?? -1) \(reject.message) \(reject.excerpt ?? "-")"))
    }
  }
  found.sort { $0.0 < $1.0 }
  precondition(found.map(\.0) == Array(found.indices), "a record is missing or there twice")
  precondition(reader.inputs.records == found.count)
  return found.map(\.1)
}

/// Whatever the bytes: no crash, each record once, and the same records however the bytes arrive.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = [UInt8](UnsafeRawBufferPointer(start: start, count: count))
  // Mostly behind a header that fits, else few inputs get past it.
  (count % 4 == 0 ? input : Array("text,title\n".utf8) + input).withUnsafeBytes(check)
  return 0
}

private func check(_ bytes: UnsafeRawBufferPointer) {
  do {
    let whole = try records(bytes, readSize: 1 << 16)
    let pieces = try records(bytes, readSize: 1 + bytes.count % 13)
    precondition(whole == pieces, "the records depend on how the bytes arrive")
  } catch {
    precondition(error is IngestError)
  }
}
