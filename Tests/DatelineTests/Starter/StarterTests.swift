import Dateline
import Foundation
import Testing

@Suite struct StarterTests {
  @Test func theStarterIsValidRunsAndPassesItsTest() throws {
    let scratch = try Scratch()
    let files = try StarterPipeline.write(to: scratch.path("My Monitor"), overwrites: false)
    #expect(files.map { $0.split(separator: "/").last } == ["pipeline.yaml", "2024-10-24-ferry.txt", "dateline.schema.json"])
    let pipeline = try Pipeline(contentsOfFile: files[0])
    #expect(pipeline.warnings.isEmpty && pipeline.definition.name == "my-monitor")
    let summary = try pipeline.run()
    #expect(summary.documents == 1 && summary.datedDocuments == 1 && summary.statements ?? 0 >= 3)
    #expect(try pipeline.runTests(pipeline.definition.tests).map(\.passed) == [true])
    // Every line that holds a key is explained, but for names of stages and tables that speak for themselves.
    let text = try String(contentsOfFile: files[0], encoding: .utf8)
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 140 })
    #expect(text.hasPrefix("# yaml-language-server: $schema=dateline.schema.json\n"))
  }

  @Test func nothingIsOverwrittenUnasked() throws {
    let scratch = try Scratch()
    let file = scratch.path("news.yaml")
    #expect(try StarterPipeline.write(to: file, overwrites: false) == [file])
    #expect(try !String(contentsOfFile: file, encoding: .utf8).contains("yaml-language-server"))
    try scratch.write("news.yaml", "mine")
    let error = #expect(throws: StarterPipeline.WritingError.self) { _ = try StarterPipeline.write(to: file, overwrites: false) }
    #expect(error?.isOccupied == true && error?.description.contains("--force") == true)
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "mine")
    _ = try StarterPipeline.write(to: file, overwrites: true)
    #expect(try Pipeline(contentsOfFile: file).definition.name == "news")
    // One file in the way, and none is written.
    try scratch.write("folder/articles/2024-10-24-ferry.txt", "mine")
    #expect(throws: StarterPipeline.WritingError.self) { _ = try StarterPipeline.write(to: scratch.path("folder"), overwrites: false) }
    #expect(!FileManager.default.fileExists(atPath: scratch.path("folder/pipeline.yaml")))
    #expect(throws: StarterPipeline.WritingError.self) {
      _ = try StarterPipeline.write(to: scratch.path("folder/articles/2024-10-24-ferry.txt"), overwrites: true)
    }
  }

  @Test func theSchemaNamesEveryKey() throws {
    let properties = try #require(PipelineSchema.json[key: "properties"])
    for option in PipelineFormat.sections[0].options {
      #expect(properties[key: option.name]?[key: "description"] == .string(option.summary))
    }
    let text = PipelineSchema.json.text()
    for section in PipelineFormat.sections {
      for option in section.options { #expect(text.contains("\"\(option.name)\": {"), "\(section.path) \(option.name)") }
    }
    for table in TableSchema.all { for column in table.columns { #expect(text.contains("\"\(column.name)\"")) } }
  }
}
