import Testing

@testable import DatelineDatasets

@Suite struct SpreadsheetRiskTests {
  @Test(arguments: [
    // run as formulas
    "=1+1", "+49 30 1234", "-", "@SUM(A1)", "\tx", "\rx", "＝1", "＋1", "－1", "＠x",
    // numbers
    "007", "1E5", "1e-5", ".e5", "3,000", "$5", "€ 5", "5 €", "10%", "(5)", "1 000", "1\u{A0}000", "١٢٣", "1/2", "1:2", " 7 ", "٣",
    // days and times
    "October 23", "23 October", "23 Oct 2024", "Oct. 23, 2024", "MARCH1", "2024-10-23", "10/23/2024", "8 a.m.", "5pm", "5:30 PM",
    "2024-10-23T08:00", "2024-10-23T08:00:00Z", "Thursday, October 24, 2024", "may 5", "ſep 5", "12.5.", "sept. 1", "Mayor 5",
    // truth values and errors
    "true", "FALSE", " True ", "#N/A", "#REF!",
    // what begins with the shield gets one more
    "'", "'quoted'",
  ])
  func isShielded(text: String) {
    #expect(isRisky(text))
    #expect(rendered(sampleRows([("k", text, nil, nil, nil, nil)]), safe: true).csv.contains("'" + text.prefix(1)))
  }

  @Test(arguments: [
    "October", "Kyiv", "3,000 troops", "In 2024", "last week", "the 23rd of October", "24th Brigade", "2024-W42", "P32M", "PT5M", "e5",
    "PRESENT_REF",
    "XXXX-10-24", "true story", "#hashtag", "d1f2", "per:lloyd-austin", "NA", "“5”", "5 million", "May we?", "e", "a.m.", "Ｆull", "", "—",
    "I was 5 in May", "May and June", "truefalse",
  ])
  func isLeftAlone(text: String) {
    #expect(!isRisky(text))
    let rows = sampleRows([("k", text, nil, nil, nil, nil)])
    #expect(rendered(rows, safe: true).csv == rendered(rows, safe: false).csv)
  }

  @Test(arguments: [
    ("=HYPERLINK(\"x\",1)", "\"'=HYPERLINK(\"\"x\"\",1)\""), ("3,000", "\"'3,000\""), ("\t1", "'\t1"), ("1 ", "\"'1 \""), ("''", "'''"),
    ("-1\n", "\"'-1\n\""),
  ])
  func theShieldStandsInsideTheQuotes(text: String, field: String) {
    let (csv, jsonl) = rendered(sampleRows([("k", text, nil, nil, nil, nil)]), safe: true)
    #expect(csv == "k,\(field),,,,\n")
    #expect(JSONValue(parsing: Array(jsonl.utf8.dropLast()))?[key: "text"] == .string(text), "JSON Lines hold the text itself")
  }

  @Test func figuresOfAnyLengthAreReadOnce() {
    #expect(isRisky(String(repeating: "1 ", count: 500_000)))
    #expect(!isRisky(String(repeating: "1 ", count: 500_000) + "x y"))
  }
}
