/// What `explain` must say of the sample pipeline, to the letter.
enum ExplanationGoldens {
  static let text = #"""
    work/sample.yaml: pipeline 'border-watch'
      Who was where, and when.

    vars
      day         2024-10-25  --set
      where_from  afp         line 8, env:FEED by environment

    source wire
      path           in/afp/**/*.txt  line 12, vars.where_from by environment
      format         text             line 13
      encoding       auto             default
      document_date  2024-10-25       line 14, vars.day by --set
      reads work/in/afp/**/*.txt

    source web
      path           in/web/*.jsonl.gz            line 16
      format         jsonl                        default
      encoding       auto                         default
      fields         [text: body, title: headline, published_on: meta.date]  line 17
      document_date  [metadata, dateline, infer]  line 18
      reads work/in/web/*.jsonl.gz

    source sheet
      path           /data/sheet.csv                    line 20
      format         csv                                default
      encoding       windows-1252                       line 22
      separator      ;                                  line 21
      fields         [text: #3, record_id: Key]         line 23
      document_date  [metadata, dateline, path, infer]  default

    stages
      1 repair: Puts machine-spun names back (White Home -> White House).
          mode  annotate  line 26
      2 sentences: Finds words, sentences and paragraphs.
      3 dates (needs sentences): Finds temporal expressions and the days that they mean.
          order           dmy     line 29
          week_start      sunday  line 30
          min_confidence  0.5     line 31
      4 entities (needs sentences): Finds persons, organizations, places ... and links them to known names.
          types       [person, organization, place]  line 33
          gazetteers  [builtin, my/people.csv]       line 34
      5 roles (needs sentences, entities): Finds the roles that a text gives persons.
      6 statements (needs sentences, dates, entities, roles): Finds who said what, and when.
      7 dedupe (needs sentences): Finds exact, near and spun copies of documents.
          kinds           [exact, spun]  line 38
          near_threshold  0.85           line 39
          keep            earliest       line 40
          state           -              default

    outputs
      directory         out/2024-10-25   line 43, vars.day by --set
      formats           [csv, jsonl.gz]  line 44
      spreadsheet_safe  true             line 45
      newline           crlf             line 46
      compression       9                line 47
      report            false            default
      files
        work/out/2024-10-25/data/documents.csv
        work/out/2024-10-25/data/documents.jsonl.gz
        work/out/2024-10-25/data/dates.csv
        work/out/2024-10-25/data/dates.jsonl.gz
        work/out/2024-10-25/data/sure_dates.csv
        work/out/2024-10-25/data/sure_dates.jsonl.gz
        work/out/2024-10-25/data/entities.csv
        work/out/2024-10-25/data/entities.jsonl.gz
        work/out/2024-10-25/data/duplicates.csv
        work/out/2024-10-25/data/duplicates.jsonl.gz
        work/out/2024-10-25/data/timeline.csv
        work/out/2024-10-25/data/timeline.jsonl.gz
        work/out/2024-10-25/data/rejects.csv
        work/out/2024-10-25/data/rejects.jsonl.gz
        work/out/2024-10-25/datapackage.json
        work/out/2024-10-25/manifest.json
        work/out/2024-10-25/SHA256SUMS

    tables
      documents (from ingest, line 49)
        columns: all 22
      dates (from stage dates, line 50)
        columns: date_id, document_id, text, start_on
      sure_dates = dates (from stage dates, line 51)
        columns: all 20
        where: confidence >= 0.9 and start_on >= '2024-10-25'
      entities (from stage entities, line 54)
        columns: all 13
      duplicates (from stage dedupe, line 55)
        columns: all 7
      timeline (from stage dates, line 56)
        columns: all 14
      rejects (from ingest, default)
        columns: all 8

    limits
      workers       4       line 59
      memory        512MiB  line 60
      max_document  500kB   line 61
      max_rejects   20      line 62

    tests
      the year is found (line 65)

    """#

  static let mermaid = #"""
    flowchart LR
      source1(["wire<br/>in/wire/#42;#42;/#42;.txt"])
      source2(["web<br/>in/web/#42;.jsonl.gz"])
      source3(["sheet<br/>/data/sheet.csv"])
      ingest["ingest"]
      stage_repair["repair"]
      stage_sentences["sentences"]
      stage_dates["dates"]
      stage_entities["entities"]
      stage_roles["roles"]
      stage_statements["statements"]
      stage_dedupe["dedupe"]
      table1[("documents")]
      table2[("dates")]
      table3[("sure_dates<br/>where confidence #62;= 0.9 and start_on #62;= '2024-10-24'")]
      table4[("entities")]
      table5[("duplicates")]
      table6[("timeline")]
      table7[("rejects")]
      source1 --> ingest
      source2 --> ingest
      source3 --> ingest
      ingest --> stage_repair
      stage_repair --> stage_sentences
      stage_sentences --> stage_dates
      stage_sentences --> stage_entities
      stage_entities --> stage_roles
      stage_dates --> stage_statements
      stage_roles --> stage_statements
      stage_statements --> stage_dedupe
      ingest --> table1
      stage_dates --> table2
      stage_dates --> table3
      stage_entities --> table4
      stage_dedupe --> table5
      stage_dates --> table6
      ingest --> table7

    """#

  static let dot = #"""
    digraph pipeline {
      rankdir=LR;
      source1 [label="wire\nin/wire/**/*.txt", shape=ellipse];
      source2 [label="web\nin/web/*.jsonl.gz", shape=ellipse];
      source3 [label="sheet\n/data/sheet.csv", shape=ellipse];
      ingest [label="ingest", shape=box];
      stage_repair [label="repair", shape=box];
      stage_sentences [label="sentences", shape=box];
      stage_dates [label="dates", shape=box];
      stage_entities [label="entities", shape=box];
      stage_roles [label="roles", shape=box];
      stage_statements [label="statements", shape=box];
      stage_dedupe [label="dedupe", shape=box];
      table1 [label="documents", shape=cylinder];
      table2 [label="dates", shape=cylinder];
      table3 [label="sure_dates\nwhere confidence >= 0.9 and start_on >= '2024-10-24'", shape=cylinder];
      table4 [label="entities", shape=cylinder];
      table5 [label="duplicates", shape=cylinder];
      table6 [label="timeline", shape=cylinder];
      table7 [label="rejects", shape=cylinder];
      source1 -> ingest;
      source2 -> ingest;
      source3 -> ingest;
      ingest -> stage_repair;
      stage_repair -> stage_sentences;
      stage_sentences -> stage_dates;
      stage_sentences -> stage_entities;
      stage_entities -> stage_roles;
      stage_dates -> stage_statements;
      stage_roles -> stage_statements;
      stage_statements -> stage_dedupe;
      ingest -> table1;
      stage_dates -> table2;
      stage_dates -> table3;
      stage_entities -> table4;
      stage_dedupe -> table5;
      stage_dates -> table6;
      ingest -> table7;
    }

    """#
}
