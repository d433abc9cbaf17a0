import Foundation
import Testing

@testable import Dateline

@Suite struct ViewTests {
  private func folder(_ scratch: Scratch, mentions: [String], duplicates: [String]? = []) throws -> DatasetFolder {
    let header = "mention_id,document_id,sentence_id,entity_type,entity_id,entity_name\n"
    let rows = mentions.enumerated().map { "m\($0),\($1)\n" }.joined()
    try scratch.write("out/data/entity_mentions.csv", header + rows)
    if let duplicates {
      try scratch.write("out/data/duplicates.csv", "document_id\n" + duplicates.map { $0 + "\n" }.joined())
    }
    return try DatasetFolder(scratch.path("out"))
  }

  @Test func pairsAreCountedBySentenceAndDocumentWithoutCopies() throws {
    let scratch = try Scratch()
    let network = try Cooccurrence(
      folder(
        scratch,
        mentions: [
          "d1,d1-s1,person,per:b,\"B, Ann\"", "d1,d1-s1,person,per:b,\"B, Ann\"", "d1,d1-s1,organization,org:a,A",
          "d1,d1-s2,organization,org:a,A",
          "d1,d1-s2,person,per:b,\"B, Ann\"", "d1,d1-s3,person,per:b,\"B, Ann\"", "d1,d1-s3,person,,", "d2,d2-s1,place,loc:c,C",
          "d2,d2-s1,organization,org:a,A",
          "d3,d3-s1,person,per:b,\"B, Ann\"", "d3,d3-s1,organization,org:a,A",
        ], duplicates: ["d3"]))
    #expect(network.leavesCopiesOut)
    #expect(
      network.edgesCSV == """
        Source,Target,Type,Weight,documents,source_label,target_label,source_type,target_type
        org:a,per:b,Undirected,2,1,A,"B, Ann",organization,person
        loc:c,org:a,Undirected,1,1,C,A,place,organization

        """)
    #expect(
      network.nodesCSV == """
        Id,Label,type,sentences,documents
        loc:c,C,place,1,1
        org:a,A,organization,3,2
        per:b,"B, Ann",person,3,1

        """)
    let heavy = try Cooccurrence(DatasetFolder(scratch.path("out")), minimumWeight: 2)
    #expect(heavy.edges.count == 1 && heavy.nodes.count == 3)
  }

  @Test("a table of copies that a filter cut does not tell which documents are copies")
  func filteredCopies() throws {
    let scratch = try Scratch()
    try scratch.write(
      "out/datapackage.json", #"{"resources": [{"name": "duplicates", "dateline:where": "kind = 'exact'"}]}"#)
    let folder = try folder(scratch, mentions: ["d1,d1-s1,person,per:b,B"], duplicates: ["d1"])
    #expect(try !Cooccurrence(folder).leavesCopiesOut)
    try scratch.write("out/data/documents.csv", "document_id,is_duplicate\nd1,true\n")
    let network = try Cooccurrence(DatasetFolder(scratch.path("out")))
    #expect(network.leavesCopiesOut && network.nodes.isEmpty)
  }

  @Test func listsMakeNoPairs() throws {
    let scratch = try Scratch()
    let network = try Cooccurrence(folder(scratch, mentions: (0..<41).map { "d1,d1-s1,person,per:\($0),P\($0)" }, duplicates: nil))
    #expect(network.edges.isEmpty && network.listSentences == 1 && network.nodes.count == 41 && !network.leavesCopiesOut)
  }

  @Test func aTableThatIsNotThereIsNamedWithWhatToDo() throws {
    let scratch = try Scratch()
    try scratch.write("out/data/documents.csv", "document_id\nd1\n")
    let folder = try DatasetFolder(scratch.path("out"))
    let missing = #expect(throws: TableReadError.self) { _ = try Cooccurrence(folder) }
    #expect(missing?.message.contains("has no table 'entity_mentions' as CSV or JSON Lines; add it to outputs.tables") == true)
    let timeline = #expect(throws: TableReadError.self) { _ = try Timeline(folder) }
    #expect(timeline?.message.contains("(it needs the stage 'dates')") == true && timeline?.kind == .lacking)
    try scratch.write("out/data/timeline.csv", "start_on,date_id\n2024-02-01,t1\n")
    let columns = #expect(throws: TableReadError.self) { _ = try Timeline(DatasetFolder(scratch.path("out"))) }
    #expect(
      columns?.message == "columns 'end_on', 'sentence' are missing; add them to the columns of 'timeline' in the pipeline and run it again"
    )
  }

  private func timeline(_ scratch: Scratch) throws -> DatasetFolder {
    let header = "start_on,end_on,granularity,people,organizations,places,sentence,date_id\n"
    try scratch.write(
      "out/data/timeline.csv",
      header + """
        2023-01-01,2023-12-31,year,,,,Whole year.,t1
        2024-02-01,2024-02-29,month,,,Lima,"February, with a leap day.",t2
        2024-10-14,2024-10-20,week,Élodie Brandt; Nils Aberg,Quay Council,Oslo,The council met in a week that nobody in the town will forget soon.,t3
        2024-10-24,2024-10-24,day,,,,\(String(repeating: "word ", count: 200))end,t4

        """)
    return try DatasetFolder(scratch.path("out"))
  }

  @Test func daysArePickedByOverlap() throws {
    let scratch = try Scratch()
    let folder = try timeline(scratch)
    func ids(_ from: String?, _ to: String?, _ about: String? = nil) throws -> [String] {
      let view = try Timeline(folder, from: from.flatMap { Day(iso: $0) }, to: to.flatMap { Day(iso: $0) }, about: about)
      return (0..<view.rows.count).compactMap { view.rows.string(row: $0, column: TableSchema.timeline.index(of: "date_id") ?? 0) }
    }
    #expect(try ids(nil, nil) == ["t1", "t2", "t3", "t4"])
    #expect(try ids("2024-02-29", "2024-10-14") == ["t2", "t3"])
    #expect(try ids("2024-03-01", "2024-10-13") == [])
    #expect(try ids("2024-10-20", nil) == ["t3", "t4"])
    #expect(try ids(nil, nil, "élodie") == ["t3"])
    #expect(try ids(nil, nil, "quay council") == ["t3"])
    #expect(try ids(nil, nil, "nobody") == ["t3"])
  }

  @Test func theTableFitsTheTerminal() throws {
    let scratch = try Scratch()
    let view = try Timeline(timeline(scratch))
    #expect(
      view.table(width: 80).hasPrefix(
        """
        DAY                       WHO AND WHERE      SENTENCE
        2023                                         Whole year.
        2024-02                   Lima               February, with a leap day.
        2024-10-14 to 2024-10-20  Élodie Brandt;     The council met in a week that
                                  Nils Aberg; Quay   nobody in the town will forget
                                  Council; Oslo      soon.
        2024-10-24                                   word word word word word word word

        """))
    for width in [40, 60, 80, 100, 200] {
      let lines = view.table(width: width).split(separator: "\n")
      #expect(lines.allSatisfy { $0.cellWidth <= max(width, 70) }, "width \(width)")
      #expect(lines.last?.hasSuffix("…") == true)
    }
    #expect(view.table(width: 80, lines: 0).contains("end\n"))
  }

  @Test func textIsWrappedByCells() {
    #expect(TextColumns.wrap("a bb ccc", width: 4, lines: 0) == ["a bb", "ccc"])
    #expect(TextColumns.wrap("abcdefghij k", width: 4, lines: 0) == ["abcd", "efgh", "ij k"])
    #expect(TextColumns.wrap("日本語の文", width: 4, lines: 0) == ["日本", "語の", "文"])
    #expect(TextColumns.wrap("one two three four", width: 5, lines: 2) == ["one", "two…"])
    #expect(TextColumns.wrap("", width: 5, lines: 2) == [])
    let long = TextColumns.wrap(String(repeating: "x", count: 1_000_000), width: 40, lines: 4)
    #expect(long.count == 4 && long[3].hasSuffix("…"))
  }
}
