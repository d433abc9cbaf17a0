import DatelineTestSupport
import Testing

@testable import DatelineDatasets

@Suite struct RenderingTests {
  /// Text of a cell, its CSV field, its JSON value.
  @Test(arguments: [
    ("plain", "plain", #""plain""#),
    ("a,b", #""a,b""#, #""a,b""#),
    (#"say "x""#, #""say ""x""""#, #""say \"x\"""#),
    (#"back\slash"#, #"back\slash"#, #""back\\slash""#),
    ("two\nlines", "\"two\nlines\"", #""two\nlines""#),
    ("cr\rlf\r\n", "\"cr\rlf\r\n\"", #""cr\rlf\r\n""#),
    ("tab\tinside", "tab\tinside", #""tab\tinside""#),
    (" leading", #"" leading""#, #"" leading""#),
    ("trailing ", #""trailing ""#, #""trailing ""#),
    ("\tboth\t", "\"\tboth\t\"", #""\tboth\t""#),
    (" ", #"" ""#, #"" ""#),
    ("Zażółć “gęślą” 🇺🇦", "Zażółć “gęślą” 🇺🇦", #""Zażółć “gęślą” 🇺🇦""#),
    ("nul\u{0}bell\u{7}del\u{7F}", "nul\u{FFFD}bell\u{FFFD}del\u{FFFD}", "\"nul\u{FFFD}bell\u{FFFD}del\u{FFFD}\""),
    ("\u{FEFF}bom", "\u{FFFD}bom", "\"\u{FFFD}bom\""),
    ("a\u{FFFE}b\u{FFFF},c", "\"a\u{FFFD}b\u{FFFD},c\"", "\"a\u{FFFD}b\u{FFFD},c\""),
    ("\u{B}\u{C}", "\u{FFFD}\u{FFFD}", "\"\u{FFFD}\u{FFFD}\""),
    ("c1 \u{85} and ｆｕｌｌ", "c1 \u{85} and ｆｕｌｌ", "\"c1 \u{85} and ｆｕｌｌ\""),
    ("=1+1", "=1+1", #""=1+1""#),
  ])
  func textIsQuotedOnlyWhenNeeded(text: String, csv: String, json: String) {
    let (gotCSV, gotJSON) = rendered(sampleRows([("k", text, nil, nil, nil, nil)]))
    #expect(gotCSV == "k,\(csv),,,,\n")
    #expect(gotJSON == #"{"sample_id":"k","text":\#(json),"count":null,"share":null,"is_set":null,"seen_on":null}"# + "\n")
  }

  @Test func invalidUTF8IsRepaired() {
    var rows = RowBuffer(table: sampleTable)
    rows.beginRow()
    rows.append("k")
    rows.append([0x61, 0xFF, 0xE2, 0x82, 0x62, 0xC0, 0x80], 0..<7)
    for _ in 2..<6 { rows.appendNull() }
    rows.endRow()
    #expect(rendered(rows).csv == "k,a\u{FFFD}\u{FFFD}b\u{FFFD}\u{FFFD},,,,\n")
  }

  @Test func crlfEndsLinesOfCSVOnly() {
    let (csv, jsonl) = rendered(sampleRows([("a", "x\ny", 1, nil, nil, nil), ("b", nil, 2, nil, nil, nil)]), newline: .crlf)
    #expect(csv == "a,\"x\ny\",1,,,\r\nb,,2,,,\r\n")
    #expect(!jsonl.utf8.contains(UInt8(ascii: "\r")) && jsonl.hasSuffix("}\n"))
  }

  @Test func columnsComeInTheOrderAskedFor() {
    let output = TableOutput(name: "x", table: sampleTable, columns: [4, 0], formats: [.csv, .jsonl, .csv])
    var csv: [UInt8] = []
    var jsonl: [UInt8] = []
    let kept = output.render(rows: sampleRows([("a", "t", 1, 1, true, nil)]), csv: &csv, jsonl: &jsonl)
    #expect(kept == 1)
    #expect(String(decoding: output.header + csv, as: UTF8.self) == "is_set,sample_id\ntrue,a\n")
    #expect(String(decoding: jsonl, as: UTF8.self) == "{\"is_set\":true,\"sample_id\":\"a\"}\n")
    #expect(output.formats == [.csv, .jsonl])
  }

  @Test func onlyTheFormatsAskedForAreWritten() {
    var csv: [UInt8] = []
    var jsonl: [UInt8] = []
    TableOutput(table: sampleTable, formats: [.jsonlGz]).render(rows: sampleRows([("a", "t", 1, 1, true, nil)]), csv: &csv, jsonl: &jsonl)
    #expect(csv.isEmpty && !jsonl.isEmpty)
  }

  @Test(arguments: [
    (0.0, "0.0"), (-0.0, "0.0"), (1.0, "1.0"), (40, "40.0"), (0.95, "0.95"), (-23.5, "-23.5"), (0.1 + 0.2, "0.30000000000000004"),
    (1e-5, "0.00001"), (1.5e-7, "0.00000015"), (1e16, "10000000000000000.0"), (123_456_789.125, "123456789.125"),
    (-1e22, "-10000000000000000000000.0"), (1_234_567_890.5, "1234567890.5"), (0.000001, "0.000001"), (-0.000001, "-0.000001"),
  ])
  func numbersAreShortDecimals(number: Double, expected: String) {
    #expect(rendered(sampleRows([("k", nil, nil, number, nil, nil)])).csv == "k,,,\(expected),,\n")
  }

  @Test func everyNumberReadsBack() {
    let seed: UInt64 = 1024
    var generator = SeededGenerator(seed: seed)
    for round in 0..<20_000 {
      let bits = Double(bitPattern: generator.next())
      let number = round % 2 == 0 ? bits : (Double.random(in: -200...200, using: &generator) * 1e4).rounded() / 1e4
      guard number.isFinite else { continue }
      let text = rendered(sampleRows([("k", nil, nil, number, nil, nil)])).csv.split(separator: ",")[1]
      #expect(Double(text) == number, "seed \(seed), round \(round), \(number)")
      #expect(text.wholeMatch(of: /-?\d+\.\d+/) != nil, "seed \(seed), round \(round), \(text)")
    }
  }

  @Test(arguments: [(0, "0"), (7, "7"), (-1, "-1"), (10, "10"), (99, "99"), (100, "100"), (Int.max, "\(Int.max)"), (Int.min, "\(Int.min)")])
  func integersAreDecimal(integer: Int, expected: String) {
    #expect(rendered(sampleRows([("k", nil, integer, nil, nil, nil)])).csv == "k,,\(expected),,,\n")
  }

  /// libcsv is the oracle for CSV; the JSON reader for JSON Lines; both must give the same values, whatever the text.
  @Test(arguments: [false, true])
  func bothFormatsReadBackEqual(safe: Bool) throws {
    let seed: UInt64 = safe ? 3 : 4
    var generator = SeededGenerator(seed: seed)
    let pieces = [
      "a", "word", ",", "\"", "\"\"", "\n", "\r", "\r\n", " ", "\t", "'", "=", "+", "-", "@", "1", "2024", "October", "é", "“", "🇺🇦", "\\",
      "\u{0}", "\u{1F}", "\u{FEFF}", "\u{2028}", "＝", "true", ";", "%",
    ]
    var rows: [(String, String?, Int?, Double?, Bool?, String?)] = []
    for index in 0..<4000 {
      let text = (0..<Int.random(in: 0...6, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      rows.append(("k\(index)", text, index % 5 == 0 ? nil : index, Double(index) / 8, index % 2 == 0, index % 3 == 0 ? "2024-02-29" : nil))
    }
    let buffer = sampleRows(rows)
    let (csv, jsonl) = rendered(buffer, safe: safe)
    let parsed = try #require(parseCSV(Array(csv.utf8)), "seed \(seed)")
    let lines = jsonl.utf8.split(separator: UInt8(ascii: "\n")).map { Array($0) }
    try #require(parsed.count == rows.count && lines.count == rows.count, "seed \(seed)")
    for (index, (fields, line)) in zip(parsed, lines).enumerated() {
      let object = try #require(JSONValue(parsing: line), "seed \(seed), row \(index)")
      try #require(fields.count == 6, "seed \(seed), row \(index)")
      var texts = fields.map { field in field.map { String(decoding: $0, as: UTF8.self) } }
      if safe, let text = texts[1] {
        #expect(!isRisky(text) || text.hasPrefix("'"), "seed \(seed), row \(index)")
        if text.hasPrefix("'") { texts[1] = String(text.unicodeScalars.dropFirst()) }
      }
      #expect(object[key: "text"]?.stringValue.map { Array($0.utf8) } == texts[1].map { Array($0.utf8) }, "seed \(seed), row \(index)")
      #expect(object[key: "count"]?.integerValue.map(String.init) == texts[2], "seed \(seed), row \(index)")
      #expect(object[key: "is_set"] == .boolean(texts[4] == "true"), "seed \(seed), row \(index)")
      #expect(object[key: "seen_on"]?.stringValue == texts[5], "seed \(seed), row \(index)")
    }
  }
}

/// Whether a text needs the shield.
func isRisky(_ text: String) -> Bool { Array(text.utf8).withUnsafeBufferPointer { SpreadsheetRisk.isRisky($0) } }
