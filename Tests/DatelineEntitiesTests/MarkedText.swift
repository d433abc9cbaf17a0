import DatelineEntities
import DatelineSentences
import DatelineText

/// A text with its expectation inside: `⟦Moscow⟧{loc:ru}` stands for the word Moscow and the id that its mention has; `{-}` is a mention without entity,
/// `{}` no mention at all.
struct MarkedText {
  var text = ""
  var marks: [(span: ByteSpan, expectation: String)] = []

  init(_ source: String) {
    var rest = Substring(source)
    while let open = rest.firstIndex(of: "⟦"), let close = rest.firstIndex(of: "⟧"), let end = rest[close...].firstIndex(of: "}") {
      text += rest[..<open]
      let start = text.utf8.count
      text += rest[rest.index(after: open)..<close]
      marks.append((ByteSpan(start, text.utf8.count), String(rest[rest.index(close, offsetBy: 2)..<end])))
      rest = rest[rest.index(after: end)...]
    }
    text += rest
  }
}

/// The stages that the tests run, one after the other.
struct Stages {
  private var sentences = SentenceSplitter().makeWorker()
  private var entities: EntityTagger.Worker
  private var roles: RoleTagger.Worker

  init(_ options: EntityTagger.Options = EntityTagger.Options()) throws {
    entities = try EntityTagger(options: options).makeWorker()
    roles = RoleTagger(repair: options.repair).makeWorker()
  }

  mutating func run(_ document: Document) -> Annotations {
    var annotations = Annotations()
    sentences.annotate(document, &annotations)
    entities.annotate(document, &annotations)
    roles.annotate(document, &annotations)
    return annotations
  }

  mutating func run(_ text: String) -> Annotations { run(Document(text)) }
}

/// A generator with a seed that a failing test prints (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
