import DatelineEntities
import DatelineSentences
import DatelineText

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
