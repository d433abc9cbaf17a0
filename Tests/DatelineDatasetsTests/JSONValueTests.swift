import Testing

@testable import DatelineDatasets

@Suite struct JSONValueTests {
  @Test func writesMembersInOrder() {
    let value: JSONValue = ["b": 1, "a": [true, .null, 0.5], "empty": [], "none": [:], "text": "é \"x\"\n\u{1}"]
    #expect(value.text(pretty: false) == #"{"b":1,"a":[true,null,0.5],"empty":[],"none":{},"text":"é \"x\"\n\u0001"}"#)
    #expect(
      JSONValue.members([("a", 1), ("left out", nil), ("b", [2])]).text() == """
        {
          "a": 1,
          "b": [
            2
          ]
        }
        """)
  }

  @Test func readsWhatItWrites() {
    let value: JSONValue = [
      "b": 1, "a": [true, false, .null, -0.5, 1e300], "text": "é \"x\"\n\u{1}\\ 🇺🇦", "nested": ["deep": [["er": []]]],
    ]
    #expect(JSONValue(parsing: value.serialized()) == value)
    #expect(JSONValue(parsing: value.serialized(pretty: false)) == value)
  }

  @Test(arguments: [
    (#" "\u00e9\ud83c\uddfa\/\b" "#, JSONValue.string("é🇺/\u{8}")), (#""\ud83c x""#, .string("\u{FFFD} x")),
    (#""\ud83c\u0041""#, .string("\u{FFFD}A")),
    ("-12", .integer(-12)), ("1e2", .number(100)), ("99999999999999999999", .number(1e20)), ("[ ]", .array([])), ("{ }", .object([])),
    (#"{"a" : 1 , "a":2}"#, .object([.init("a", 1), .init("a", 2)])),
  ])
  func readsJSON(text: String, expected: JSONValue) { #expect(JSONValue(parsing: Array(text.utf8)) == expected) }

  @Test(arguments: [
    "", "{", "[1,]", "{\"a\"}", "{\"a\":}", "tru", "1 2", "\"a", "\"\\x\"", "\"\\u12\"", "\"\n\"", "+1", ".5", "nul", "[1 2]", "'a'",
    String(repeating: "[", count: 100_000),
  ])
  func refusesWhatIsNoJSON(text: String) { #expect(JSONValue(parsing: Array(text.utf8)) == nil) }
}
