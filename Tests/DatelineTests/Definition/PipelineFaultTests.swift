import Testing

@testable import Dateline

/// Each row is a file with its faults marked, and what must be said of them.
@Suite struct PipelineFaultTests {
  static let topLevel: [MarkedPipeline] = [
    MarkedPipeline("dateline: ⟦2⟧", "this program reads version 1 of the pipeline format, not '2'"),
    MarkedPipeline("dateline:⟦⟧", "'dateline' has no value; expected 1"),
    MarkedPipeline(
      "⟦ingset⟧: [{name: wire, path: in/*.txt}]\ningest: [{name: a, path: b.txt}]", "unknown key 'ingset'; did you mean 'ingest'?"),
    MarkedPipeline(
      "⟦colour⟧: red", "unknown key 'colour'; known: dateline, name, description, vars, ingest, stages, outputs, limits, tests"),
    MarkedPipeline("⟦formats⟧: [csv]", "unknown key 'formats'; 'formats' belongs under outputs"),
    MarkedPipeline("⟦dates⟧: {order: mdy}", "unknown key 'dates'; 'dates' belongs under stages"),
    MarkedPipeline(
      "name: ⟦My News⟧", "'name' cannot be 'My News': use a-z, 0-9 and '-', beginning with a letter or digit; did you mean 'my-news'?"),
    MarkedPipeline("name: ⟦a_b⟧", "'name' cannot be 'a_b': use a-z, 0-9 and '-'; did you mean 'a-b'?"),
    MarkedPipeline("name: ⟦⟧[a]", "'name' must be a name of a-z, 0-9 and '-', not a list"),
    MarkedPipeline("stages: ⟦⟧[]", "'stages' must be a list of stages, not an empty list"),
    MarkedPipeline(
      "stages:\n  ⟦⟧sentences:\n  dates: {order: mdy}", "'stages' must be a list of stages, not keys and values; begin each item with '- '"),
    MarkedPipeline("stages: ⟦sentences⟧", "'stages' must be a list of stages, not a value"),
    MarkedPipeline("ingest:⟦⟧", "'ingest' must be a list of sources, not nothing"),
    MarkedPipeline(
      "outputs: ⟦out⟧", "'outputs' must hold keys and values, not a value", "missing key 'directory' of outputs, such as 'directory: out'"),
    MarkedPipeline("limits: ⟦⟧[a]", "'limits' must hold keys and values, not a list"),
    MarkedPipeline(whole: "⟦⟧- dateline\n", ["a pipeline file is made of keys and values, and begins with 'dateline: 1'; this is a list"]),
    MarkedPipeline(whole: "⟦⟧", ["the file is empty; a pipeline needs dateline, name, ingest, stages and outputs"]),
    MarkedPipeline(whole: "⟦⟧# nothing but words\n", ["the file is empty; a pipeline needs dateline, name, ingest, stages and outputs"]),
    MarkedPipeline(
      whole: "⟦⟧name: a\n",
      [
        "missing key 'dateline'; begin the file with 'dateline: 1', the version of the format",
        "missing key 'ingest', such as 'ingest: [{name: wire, path: in/*.txt}]'",
        "missing key 'outputs', such as 'outputs: {directory: out}'",
        "missing key 'stages', such as 'stages: [sentences, dates]'",
      ]
    ),
  ]

  static let sources: [MarkedPipeline] = [
    MarkedPipeline("ingest: [⟦⟧{name: wire}]", "missing key 'path' of source 'wire', such as 'path: in/*.txt'"),
    MarkedPipeline("ingest: [⟦⟧{path: a.txt}]", "missing key 'name' of a source, such as 'name: wire'"),
    MarkedPipeline("ingest: [⟦wire⟧]", "a source is made of keys and values such as 'name: wire' and 'path: in/*.txt', not a value"),
    MarkedPipeline(
      "ingest: [{name: wire, path: a.txt}, {name: ⟦wire⟧, path: b.txt}]", "two sources are named 'wire'; the first is at 5:17"),
    MarkedPipeline(
      "ingest: [{name: wire, path: a, format: ⟦json⟧}]",
      "'format' must be text, jsonl, csv or tsv, not 'json'; did you mean 'jsonl'?"),
    MarkedPipeline(
      "ingest: [⟦⟧{name: wire, path: in/}]",
      "missing key 'format': the path does not tell whether the input is text, jsonl, csv or tsv"),
    MarkedPipeline(
      "ingest: [{name: web, path: ⟦'saved/**/*.html.gz'⟧}]",
      "input format 'html' is not available in this version; take the text out first, a document a file or a line of JSON Lines"),
    MarkedPipeline("ingest: [{name: a, path: ⟦~/x.txt⟧}]", "'path' begins with '~', which is not expanded here; write ${env:HOME} instead"),
    MarkedPipeline("ingest: [{name: a, path: ⟦''⟧, format: csv}]", "'path' is an empty path"),
    MarkedPipeline("ingest: [{name: a, path: a.txt, separator: ⟦;⟧}]", "'separator' is for format csv; this source has format text"),
    MarkedPipeline(
      "ingest: [{name: a, path: a.csv, separator: ⟦;;⟧}]", "'separator' must be 'auto', 'tab' or one mark such as ';', not ';;'"),
    MarkedPipeline(
      "ingest: [{name: a, path: a.csv, ⟦delimiter⟧: tab}]", "unknown key 'delimiter' of source 'a'; did you mean 'separator'?"),
    MarkedPipeline(
      "ingest: [{name: a, path: a.csv, encoding: ⟦cp1252⟧}]",
      "'encoding' must be auto, utf-8, utf-16, latin1 or windows-1252, not 'cp1252'; did you mean 'windows-1252'?"),
    MarkedPipeline(
      "ingest: [{name: a, path: a.txt, fields: ⟦⟧{text: body}}]",
      "'fields' is for formats with named fields (jsonl, csv, tsv); this source has format text"),
    MarkedPipeline(
      "ingest: [{name: a, path: a.csv, fields: {⟦headline⟧: x}}]",
      "'headline' is no column that 'fields' can fill; did you mean 'title'?"),
    MarkedPipeline(
      "ingest: [{name: a, path: a.csv, fields: {⟦zzz⟧: x}}]",
      "'zzz' is no column that 'fields' can fill; columns: text, record_id, title, url, published_on, publisher, author, language"),
    MarkedPipeline(
      "ingest: [{name: a, path: a.csv, fields: {text: ⟦'#0'⟧}}]",
      "'text' must name a header or a column number such as #1, not '#0'"),
    MarkedPipeline(
      "ingest:\n  - name: a\n    path: a.csv\n    fields:\n      text:⟦⟧ #3\n      title: x",
      "'text' has no value; expected the name of an input field; '#' begins a comment, so put '#3' in quotes"),
    MarkedPipeline(
      "ingest: [{name: a, path: a.txt, document_date: ⟦2024-13-01⟧}]",
      "'document_date' must be a day such as 2024-10-24, or metadata, dateline, path or infer, not '2024-13-01'"),
    MarkedPipeline(
      "ingest: [{name: a, path: a.txt, document_date: ⟦⟧[metadata]}]",
      "'document_date' must be a day, a kind of evidence, or {from: [...]}; write {from: ...} around the list"),
    MarkedPipeline(
      "ingest: [{name: a, path: a.txt, document_date: {from: [infer, ⟦inferred⟧, ⟦2024-01-01⟧, ⟦infer⟧]}}]",
      "'from' must be metadata, dateline, path or infer, not 'inferred'; did you mean 'infer'?",
      "'from' takes kinds of evidence; for one day write document_date: 2024-01-01", "'infer' is listed twice in 'from'"),
    MarkedPipeline(
      "ingest: [{name: a, path: a.txt, document_date: {⟦form⟧: [infer]}}]", "unknown key 'form' of document_date; did you mean 'from'?"),
    MarkedPipeline(
      "ingest: [{name: a, path: '-', format: text}, {name: b, path: ⟦⟧'-', format: text}]",
      "two sources read standard input; the first is at 5:26"),
  ]

  static let stages: [MarkedPipeline] = [
    MarkedPipeline(
      "stages:\n  - sentences\n  - dates:\n      ⟦min_confidance⟧: 0.5",
      "unknown option 'min_confidance' of stage 'dates'; did you mean 'min_confidence'?"),
    MarkedPipeline(
      "stages: [sentences, dates: {min_confidence: ⟦1.5⟧, order: ⟦ymd⟧}]", "'min_confidence' must be a number from 0 to 1, not '1.5'",
      "'order' must be mdy or dmy, not 'ymd'"),
    MarkedPipeline("stages: [sentences, dates: {min_confidence: ⟦high⟧}]", "'min_confidence' must be a number from 0 to 1, not 'high'"),
    MarkedPipeline("stages: [sentences, dates: {order: ⟦⟧}]", "'order' has no value; expected mdy or dmy"),
    MarkedPipeline("stages: [sentences, ⟦entitites⟧]", "unknown stage 'entitites'; did you mean 'entities'?"),
    MarkedPipeline(
      "stages: [sentences, ⟦geocode⟧]",
      "unknown stage 'geocode'; stages: repair, sentences, dates, entities, roles, statements, dedupe"),
    MarkedPipeline("stages: [⟦dates⟧, sentences]", "stage 'dates' needs 'sentences' before it; move 'sentences' up from line 5"),
    MarkedPipeline("stages: [⟦dates⟧]", "stage 'dates' needs 'sentences' before it"),
    MarkedPipeline(
      "stages: [sentences, ⟦statements⟧]", "stage 'statements' needs 'dates' before it",
      "stage 'statements' needs 'entities' before it", "stage 'statements' needs 'roles' before it"),
    MarkedPipeline("stages: [sentences, dedupe, ⟦dates⟧]", "stage 'dates' must come before 'dedupe'"),
    MarkedPipeline("stages: [sentences, ⟦repair⟧]", "stage 'repair' must come before 'sentences'"),
    MarkedPipeline("stages: [sentences, ⟦sentences⟧]", "stage 'sentences' is listed twice; the first is at 5:10"),
    MarkedPipeline(
      "stages:\n  - sentences\n  - dates:\n    ⟦order⟧: mdy",
      "'order' stands beside the stage 'dates'; indent it further to make it one of its options"),
    MarkedPipeline("stages:\n  - sentences:\n    ⟦dates⟧:", "the stage 'dates' must be a list item of its own: begin it with '- '"),
    MarkedPipeline(
      "stages: [sentences, dedupe: {kinds: ⟦exact⟧}]", "'kinds' must be a list of exact, near, spun, not a value; write [exact]"),
    MarkedPipeline(
      "stages: [sentences, dedupe: {kinds: [exact, ⟦exact⟧, ⟦fuzzy⟧]}]", "'exact' is listed twice in 'kinds'",
      "'kinds' must be exact, near or spun, not 'fuzzy'"),
    MarkedPipeline("stages: [sentences, entities: {types: ⟦⟧[]}]", "'types' is an empty list; leave the key out for its default"),
    MarkedPipeline("stages: [sentences: {⟦x⟧: 1}]", "unknown option 'x' of stage 'sentences'; it has no options"),
    MarkedPipeline(
      "stages: [sentences, dates: {⟦types⟧: [person]}]", "unknown option 'types' of stage 'dates'; 'types' belongs under stage 'entities'"),
    MarkedPipeline("stages: [sentences, dates: ⟦mdy⟧]", "'dates' must hold keys and values, not a value"),
  ]

  static let outputs: [MarkedPipeline] = [
    MarkedPipeline("outputs: ⟦⟧{}", "missing key 'directory' of outputs, such as 'directory: out'"),
    MarkedPipeline("outputs: {⟦directry⟧: out}", "unknown key 'directry' of outputs; did you mean 'directory'?"),
    MarkedPipeline(
      "outputs: {directory: out, ⟦where⟧: x}", "unknown key 'where' of outputs; 'where' belongs under a table of outputs.tables"),
    MarkedPipeline(
      "outputs: {directory: out, formats: [⟦cvs⟧]}",
      "'formats' must be csv, csv.gz, jsonl, jsonl.gz, sqlite or xlsx, not 'cvs'; did you mean 'csv'?"),
    MarkedPipeline(
      "outputs: {directory: out, spreadsheet_safe: ⟦yes⟧}", "'spreadsheet_safe' must be true or false, not 'yes'; did you mean 'true'?"),
    MarkedPipeline("outputs: {directory: out, compression: ⟦0⟧}", "'compression' must be a whole number from 1 to 9, not '0'"),
    MarkedPipeline("outputs: {directory: out, newline: ⟦windows⟧}", "'newline' must be lf or crlf, not 'windows'; did you mean 'crlf'?"),
    MarkedPipeline("outputs: {directory: out, tables: [⟦sentence⟧]}", "unknown table 'sentence'; did you mean 'sentences'?"),
    MarkedPipeline(
      "outputs: {directory: out, tables: [⟦dates⟧]}",
      "table 'dates' needs stage 'dates', which does not run; add it to 'stages' or remove the table"),
    MarkedPipeline(
      "outputs: {directory: out, tables: [documents, ⟦documents⟧]}",
      "two tables are named 'documents'; the first is at 5:36; give one of them another 'name'"),
    MarkedPipeline(
      "outputs: {directory: out, tables: [documents: {name: ⟦My-Docs⟧}]}",
      "the name of an output must be small letters, digits and single underscores, from a letter on, at most 100 of them"),
    MarkedPipeline(
      "outputs: {directory: out, tables: [sentences: {columns: [sentence_id, ⟦txt⟧]}]}",
      "table 'sentences' has no column 'txt'; did you mean 'text'?"),
    MarkedPipeline(
      "outputs: {directory: out, tables: [sentences: {columns: ⟦⟧[text]}]}",
      "columns of 'sentences' must include 'sentence_id', which is its key"),
    MarkedPipeline(
      "outputs: {directory: out, tables: [sentences: {columns: [sentence_id, ⟦sentence_id⟧]}]}",
      "'sentence_id' is listed twice in 'columns'"),
    MarkedPipeline(
      "outputs: {directory: out, tables: [sentences: {⟦filter⟧: text = 'x'}]}",
      "unknown option 'filter' of table 'sentences'; did you mean 'where'?"),
    MarkedPipeline(
      "outputs: {directory: out, tables: [sentences: {name: ⟦rejects⟧}]}", "the name 'rejects' is kept for the table of rejected inputs"),
    MarkedPipeline(
      "stages: [sentences, dates]\noutputs: {directory: out, tables: [dates: {where: confidence > ⟦'0.5'⟧ and granularity = ⟦'dya'⟧}]}",
      "in 'where' of table 'dates': confidence is a number, but '0.5' is text; did you mean 0.5?",
      "in 'where' of table 'dates': 'dya' is no value of granularity; there are minute, hour, part_of_day, day, weekend, week, month, quarter, season, half, "
        + "year, decade, century, none; did you mean 'day'?"),
    MarkedPipeline(
      "outputs:\n  directory: out\n  tables:\n    - sentences:\n      ⟦where⟧: x",
      "'where' stands beside the table 'sentences'; indent it further to make it one of its options"),
  ]

  static let limits: [MarkedPipeline] = [
    MarkedPipeline("limits: {memory: ⟦2 gigs⟧}", "'memory' must be a size from 64MiB to 1TiB, such as 4MiB or 500kB, not '2 gigs'"),
    MarkedPipeline("limits: {memory: ⟦1MiB⟧}", "'memory' must be a size from 64MiB to 1TiB, such as 4MiB or 500kB, not '1MiB'"),
    MarkedPipeline("limits: {workers: ⟦0⟧}", "'workers' must be auto or a whole number from 1 to 1024, not '0'"),
    MarkedPipeline("limits: {max_rejects: ⟦101%⟧}", "'max_rejects' must be a share from 0% to 100% or a whole number from 0, not '101%'"),
    MarkedPipeline("limits: {⟦jobs⟧: 3}", "unknown key 'jobs' of limits; did you mean 'workers'?"),
    MarkedPipeline(
      "tests: [⟦⟧{name: a}]", "missing key 'document' of a test, such as 'document: {text: ...}'",
      "missing key 'expect' of a test, such as 'expect: {dates: [{text: October 24}]}'"),
    MarkedPipeline(
      "tests: [{name: a, document: {text: x, ⟦titel⟧: y}, expect: {sentences: [{⟦txt⟧: x}]}}]",
      "unknown key 'titel' of document; did you mean 'title'?", "table 'sentences' has no column 'txt'; did you mean 'text'?"),
    MarkedPipeline(
      "tests: [{name: a, document: ⟦⟧{title: x}, expect: {⟦dates⟧: [{text: x}]}}]", "missing key 'text' of document",
      "table 'dates' needs stage 'dates', which does not run; add it to 'stages' or remove the table"),
    MarkedPipeline(
      "tests: [{name: a, document: {text: x}, expect: {sentences: ⟦⟧{text: x}}}]",
      "'sentences' must be a list of rows such as [{text: Final week}], not keys and values"),
    MarkedPipeline(
      "stages: [sentences, dates]\ntests: [{name: a, document: {text: x, published_on: ⟦yesterday⟧}, expect: {dates: [{granularity: ⟦dya⟧, start_on: ⟦soon⟧}]}}]",
      "'published_on' must be a day such as 2024-10-24, not 'yesterday'",
      "'granularity' of 'dates' is minute, hour, part_of_day, day, weekend, week, month, quarter, season, half, year, decade, century or none, never 'dya'; did you mean 'day'?",
      "'start_on' of 'dates' is a day such as 2024-10-24, never 'soon'"),
    MarkedPipeline(
      "stages: [sentences, dates]\ntests: [{name: a, document: {text: x}, expect: {dates: [{text: ⟦⟧null, timex_mod: ⟦''⟧, confidence: ⟦high⟧, is_relative: ⟦yes⟧}]}}]",
      "column 'text' of 'dates' is never null", "an empty cell is null; write 'timex_mod: null'",
      "'confidence' of 'dates' is a number, never 'high'",
      "'is_relative' of 'dates' is true or false, never 'yes'; did you mean 'true'?"),
  ]

  @Test(arguments: topLevel + sources + stages + outputs + limits)
  func reports(_ pipeline: MarkedPipeline) { pipeline.check() }
}
