import Dateline
import DatelineTestSupport
import Foundation
import Testing

/// The library code of the README compiles and runs: it stands below, word for word.
@Suite struct ReadmeTests {
  @Test func libraryExampleRuns() throws {
    let folder = try Scratch()
    try FileManager.default.copyItem(
      at: Project.root.appendingPathComponent("pipelines"), to: folder.folder.appendingPathComponent("pipelines"))
    #expect(FileManager.default.changeCurrentDirectoryPath(folder.folder.path))
    defer { _ = FileManager.default.changeCurrentDirectoryPath(Project.root.path) }
    try example()
    #expect(FileManager.default.fileExists(atPath: folder.path("output/news/manifest.json")))
  }

  private func example() throws {
    // README begins
    let text = "The pier reopened on Friday, Ilse Vandermeer said. Repairs began in May 2021."
    for sentence in SentenceSplitter().sentences(in: text) { print(text[sentence.span]) }
    for date in DateResolver(anchor: Day(iso: "2024-10-24")).dates(in: text) { print(text[date.span], date.value) }
    for mention in EntityTagger().mentions(in: text) { print(text[mention.span], mention.type) }

    var deduper = Deduper()
    for story in [text, text.replacing("said", with: "stated")] { deduper.add(text: story) }
    print(deduper.finish().originals)

    let summary = try Pipeline(contentsOfFile: "pipelines/news.yaml").run()
    print(summary.documents, "documents,", summary.copies ?? 0, "copies")
    // README ends
  }

  @Test func readmeShowsTheExample() throws {
    let readme = try String(contentsOf: Project.root.appendingPathComponent("README.md"), encoding: .utf8)
    let source = try String(contentsOfFile: #filePath, encoding: .utf8)
    let body = try #require(source.split(separator: "    // README begins\n").last?.split(separator: "    // README ends").first)
    let example = body.split(separator: "\n", omittingEmptySubsequences: false).map { $0.hasPrefix("    ") ? $0.dropFirst(4) : $0 }
    #expect(readme.contains(example.joined(separator: "\n").trimmingCharacters(in: .newlines)))
  }
}
