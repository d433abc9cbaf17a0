import DatelineTestSupport
import Testing

@testable import DatelineIngest

/// JSON Lines: RFC 8259 to the letter.
@Suite struct JSONLinesTests {
  static let validRows = [
    Row("simple", #"{"text":"a","title":"b"}"# + "\n" + #"{"text":"c"}"# + "\n", "[0] a {title=b}", "[1] c"),
    Row("no line feed at the end", #"{"text":"a"}"#, "[0] a"),
    Row("CR LF and blank lines", "\n{\"text\":\"a\"}\r\n \t\r\n{\"text\":\"b\"}\r\n\n", "[0] a", "[1] b"),
    Row("byte order mark", bytes: [0xEF, 0xBB, 0xBF] + Array(#"{"text":"a"}"#.utf8), "[0] a"),
    Row("blank everywhere", " { \"text\" :\t\"a\" , \"n\" : [ 1 , 2 ] , \"o\" : { } , \"l\":[ ] } ", "[0] a"),
    Row("escapes", #"{"text":"\"\\\/\b\f\n\r\t"}"#, "[0] \"\\/\u{8}\u{C}\\n\\r\\t"),
    Row("unicode escapes", #"{"text":"\u0041\u00e9\u20AC\ud83d\ude00!"}"#, "[0] Aé€😀!"),
    Row("escaped key", #"{"t\u0065xt":"a","\ud800":1}"#, "[0] a"),
    Row("numbers as text", #"{"text":"a","record_id":17,"title":-1.50E+3,"publisher":0}"#, "[0] a {id=17 title=-1.50E+3 publisher=0}"),
    Row("null and empty are nothing", #"{"text":"a","title":null,"author":""}"#, "[0] a"),
    Row("last value of a key wins", #"{"text":"a","title":"t","text":"b","title":null}"#, "[0] b"),
    Row("everything else is passed over", #"{"x":[{"text":"no"},[[]],true,false,null,1e9],"y":{"text":"no"},"text":"a"}"#, "[0] a"),
    Row("wrong type of a field nobody mapped", #"{"text":"a","author":["x"],"title":{"de":"y"},"url":true}"#, "[0] a"),
    Row("half a surrogate where nobody looks", #"{"text":"a","x":"\ud800"}"#, "[0] a"),
    Row("nested 64 deep", #"{"text":"a","x":"# + String(repeating: "[", count: 63) + String(repeating: "]", count: 63) + "}", "[0] a"),
  ]

  @Test(arguments: validRows, readSizes)
  func valid(row: Row, readSize: Int) throws {
    #expect(try records(row.input, .jsonl, readSize: readSize) == row.expected)
    #expect(try records(gzip(row.input), .jsonl, readSize: readSize) == row.expected, "gzipped")
  }

  static let invalidRows = [
    Row("ends in a string", "{\"text\":\"a\"}\n{\"text\":\"b", "[0] a", "[1] !E_JSON@23"),
    Row("ends in an object", "{\"text\":\"a\",", "[0] !E_JSON@12"),
    Row("ends in a number", "{\"text\":\"a\",\"n\":-", "[0] !E_JSON@17"),
    Row("ends in an escape", "{\"text\":\"\\", "[0] !E_JSON@10"),
    Row("ends in a unicode escape", "{\"text\":\"\\u00", "[0] !E_JSON@13"),
    Row("ends in a literal", "{\"text\":nul", "[0] !E_JSON@11"),
    Row("a list", "[{\"text\":\"a\"}]\n{\"text\":\"b\"}", "[0] !E_JSON@0", "[1] b"),
    Row("a string", "\"a\"", "[0] !E_JSON@0"),
    Row("text after the object", "{\"text\":\"a\"} {\"text\":\"b\"}", "[0] !E_JSON@13"),
    Row("comma at the end", "{\"text\":\"a\",}", "[0] !E_JSON@12"),
    Row("comma at a list's end", "{\"text\":\"a\",\"x\":[1,]}", "[0] !E_JSON@19"),
    Row("no colon", "{\"text\" \"a\"}", "[0] !E_JSON@8"),
    Row("key without quotes", "{text:\"a\"}", "[0] !E_JSON@1"),
    Row("single quotes", "{'text':'a'}", "[0] !E_JSON@1"),
    Row("tab in a string", "{\"text\":\"a\tb\"}", "[0] !E_JSON@10"),
    Row("unknown escape", "{\"text\":\"\\x\"}", "[0] !E_JSON@9"),
    Row("bad hex", "{\"text\":\"\\u00g0\"}", "[0] !E_JSON@9"),
    Row("leading zero", "{\"text\":\"a\",\"n\":01}", "[0] !E_JSON@17"),
    Row("plus sign", "{\"text\":\"a\",\"n\":+1}", "[0] !E_JSON@16"),
    Row("no digits after the point", "{\"text\":\"a\",\"n\":1.}", "[0] !E_JSON@18"),
    Row("no digits in the exponent", "{\"text\":\"a\",\"n\":1e}", "[0] !E_JSON@18"),
    Row("NaN", "{\"text\":\"a\",\"n\":NaN}", "[0] !E_JSON@16"),
    Row("True", "{\"text\":\"a\",\"n\":trUe}", "[0] !E_JSON@16"),
    Row("half a surrogate pair", "{\"text\":\"a\\ud83d!\"}", "[0] !E_JSON@10"),
    Row("surrogates the wrong way round", "{\"text\":\"\\ude00\\ud83d\"}", "[0] !E_JSON@9"),
    Row(
      "65 deep", "{\"text\":\"a\",\"x\":" + String(repeating: "[", count: 64) + String(repeating: "]", count: 64) + "}",
      "[0] !E_JSON@79"),
    Row("no text", "{\"title\":\"a\"}\n{}\n{\"text\":null}", "[0] !E_NO_TEXT@0", "[1] !E_NO_TEXT@14", "[2] !E_NO_TEXT@17"),
    Row("empty text", "{\"text\":\"\"}\n{\"text\":\" \\n\\u00a0\\u2003\"}", "[0] !E_EMPTY@0", "[1] !E_EMPTY@12"),
    Row("text is a number", "{\"text\":5}", "[0] !E_FIELD_TYPE@8"),
    Row("text is a list", "{\"text\":[\"a\"]}", "[0] !E_FIELD_TYPE@8"),
    Row("NUL escaped", "{\"text\":\"a\\u0000\"}\n{\"text\":\"a\",\"title\":\"\\u0000\"}", "[0] !E_NUL@0", "[1] !E_NUL@19"),
    Row("NUL raw", "{\"text\":\"a\0\"}", "[0] !E_NUL@10"),
    Row("no UTF-8", bytes: Array("{\"text\":\"a".utf8) + [0xC3] + Array("\"}\n{\"text\":\"b\"}\n".utf8), "[0] !E_UTF8@10", "[1] b"),
    Row("repeated id", "{\"text\":\"a\",\"record_id\":1}\n{\"text\":\"b\",\"record_id\":\"1\"}", "[0] a {id=1}", "[1] !E_DUPLICATE_ID@27"),
    Row("nothing", "", "[0] !E_EMPTY@0"),
    Row("blank lines only", "\n \n", "[0] !E_EMPTY@3"),
  ]

  @Test(arguments: invalidRows, readSizes)
  func invalid(row: Row, readSize: Int) throws {
    #expect(try records(row.input, .jsonl, readSize: readSize) == row.expected)
  }

  @Test func paths() throws {
    let input = #"{"article":{"body":"t","meta.x":"m"},"authors":[{"name":"A"},{"name":"B"}],"article2":1,"a":{"b":{"c":"deep"}}}"#
    let found = try records(Array(input.utf8), .jsonl) {
      $0.fields = [.text: "article.body", .author: "authors.1.name", .title: #"article.meta\.x"#, .publisher: "a.b.c"]
    }
    #expect(found == ["[0] t {title=m publisher=deep author=B}"])
    // A later value of a key on the way takes the earlier one's place.
    #expect(try records(Array(#"{"a":{"t":"x"},"a":{}}"#.utf8), .jsonl) { $0.fields = [.text: "a.t"] } == ["[0] !E_NO_TEXT@0"])
    #expect(try records(Array(#"{"a":{"t":[1]},"a":{"t":"y"}}"#.utf8), .jsonl) { $0.fields = [.text: "a.t"] } == ["[0] y"])
    // A mapped field of the wrong type is refused, at its value.
    #expect(try records(Array(#"{"text":"a","by":["x"]}"#.utf8), .jsonl) { $0.fields = [.author: "by"] } == ["[0] !E_FIELD_TYPE@17"])
  }

  @Test func warnings() throws {
    let folder = try TemporaryFolder()
    let input = #"{"text":"a","author":["x"],"published_on":"soon"}"# + "\n" + #"{"text":"b","author":{},"published_on":"2024-10-24"}"#
    var source = SourceDescription(name: "s", path: try folder.write("a.jsonl", input), format: .jsonl)
    source.fields = [.title: "headlien"]
    let reader = try IngestReader(sources: [source], batchDocuments: 10, batchBytes: 1000)
    #expect(try lines(reader) == ["[0] a", "[1] b {on=2024-10-24}"])
    let warnings = reader.inputs.warnings
    #expect(warnings.map(\.code) == [.ignoredValue, .date, .fieldNeverFound])
    #expect(warnings.map(\.count) == [2, 1, 1])
    #expect(warnings[1].message.hasPrefix("a.jsonl, line 1: published_on 'soon' is no date"))
    #expect(warnings[2].message.contains("'headlien' was found in none of 2 documents"))
  }

  @Test func datesInTheOtherOrder() throws {
    let folder = try TemporaryFolder()
    let days = ["3/4/2024", "24/10/2024", "13/04/2024", "10/24/2024"]
    let input = days.map { #"{"text":"a","published_on":"\#($0)"}"# }.joined(separator: "\n")
    let source = SourceDescription(name: "s", path: try folder.write("a.jsonl", input), format: .jsonl)
    let reader = try IngestReader(sources: [source], batchDocuments: 10, batchBytes: 1000)
    #expect(try lines(reader).count == 4)
    #expect(reader.inputs.warnings.map(\.code) == [.dateOrder])
    let line = try #require(reader.inputs.warnings.first?.line)
    #expect(line.hasPrefix("source 's': a.jsonl, line 2: published_on '24/10/2024' can only be read day first"))
    #expect(line.hasSuffix("set `order: dmy` of the stage dates (and 1 more of the kind)"))
  }

  @Test func webPages() throws {
    let folder = try TemporaryFolder()
    let texts = [
      "\\n <!DOCTYPE html><p>It rained.", "<HTML>", "<p>It rained.</p>", "<3 it rained", "< html", "It rained <p>", "<", "<profit> fell",
    ]
    let input = texts.map { #"{"text":"\#($0)"}"# }.joined(separator: "\n")
    let path = try folder.write("a.jsonl", input)
    let reader = try IngestReader(sources: [SourceDescription(name: "s", path: path, format: .jsonl)], batchDocuments: 10, batchBytes: 1000)
    #expect(try lines(reader).count == texts.count)
    #expect(reader.inputs.warnings.map(\.code) == [.markup] && reader.inputs.warnings.map(\.count) == [3])
    #expect(reader.inputs.warnings[0].message.hasPrefix("a.jsonl, line 1: the text begins with a tag of HTML or XML"))
    let page = try folder.write("page.txt", "<html><body>It rained.")
    let texted = try IngestReader(sources: [SourceDescription(name: "s", path: page)], batchDocuments: 10, batchBytes: 1000)
    _ = try lines(texted)
    #expect(texted.inputs.warnings.map(\.message).first?.hasPrefix("page.txt: the text begins") == true)
  }

  @Test func messagesNameLineAndColumn() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a.jsonl", "\n{\"text\":\"é\"x}\n")
    let reader = try IngestReader(
      sources: [SourceDescription(name: "s", path: path, format: .jsonl)], batchDocuments: 10, batchBytes: 1000)
    let reject = try #require(try reader.next()?.rejects.first)
    #expect(reject.message == "line 2, column 12: ',' or '}' should stand here")
    #expect(reject.byteOffset == 13)
    #expect(reject.excerpt == "{\"text\":\"é\"x}")
  }
}
