// libFuzzer target: JSON Lines.
//
// Build and run for a minute, from the package's root (the ingest module is compiled in, with coverage; what it needs is taken from the build):
//
//   make --no-print-directory release
//   objects=$(for m in DatelineText CDatelineData Crypto CryptoBoringWrapper CCryptoBoringSSL CCryptoBoringSSLShims CXKCP CXKCPShims; do
//     find -L .build/release/$m.build -name '*.o'; done)
//   maps=$(for map in .build/release/CDatelineData.build/module.modulemap \
//     .build/checkouts/swift-crypto/Sources/*/include/module.modulemap; do echo -Xcc -fmodule-map-file=$map; done)
//   swiftc -O -parse-as-library -static-stdlib -sanitize=fuzzer,address -module-name JSONLinesFuzz -I .build/release/Modules -I Sources/CLibCSV -I Sources/CZlib \
//     $maps $(find -L Sources/DatelineIngest -name '*.swift') Tests/Fuzz/IngestRecords.swift Tests/Fuzz/JSONLinesFuzz.swift $objects -lcsv -lz -lstdc++ -o .build/jsonl-fuzz
//   SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=0 .build/jsonl-fuzz -max_total_time=60 -max_len=4096

/// Called by libFuzzer with one input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  checkRecords(UnsafeRawBufferPointer(start: start, count: count), .jsonl)
  return 0
}
