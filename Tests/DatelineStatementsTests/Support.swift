import DatelineDates
import DatelineEntities
import DatelineSentences
import DatelineStatements
import DatelineText

/// A text with its expectation inside: `⟨Kirby⟩` is the speaker, `‹said›` the cue, `⟦...⟧` the content; what comes in several pieces is marked several times.
struct MarkedStatement {
  var text = ""
  var contents: [ByteSpan] = []
  var cue: ByteSpan?
  var speaker: ByteSpan?

  init(_ source: String) {
    var starts: [Character: Int] = [:]
    for character in source {
      switch character {
      case "⟦", "‹", "⟨": starts[character] = text.utf8.count
      case "⟧": contents.append(ByteSpan(starts["⟦"] ?? 0, text.utf8.count))
      case "›": cue = ByteSpan(starts["‹"] ?? 0, text.utf8.count)
      case "⟩": speaker = ByteSpan(starts["⟨"] ?? 0, text.utf8.count)
      default: text.append(character)
      }
    }
  }
}

/// Runs the stages that the stage `statements` builds on, and the stage itself.
func annotate(_ text: String, publishedOn: Day? = nil) -> Annotations { annotate(Document(text, publishedOn: publishedOn)) }

/// Runs the stages that the stage `statements` builds on, and the stage itself.
func annotate(_ document: Document) -> Annotations {
  var annotations = Annotations()
  var sentences = SentenceSplitter().makeWorker()
  var dates = DateResolver().makeWorker()
  var entities = EntityTagger().makeWorker()
  var roles = RoleTagger().makeWorker()
  var statements = StatementTagger().makeWorker()
  sentences.annotate(document, &annotations)
  dates.annotate(document, &annotations)
  entities.annotate(document, &annotations)
  roles.annotate(document, &annotations)
  statements.annotate(document, &annotations)
  return annotations
}

/// Runs the splitter alone.
func prepare(_ document: Document) -> Annotations {
  var annotations = Annotations()
  var sentences = SentenceSplitter().makeWorker()
  sentences.annotate(document, &annotations)
  return annotations
}

/// One statement in words, for comparing and for messages.
func describe(_ statement: StatementMention, _ text: String) -> String {
  "\(statement.speaker.map { text[$0] } ?? "-") | \(text[statement.cue]) | \(text[statement.content])"
}
