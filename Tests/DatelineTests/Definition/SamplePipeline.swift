/// A pipeline that uses every part of the format, for tests that need a good one.
enum SamplePipeline {
  static let text = """
    # A sample with every part of the format.
    dateline: 1
    name: border-watch
    description: Who was where, and when.

    vars:
      day: 2024-10-24
      where_from: ${env:FEED:-wire}

    ingest:
      - name: wire
        path: in/${vars.where_from}/**/*.txt
        format: text
        document_date: ${vars.day}
      - name: web
        path: in/web/*.jsonl.gz
        fields: {text: body, title: headline, published_on: meta.date}
        document_date: {from: [metadata, dateline, infer]}
      - name: sheet
        path: /data/sheet.csv
        separator: ";"
        encoding: windows-1252
        fields: {text: "#3", record_id: Key}

    stages:
      - repair: {mode: annotate}
      - sentences
      - dates:
          order: dmy
          week_start: sunday
          min_confidence: 0.5
      - entities: &names
          types: [person, organization, place]
          gazetteers: [builtin, my/people.csv]
      - roles
      - statements
      - dedupe:
          kinds: [exact, spun]
          near_threshold: 0.85
          keep: earliest

    outputs:
      directory: out/${vars.day}
      formats: [csv, jsonl.gz]
      spreadsheet_safe: true
      newline: crlf
      compression: 9
      tables:
        - documents
        - dates: {columns: [date_id, document_id, text, start_on]}
        - dates:
            name: sure_dates
            where: "confidence >= 0.9 and start_on >= '${vars.day}'"
        - entities
        - duplicates
        - timeline

    limits:
      workers: 4
      memory: 512MiB
      max_document: 500kB
      max_rejects: 20

    tests:
      - name: the year is found
        document: {text: "On October 24 it rained.", published_on: 2024-10-25}
        expect:
          dates: [{text: October 24, start_on: 2024-10-24, timex_mod: null}]

    """
}
