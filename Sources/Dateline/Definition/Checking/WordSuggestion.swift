import DatelineText

/// The right word for a wrong one: by spelling, else by what people write when they mean it.
enum WordSuggestion {
  private static let meanings: [(written: String, meant: [String])] = [
    ("json", ["jsonl", "jsonl.gz"]), ("ndjson", ["jsonl"]), ("txt", ["text"]), ("plain", ["text"]),
    ("excel", ["xlsx"]), ("xls", ["xlsx"]), ("db", ["sqlite"]), ("database", ["sqlite"]), ("parquet", ["csv.gz"]),
    ("yes", ["true"]), ("on", ["true"]), ("1", ["true"]), ("no", ["false"]), ("off", ["false"]), ("0", ["false"]),
    ("people", ["person"]), ("persons", ["person"]), ("org", ["organization"]), ("organisation", ["organization"]),
    ("company", ["organization"]), ("location", ["place"]), ("country", ["place"]), ("gpe", ["place"]), ("norp", ["group"]),
    ("us", ["mdy"]), ("eu", ["dmy"]), ("uk", ["dmy"]), ("mon", ["monday"]), ("sun", ["sunday"]),
    ("iso-8859-1", ["latin1"]), ("latin-1", ["latin1"]), ("cp1252", ["windows-1252"]), ("ansi", ["windows-1252"]),
    ("inferred", ["infer"]), ("inference", ["infer"]), ("meta", ["metadata"]), ("filename", ["path"]), ("url", ["path"]),
    ("oldest", ["earliest"]), ("identical", ["exact"]), ("paraphrase", ["spun"]), ("paraphrased", ["spun"]), ("\r\n", ["crlf"]),
    ("windows", ["crlf"]), ("unix", ["lf"]), ("max", ["auto"]), ("sentence", ["sentences"]), ("quotes", ["statements"]),
    ("quotations", ["statements"]), ("ner", ["entities"]), ("names", ["entities"]), ("deduplicate", ["dedupe"]),
    ("duplicates", ["dedupe", "duplicates"]),
    ("mentions", ["entity_mentions"]), ("aliases", ["entity_aliases"]), ("articles", ["documents"]), ("copies", ["duplicates"]),
    ("errors", ["rejects"]), ("delimiter", ["separator"]), ("delim", ["separator"]), ("filter", ["where"]), ("select", ["columns"]),
    ("input", ["ingest"]), ("inputs", ["ingest"]), ("sources", ["ingest"]), ("output", ["outputs"]), ("steps", ["stages"]),
    ("pipeline", ["stages"]),
    ("variables", ["vars"]), ("version", ["dateline"]), ("dir", ["directory"]), ("folder", ["directory"]), ("jobs", ["workers"]),
    ("threads", ["workers"]),
    ("charset", ["encoding"]), ("type", ["format"]), ("file", ["path"]), ("files", ["path"]),
    ("threshold", ["near_threshold", "min_confidence"]),
    ("level", ["compression"]),
  ]

  /// The word of `words` that `text` is most likely meant to be; nil when none is near.
  static func closest(to text: String, in words: [String]) -> String? {
    if let word = Suggestion.closest(to: text, in: words) { return word }
    let lower = text.lowercased()
    return meanings.first { $0.written == lower }?.meant.first { words.contains($0) }
  }
}
