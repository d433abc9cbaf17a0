import ArgumentParser
import Dateline
import Glibc

/// Measures each stage and the whole run on a generated corpus.
@main
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dateline-bench",
    abstract: "Measures every stage and the whole run: MB/s of user CPU on one core, documents, peak memory.",
    discussion: """
      The corpus is generated: same seed, same bytes. Times are user CPU of this process, the best of the rounds; compare the ratios of one run, since machines differ \
      and are busy. Example: dateline-bench --size 64 --rounds 3
      """)

  @Option(help: "Size of the corpus in MB.") var size = 64
  @Option(help: "Seed of the corpus.") var seed: UInt64 = 1
  @Option(help: "Rounds of each measurement; the best counts.") var rounds = 3
  @Option(help: "Workers of the whole run.") var jobs = 1
  @Option(help: "Writes the corpus as JSON Lines to this file and stops.", completion: .file()) var write: String?
  @Flag(help: "The whole run only, for memory.") var runOnly = false

  func validate() throws {
    guard (1...100_000).contains(size) else { throw ValidationError("--size takes 1 to 100000 MB.") }
    guard (1...100).contains(rounds) else { throw ValidationError("--rounds takes 1 to 100.") }
    guard (1...1024).contains(jobs) else { throw ValidationError("--jobs takes 1 to 1024.") }
  }

  func run() throws {
    if let write {
      try CorpusFile.write(megabytes: size, seed: seed, to: write)
      return
    }
    if !runOnly { stages() }
    try wholeRun()
  }

  private func stages() {
    var generator = CorpusGenerator(seed: seed)
    var documents: [Document] = []
    var bytes = 0
    // The stages are measured on at most 64 MB, which is held in memory.
    while bytes < min(size, 64) * 1_000_000 {
      var document = Document(generator.nextDocument(), publishedOn: Day(year: 2024, month: 10, day: 24))
      document.sourcePath = String(documents.count)
      bytes += document.text.count
      documents.append(document)
    }
    print("\(documents.count) documents, \(bytes / 1_000_000) MB, seed \(seed), best of \(rounds) rounds, one thread\n")
    let meter = Meter(bytes: bytes, rounds: rounds)
    let memchr = meter.measure("memchr of the same bytes (line feeds)") { for document in documents { Probe.countLines(document.text) } }
    let splitter = SentenceSplitter()
    let split = meter.measure("sentences, splitting alone") {
      var sentences: [Sentence] = []
      for document in documents {
        sentences.removeAll(keepingCapacity: true)
        document.text.withUnsafeBufferPointer { splitter.split($0, into: &sentences) }
      }
    }
    print("  ratio of splitting to memchr: \((split / memchr).fixed(2))")
    let tokenizer = Tokenizer()
    meter.measure("sentences, with tokens") {
      var sentences: [Sentence] = []
      var tokens: [Token] = []
      for document in documents {
        sentences.removeAll(keepingCapacity: true)
        tokens.removeAll(keepingCapacity: true)
        document.text.withUnsafeBufferPointer {
          splitter.split($0, into: &sentences)
          tokenizer.tokenize($0, sentences: &sentences, into: &tokens)
        }
      }
    }
    var annotations = documents.map { _ in Annotations() }
    stage("sentences, the whole stage with blocks and word count", splitter.makeWorker(), documents, &annotations, meter)
    let tokens = annotations.reduce(0) { $0 + $1.tokens.count }
    stage("dates", DateResolver().makeWorker(), documents, &annotations, meter)
    let tagging = stage("entities", EntityTagger().makeWorker(), documents, &annotations, meter)
    print("  tokens a second of user CPU: \(Int(Double(tokens) / tagging))")
    stage("roles", RoleTagger().makeWorker(), documents, &annotations, meter)
    stage("statements", StatementTagger().makeWorker(), documents, &annotations, meter)
    let fingerprinter = Fingerprinter()
    let dedupe = meter.measure("dedupe") {
      var worker = fingerprinter.makeWorker()
      var deduper = Deduper()
      for (document, found) in zip(documents, annotations) { deduper.add(worker.fingerprint(document, found), publishedOn: nil) }
      _ = deduper.finish()
    }
    print("  user s per 100,000 documents: \((dedupe / Double(documents.count) * 100_000).fixed(2))")
  }

  @discardableResult
  private func stage<Worker: DocumentStageWorker>(
    _ name: String, _ worker: Worker, _ documents: [Document], _ annotations: inout [Annotations], _ meter: Meter
  ) -> Double {
    var worker = worker
    let before = annotations
    return meter.measure(name) {
      annotations = before
      for index in documents.indices { worker.annotate(documents[index], &annotations[index]) }
    }
  }

  private func wholeRun() throws {
    let folder = "\(SmallFile.temporaryFolder)/dateline-bench-\(getpid())"
    guard mkdir(folder, 0o700) == 0 else { throw ValidationError("cannot make \(folder)") }
    defer { DatasetFolder.remove(folder) }
    let input = folder + "/corpus.jsonl"
    try CorpusFile.write(megabytes: size, seed: seed, to: input)
    let yaml = """
      dateline: 1
      name: bench
      ingest: [{name: corpus, path: corpus.jsonl, format: jsonl, fields: {record_id: id, published_on: date}}]
      stages: [repair, sentences, dates, entities, roles, statements, dedupe]
      outputs: {directory: out, formats: [csv.gz, jsonl.gz]}
      """
    let start = Probe.userSeconds()
    let wall = ContinuousClock.now
    let summary = try Pipeline(bytes: Array(yaml.utf8), file: folder + "/pipeline.yaml").run(workers: jobs)
    let user = Probe.userSeconds() - start
    let elapsed = wall.duration(to: .now) / .seconds(1)
    print("\nwhole run, \(jobs.counted("worker")): \(summary.documents) documents, \(size) MB, all tables, csv.gz and jsonl.gz")
    for stage in summary.stages where stage.bytes > 0 {
      print(
        "  \(stage.name): \(stage.cpuSeconds.fixed(2)) s CPU, \((Double(stage.bytes) / 1e6 / max(stage.cpuSeconds, 1e-9)).fixed(2)) MB/s"
      )
    }
    print(
      "  user CPU \(user.fixed(2)) s, elapsed \(elapsed.fixed(2)) s, \((Double(size) / user).fixed(2)) MB per second of user CPU")
    print(
      "  peak memory of the process: \(Probe.peakMegabytes()) MB\(runOnly ? "" : " (the measurements before it included; --run-only leaves them out)")"
    )
  }
}
