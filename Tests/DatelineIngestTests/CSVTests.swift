import DatelineTestSupport
import Testing

@testable import DatelineIngest

/// CSV as RFC 4180 has it and as people write it.
@Suite struct CSVTests {
  static let validRows = [
    Row("simple", "text,title\na,b\nc,d\n", "[0] a {title=b}", "[1] c {title=d}"),
    Row("no line feed at the end", "text,title\na,b", "[0] a {title=b}"),
    Row("CR LF", "text,title\r\na,b\r\nc,d\r\n", "[0] a {title=b}", "[1] c {title=d}"),
    Row("CR alone", "text,title\ra,b\rc,d\r", "[0] a {title=b}", "[1] c {title=d}"),
    Row("line ends mixed", "text,title\r\na,b\nc,d\re,f", "[0] a {title=b}", "[1] c {title=d}", "[2] e {title=f}"),
    Row("byte order mark", bytes: [0xEF, 0xBB, 0xBF] + Array("text,title\na,b\n".utf8), "[0] a {title=b}"),
    Row("byte order mark before a quote", bytes: [0xEF, 0xBB, 0xBF] + Array("\"text\",title\na,b\n".utf8), "[0] a {title=b}"),
    Row("comma in quotes", "text,title\n\"a,b\",c\n", "[0] a,b {title=c}"),
    Row("doubled quotes", "text,title\n\"say \"\"yes\"\"\",\"\"\"\"\n", "[0] say \"yes\" {title=\"}"),
    Row("line breaks in quotes", "text,title\n\"a\nb\r\nc\n\",d\ne,f\n", "[0] a\\nb\\r\\nc\\n {title=d}", "[1] e {title=f}"),
    Row("blank lines", "\n\r\ntext,title\n\n\na,b\n\r\n\nc,d\n\n", "[0] a {title=b}", "[1] c {title=d}"),
    Row("blank in unquoted fields belongs to them", "text,title\n a , b \n", "[0]  a  {title= b }"),
    Row("empty fields are null", "text,title,url\na,,\"\"\n", "[0] a"),
    Row("header names are trimmed", " text , \"title\" \na,b\n", "[0] a"),
    Row("other columns are passed over", "n,text,x\n1,a,\"2,3\"\n", "[0] a"),
    Row("UTF-8", "text,title\n„é”,😀\n", "[0] „é” {title=😀}"),
    Row("semicolon", "text;title\na,b;c\n", "[0] a,b {title=c}"),
    Row("tab", "text\ttitle\na, b\tc\n", "[0] a, b {title=c}"),
    Row("bar", "text|title\na|c\n", "[0] a {title=c}"),
    Row("more commas than semicolons in the header", "\"a,b,c,d\";text\nx;y\n", "[0] y"),
    Row("one column", "text\na\n\"b,c\"\n", "[0] a", "[1] b,c"),
    Row("quote inside an unquoted field", "text,title\n5\" gun,a\"b\n", "[0] 5\" gun {title=a\"b}"),
    Row("quote inside a quoted field, not doubled", "text,title\n\"he \"said\" so\",b\n", "[0] he \"said\" so {title=b}"),
    Row("quoted field at the very end", "text,title\na,\"b\"", "[0] a {title=b}"),
    Row(
      "all fields", "text,record_id,title,url,published_on,publisher,author,language\na,1,t,u,2024-10-24,p,w,de\n",
      "[0] a {id=1 title=t url=u on=2024-10-24 publisher=p author=w language=de}"),
  ]

  @Test(arguments: validRows, readSizes)
  func valid(row: Row, readSize: Int) throws {
    #expect(try records(row.input, .csv, readSize: readSize) == row.expected)
    #expect(try records(gzip(row.input), .csv, readSize: readSize) == row.expected, "gzipped")
  }

  static let invalidRows = [
    Row("too few fields", "text,title\na\nb,c\n", "[0] !E_CSV_FIELDS@11", "[1] b {title=c}"),
    Row("too many fields", "text,title\na,b,c\nd,e\n", "[0] !E_CSV_FIELDS@11", "[1] d {title=e}"),
    Row(
      "empty text", "text,title\n,b\n\"\",c\n\" \t\n\",d\n\u{A0},e\n", "[0] !E_EMPTY@11", "[1] !E_EMPTY@14", "[2] !E_EMPTY@19",
      "[3] !E_EMPTY@27"),
    Row("NUL", "text,title\na\0b,c\nd,e\n", "[0] !E_NUL@12", "[1] d {title=e}"),
    Row(
      "no UTF-8", bytes: Array("text,title\na,b\nc".utf8) + [0xE9] + Array(",d\ne,f\n".utf8), "[0] a {title=b}", "[1] !E_UTF8@16",
      "[2] e {title=f}"),
    Row("quote open at the end", "text,title\na,b\nc,\"d\n", "[0] a {title=b}", "[1] !E_CSV_QUOTE@17"),
    Row(
      "quote open, records after it are read", "text,title\na,\"b\nc,d\ne,f\n", "[0] !E_CSV_QUOTE@13", "[1] c {title=d}", "[2] e {title=f}"),
    Row(
      "quote open among quoted fields", "text,title\n\"a\",\"b\n\"c\",\"d\"\n\"e\",\"f\"\n", "[0] !E_CSV_QUOTE@15", "[1] c {title=d}",
      "[2] e {title=f}"),
    Row(
      "repeated id", "record_id,text\n7,a\n8,b\n7,c\n,d\n,e\n", "[0] a {id=7}", "[1] b {id=8}", "[2] !E_DUPLICATE_ID@23", "[3] d", "[4] e"),
    Row("nothing", "", "[0] !E_EMPTY@0"),
    Row("blank lines only", "\n\n\r\n", "[0] !E_EMPTY@4"),
    Row("header not UTF-8", bytes: Array("text,".utf8) + [0xFF] + Array("\na,b\n".utf8), "[0] !E_UTF8@0"),
    Row("header with an open quote", "text,\"title\na,b\n", "[0] !E_CSV_QUOTE@0"),
    Row("header with NUL", "text,\0\na,b\n", "[0] !E_NUL@0"),
  ]

  @Test(arguments: invalidRows, readSizes)
  func invalid(row: Row, readSize: Int) throws {
    #expect(try records(row.input, .csv, readSize: readSize) == row.expected)
  }

  /// The window ends inside a character; that is no fault of the encoding.
  @Test func headerOverTheLimitIsTooLong() throws {
    let header = "text," + String(repeating: "é", count: 700_000)
    #expect(try records(Array((header + "\na,b\n").utf8), .csv) { $0.maxDocumentBytes = 1 } == ["[0] !E_TOO_LONG@0"])
  }

  @Test func headerWithoutRecordsIsAWarning() throws {
    let folder = try TemporaryFolder()
    let source = SourceDescription(name: "s", path: try folder.write("a.csv", "text,title\n"), format: .csv)
    let reader = try IngestReader(sources: [source], batchDocuments: 10, batchBytes: 10)
    #expect(try reader.next() == nil)
    #expect(reader.inputs.warnings.map(\.code) == [.noRecords])
  }

  @Test func messagesNameLines() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a.csv", "text,title\n\"x\ny\",b\n\nc\r\nd,e\n\"f,g\n")
    let reader = try IngestReader(
      sources: [SourceDescription(name: "s", path: path, format: .csv)], batchDocuments: 10, batchBytes: 1000)
    let rejects = try #require(try reader.next()).rejects
    #expect(rejects.map { String($0.message.prefix(7)) } == ["line 5:", "line 7:"])
  }

  @Test func columnsByNameNumberAndSeparator() throws {
    let input = Array("id|a|b\n1|x, \"y\"|z\n".utf8)
    let found = try records(input, .csv) {
      $0.fields = [.text: "#3", .title: "a"]
      $0.separator = UInt8(ascii: "|")
    }
    #expect(found == ["[0] z {title=x, \"y\"}"])
    // The mapped names decide between separators.
    #expect(try records(Array("a,b,c;body\n1,2,3;t\n".utf8), .csv) { $0.fields = [.text: "body"] } == ["[0] t"])
    // A mapped field comes before one that is taken by its own name.
    #expect(try records(Array("text,publisher\nt,p\n".utf8), .csv) { $0.fields = [.author: "publisher"] } == ["[0] t {author=p}"])
    #expect(try records(Array("text\ttitle\n\"a\tb\"\tc\n".utf8), .tsv) == ["[0] a\tb".replacingTab + " {title=c}"])
  }

  @Test func badColumns() throws {
    func error(_ header: String, _ fields: [DocumentField: String]) throws -> IngestError {
      let found = #expect(throws: IngestError.self) { _ = try records(Array("\(header)\n".utf8), .csv) { $0.fields = fields } }
      return try #require(found)
    }
    let misspelled = try error("Body,title", [.text: "bdy"])
    #expect(misspelled.category == .badDefinition && misspelled.place == "line 1")
    #expect(misspelled.problem == "there is no column 'bdy' for text; did you mean 'Body'?")
    #expect(misspelled.remedy.contains("'Body', 'title'"))
    #expect(try error("title", [:]).problem == "there is no column 'text' for text")
    #expect(try error("text,title,title", [:]).problem == "there are 2 columns 'title' (#2, #3)")
    #expect(try error("text,title", [.url: "#3"]).problem == "url is to be column #3, but there are only 2")
    #expect(try error("text", [.title: "text", .text: "text"]).problem == "'text' is mapped to text and to title")
    // Two columns of one name that nobody wants do no harm.
    #expect(try records(Array("text,n,n\na,1,2\n".utf8), .csv) == ["[0] a"])
  }

  @Test func tenThousandColumns() throws {
    let names = (0..<10_000).map { "c\($0)" }.joined(separator: ",")
    let values = (0..<10_000).map { "\"v\($0)\"" }.joined(separator: ",")
    let found = try records(Array("\(names)\n\(values)\n\(values),x\n".utf8), .csv) { $0.fields = [.text: "c9999", .title: "c5000"] }
    #expect(found == ["[0] v9999 {title=v5000}", "[1] !E_CSV_FIELDS@\(names.utf8.count + values.utf8.count + 2)"])
  }
}

extension String {
  fileprivate var replacingTab: String { split(separator: "\t", omittingEmptySubsequences: false).joined(separator: "\\t") }
}
