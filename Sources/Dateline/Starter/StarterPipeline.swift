/// The commented pipeline file that `dateline init` writes, with an article to try it on.
public enum StarterPipeline {
  /// Name of the pipeline file in a new folder.
  public static let fileName = "pipeline.yaml"
  /// Path of the article, relative to the pipeline file.
  public static let articlePath = "articles/2024-10-24-ferry.txt"
  /// Name of the schema that editors read, beside the pipeline file.
  public static let schemaName = "dateline.schema.json"

  /// The pipeline file.
  ///
  /// - Parameters:
  ///   - name: Names the data package; made fit by leaving out what a name cannot hold.
  ///   - hasSchema: Whether the schema stands beside the file, so that editors may be told of it.
  /// - Returns: The file's text.
  public static func file(name: String, hasSchema: Bool) -> String {
    let modeline = hasSchema ? "# yaml-language-server: $schema=\(schemaName)\n" : ""
    let line = "name: \(Slug.repaired(name).map { String($0.prefix(60)) } ?? "my-news")"
    return modeline + template.replacing("NAME", with: line + String(repeating: " ", count: max(1, 37 - line.count)))
  }

  /// The article.
  public static let article = """
    HARBOR CITY, Oct. 24, 2024 - The night ferry to Skerry Island will stop running on November 30, Transport Secretary Ilse Vandermeer said on Thursday.

    "We kept this line alive for ten years," Vandermeer told reporters. The National Ferry Service had reported a loss of $4 million last year.

    Nils Aberg, a spokesman for the Skerry Island Council, said the council would appeal to the Supreme Court next week.

    """

  private static let template = """
    # What to read, what to look for, what to write. Every key: dateline explain FILE; dateline list stages; dateline list tables
    #   dateline validate FILE    find every mistake
    #   dateline run FILE         write the tables
    #   dateline test FILE        run the tests at the end of this file
    dateline: 1                          # version of the file format
    NAME# names the data package
    description: Who, where, when and who said what in my articles.

    vars:                                # ${vars.articles} below; again on the command line: --set articles=/data/inbox
      articles: articles

    ingest:                              # one or more sources
      - name: articles
        path: ${vars.articles}/**/*.txt  # file, folder or pattern, relative to this file; .gz is read as it is
        format: text                     # text: a document a file; csv, tsv, jsonl: a document a record
        document_date: {from: [dateline, path, infer]}   # the day that "last week" counts from: the first of these that gives one
      # - name: export                   # a CSV export; take away the '# ' to use it
      #   path: export/*.csv
      #   format: csv
      #   fields: {text: body, title: headline, url: link, published_on: date, publisher: site}   # our column: your column
      #   document_date: {from: [metadata, dateline, infer]}

    stages:                              # in this order; a stage left out does not run
      - repair                           # machine-spun names back: "White Home" -> White House, noted beside the text
      - sentences
      - dates:
          order: mdy                     # 3/4/2025 is March 4; dmy: 3 April
          week_start: monday             # first day of "last week"
      - entities                         # people, organizations, places ... linked to known names
      - roles                            # Transport Secretary -> Ilse Vandermeer
      - statements                       # who said what, and when
      - dedupe:
          kinds: [exact, near, spun]     # which copies to look for
          keep: earliest                 # which of them is the original

    outputs:
      directory: output                  # relative to this file; --output FOLDER goes before it
      formats: [csv.gz]                  # also jsonl.gz, csv, jsonl
      spreadsheet_safe: false            # true: cells that Excel would run or turn into dates get a leading '
      report: true                       # report.html: what was found, on one page
      tables:                            # leave this list out for all tables
        - documents
        - sentences
        - dates: {where: "confidence >= 0.5"}   # a condition over the columns of the table and of its document
        - entities
        - entity_mentions
        - roles
        - statements
        - duplicates
        - timeline

    limits:
      max_document: 4MiB                 # larger ones go to the table rejects
      max_rejects: 1%                    # more: exit code 4

    tests:                               # documents with the rows that they must give
      - name: last week counts from the day of publication
        document: {text: "The ferry stopped last week, Ilse Vandermeer said.", published_on: 2024-10-24}
        expect:
          dates: [{text: last week, start_on: 2024-10-14, end_on: 2024-10-20}]
          statements: [{cue: said, speaker_name: Ilse Vandermeer}]

    """
}
