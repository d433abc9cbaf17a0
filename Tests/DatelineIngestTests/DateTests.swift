import DatelineTestSupport
import DatelineText
import Testing

@testable import DatelineIngest

/// Dates of metadata, paths and addresses. A row reads `text => day`; `-` is no date.
@Suite struct DateTests {
  static let metadataRows = [
    "2024-10-24 => 2024-10-24",
    " 2024-10-24 => 2024-10-24",
    "2024-10-24T23:59:59Z => 2024-10-24",
    "2024-10-24T23:59:59.123-05:00 => 2024-10-24",
    "2024-10-24 10:00 => 2024-10-24",
    "2024/10/24 => 2024-10-24",
    "2024.10.24 => 2024-10-24",
    "2024-1-5 => 2024-01-05",
    "20241024 => 2024-10-24",
    "20241024T100000Z => 2024-10-24",
    "202410241000 => 2024-10-24",
    "20241024100000 => 2024-10-24",
    "Thu, 24 Oct 2024 10:00:00 GMT => 2024-10-24",
    "Thu, 24 Oct 2024 10:00:00 +0200 => 2024-10-24",
    "24 Oct 24 10:00:00 GMT => 2024-10-24",
    "Thursday, 24-Oct-24 10:00:00 GMT => 2024-10-24",
    "Thu Oct 24 10:00:00 2024 => 2024-10-24",
    "Thu Oct 24 10:00:00 +0000 2024 => 2024-10-24",
    "Thu Oct  4 10:00:00 UTC 2024 => 2024-10-04",
    "October 24, 2024 => 2024-10-24",
    "Oct. 24, 2024 => 2024-10-24",
    "Sept. 4, 2024 at 10:15 a.m. EDT => 2024-09-04",
    "October 24th, 2024 => 2024-10-24",
    "24 October 2024 => 2024-10-24",
    "24th of October 2024 => 2024-10-24",
    "OCTOBER 24, 2024 => 2024-10-24",
    "24-Oct-2024 => 2024-10-24",
    "24.10.2024 => 2024-10-24",
    "3/4/2024 => 2024-03-04",
    "24/10/2024 => 2024-10-24",
    "10/24/24 => 2024-10-24",
    "1729764000 => 2024-10-24",
    "1729764000.5 => 2024-10-24",
    "1729764000000 => 2024-10-24",
    "2024-02-29 => 2024-02-29",
    "2023-02-29 => -",
    "2024-13-01 => -",
    "2024-10 => -",
    "2024 => -",
    "13/13/2024 => -",
    "October 2024 => -",
    "October 24 => -",
    "last week => -",
    "Oct => -",
    "2024-10/24 => -",
    "12345 => -",
    "-1729764000 => -",
    "99999999999999999999 => -",
    "é => -",
  ]

  @Test(arguments: metadataRows)
  func metadata(row: String) throws {
    let (text, day) = try DateTests.split(row)
    #expect(MetadataDate.day(in: text, order: .mdy)?.description ?? "-" == day)
  }

  @Test func numericOrder() {
    #expect(MetadataDate.day(in: "3/4/2024", order: .dmy)?.description == "2024-04-03")
    #expect(MetadataDate.day(in: "10/24/2024", order: .dmy)?.description == "2024-10-24")
    #expect(MetadataDate.day(in: "", order: .dmy) == nil)
    #expect(MetadataDate.reading(of: "24/10/2024", order: .mdy)?.isAgainstOrder == true)
    #expect(MetadataDate.reading(of: "10/24/2024", order: .dmy)?.isAgainstOrder == true)
    for text in ["24/10/2024", "4/3/2024", "2024-10-24", "24.10.2024", "24 October 2024"] {
      #expect(MetadataDate.reading(of: text, order: .dmy)?.isAgainstOrder == false, "\(text)")
    }
  }

  static let pathRows = [
    "2024/10/24/story.txt => 2024-10-24",
    "https://www.example.com/2024/10/24/world/kursk.html => 2024-10-24",
    "https://www.example.com/world/2024/oct/24/kursk => 2024-10-24",
    "https://example.com/a?d=2024-10-24 => 2024-10-24",
    "wire_2024_10_24.txt => 2024-10-24",
    "20241024-kursk.txt => 2024-10-24",
    "2024.10.24.txt => 2024-10-24",
    "2024/1/5/a.txt => 2024-01-05",
    "2024/10/24/20241024.txt => 2024-10-24",
    "2024/10/24/2024-10-25.txt => -",
    "2024-1-5.txt => -",
    "120241024.txt => -",
    "20241324.txt => -",
    "2024/10/a.txt => -",
    "2024-10_24.txt => -",
    "1850/01/01/a.txt => -",
    "2024/octopus/24 => -",
    "a.txt => -",
    "2024/ => -",
    " => -",
  ]

  @Test(arguments: pathRows)
  func paths(row: String) throws {
    let (text, day) = try DateTests.split(row)
    #expect(PathDate.day(in: text)?.description ?? "-" == day)
  }

  @Test func documentsCarryTheirDates() throws {
    let folder = try TemporaryFolder()
    let csv = "text,url,published_on\na,https://example.com/2024/10/23/a,2024-10-22\nb,,\n"
    var source = SourceDescription(name: "s", root: folder.path, path: "**/*.csv", format: .csv)
    try folder.write("2024/10/24/a.csv", csv)
    source.fixedDate = Day(iso: "2024-10-25")
    source.dateOrder = [.path, .metadata]
    let batch = try #require(try IngestReader(sources: [source], batchDocuments: 10, batchBytes: 1000).next())
    #expect(batch.documents.map { $0.pathOn?.description } == ["2024-10-23", "2024-10-24"])
    #expect(batch.documents.map { $0.metadataOn?.description } == ["2024-10-22", nil])
    #expect(batch.documents.allSatisfy { $0.givenOn?.description == "2024-10-25" && $0.dateOrder == [.path, .metadata] })
  }

  /// The date may stand in a glob's fixed leading folder, which is no part of `source_path`.
  @Test func fixedFolderCounts() throws {
    let folder = try TemporaryFolder()
    try folder.write("2024/10/24/a.txt", "a")
    let source = SourceDescription(name: "s", root: folder.path, path: "2024/10/24/*.txt")
    let batch = try #require(try IngestReader(sources: [source], batchDocuments: 10, batchBytes: 1000).next())
    #expect(batch.documents.map { "\($0.sourcePath) \($0.pathOn?.description ?? "-")" } == ["a.txt 2024-10-24"])
  }

  private static func split(_ row: String) throws -> (String, String) {
    let arrow = try #require(row.firstRange(of: " => "))
    return (String(row[..<arrow.lowerBound]), String(row[arrow.upperBound...]))
  }
}
