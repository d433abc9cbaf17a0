import DatelineTestSupport
import DatelineText
import Testing

@testable import DatelineDatasets

@Suite struct FilterTests {
  /// Rows of `dates` and their documents: a is a copy, b is not.
  private static func rows() -> (rows: RowBuffer, documents: RowBuffer, documentOf: [UInt32]) {
    func fill(_ table: TableSchema, _ values: [[String: JSONValue]]) -> RowBuffer {
      var rows = RowBuffer(table: table)
      for value in values {
        rows.beginRow()
        for column in table.columns {
          switch value[column.name] {
          case .string(let text): if column.type == .date { rows.append(day: Day(iso: text)) } else { rows.append(text) }
          case .integer(let number): rows.append(integer: number)
          case .number(let number): rows.append(number: number)
          case .boolean(let isTrue): rows.append(boolean: isTrue)
          default: rows.appendNull()
          }
        }
        rows.endRow()
      }
      return rows
    }
    let documents = fill(
      .documents,
      [
        ["document_id": "da", "is_duplicate": true, "publisher": "AFP", "published_on": "2024-10-24"],
        ["document_id": "db", "is_duplicate": false, "title": "It's 100% sure_ly"],
      ])
    let dates = fill(
      .dates,
      [
        [
          "text": "Oct 1", "granularity": "day", "confidence": .number(0.9), "start_char": 5, "start_on": "2024-10-01",
          "is_relative": false,
        ],
        [
          "text": "last week", "granularity": "week", "confidence": .number(0.5), "start_char": 50, "timex_mod": "APPROX",
          "is_relative": true,
        ],
        [
          "text": "Zażółć", "granularity": "year", "confidence": .number(0.7), "start_char": 500, "start_on": "2023-01-01",
          "is_relative": true,
        ],
      ])
    return (dates, documents, [0, 0, 1])
  }

  /// A condition and the rows that it keeps.
  @Test(arguments: [
    ("granularity = 'day'", [0]), ("granularity != 'day'", [1, 2]), ("granularity <> 'day'", [1, 2]),
    ("granularity in ('day', 'week')", [0, 1]), ("granularity not in ('day')", [1, 2]), ("not granularity in ('day')", [1, 2]),
    ("confidence >= 0.7", [0, 2]), ("confidence > 0.7", [0]), ("confidence < 1", [0, 1, 2]), ("0.7 <= confidence", [0, 2]),
    ("start_char = 50", [1]), ("start_char > 5.5", [1, 2]), ("start_char <= -1", []), ("start_char >= end_char", []),
    ("start_on >= '2024-01-01'", [0]), ("start_on < '2024-01-01'", [2]), ("start_on is null", [1]), ("start_on is not null", [0, 2]),
    ("is_relative", [1, 2]), ("not is_relative", [0]), ("is_relative = false", [0]), ("is_relative <> true", [0]),
    ("not is_duplicate", [2]), ("is_duplicate and confidence > 0.6", [0]), ("publisher = 'AFP'", [0, 1]), ("publisher is null", [2]),
    ("published_on = '2024-10-24'", [0, 1]), ("start_on < published_on", [0]),
    // the table's own document_id, which is null here, wins
    ("document_id = 'da'", []),
    // nulls
    ("timex_mod = 'APPROX'", [1]), ("timex_mod <> 'APPROX'", []), ("not timex_mod = 'APPROX'", []), ("not timex_mod in ('APPROX')", []),
    ("timex_mod is null or timex_mod <> 'APPROX'", [0, 2]), ("timex_mod = 'APPROX' or confidence > 0.8", [0, 1]),
    ("not (timex_mod = 'APPROX' and confidence > 0.8)", [1, 2]), ("timex_mod like '%'", [1]),
    // precedence and parentheses
    ("is_relative or granularity = 'day' and confidence < 0", [1, 2]), ("(is_relative or granularity = 'day') and confidence > 0.8", [0]),
    ("not is_relative or confidence = 0.5", [0, 1]), ("not not is_relative", [1, 2]), ("NOT is_relative IS NULL AND TRUE", [0, 1, 2]),
    ("true", [0, 1, 2]), ("false or true", [0, 1, 2]), ("not true", []),
    // like
    ("text like 'Oct%'", [0]), ("text like '%w__k'", [1]), ("text like 'Za____'", [2]), ("text like 'oct%'", []),
    ("text like 'Oct 1'", [0]),
    ("text not like '%e%'", [0, 2]), ("text like '%'", [0, 1, 2]), ("text like ''", []), ("text like '%ć'", [2]), ("text like '_'", []),
    ("title like '%''s 100\\% sure\\_ly'", [2]), ("title like '%\\_%'", [2]), ("title like '%\\%%\\_l%'", [2]),
    ("title = 'It''s 100% sure_ly'", [2]),
    ("text < 'P'", [0]), ("text >= 'Zaz'", [1, 2]),
  ])
  func keepsRows(condition: String, expected: [UInt32]) throws {
    let (rows, documents, documentOf) = Self.rows()
    let filter = try Filter.parse(condition, table: .dates).get()
    #expect(filter.selectedRows(of: rows, documents: documents, documentOf: documentOf) == expected)
    for row in 0..<rows.count {
      let isKept = filter.matches(rows: rows, row: row, documents: documents, document: Int(documentOf[row]))
      #expect(isKept == expected.contains(UInt32(row)))
    }
  }

  /// A condition with its faults in brackets, and for each what is said and what is suggested.
  @Test(arguments: [
    ("⟦confidance⟧ > 0.5", ["neither table 'dates' nor its documents have a column 'confidance'"], ["confidence"]),
    ("⟦Is_Relative⟧", ["have a column 'Is_Relative'"], ["is_relative"]),
    ("⟦is_duplicat⟧ and ⟦granulrity⟧ = 'day'", ["'is_duplicat'", "'granulrity'"], ["is_duplicate", "granularity"]),
    ("granularity = ⟦'dya'⟧", ["no value of granularity; there are minute, hour"], ["'day'"]),
    ("granularity in ('day', ⟦'weeks'⟧)", ["no value of granularity"], ["'week'"]),
    ("start_on > ⟦'2024-13-01'⟧", ["is not a day: write 'YYYY-MM-DD'"], [nil]),
    ("start_on > ⟦'October'⟧", ["is not a day"], [nil]),
    ("start_on > ⟦2024-10-01⟧", ["a day is written in single quotes"], ["'2024-10-01'"]),
    ("start_on > ⟦2024⟧", ["start_on is a day, but 2024 is a number"], ["'2024-01-01'"]),
    ("start_on > ⟦7⟧", ["start_on is a day, but 7 is a number"], [nil]),
    ("confidence > ⟦'0.5'⟧", ["confidence is a number, but '0.5' is text"], ["0.5"]),
    ("⟦'x'⟧ = confidence", ["'x' is text, but confidence is a number"], [nil]),
    ("text = ⟦5⟧", ["text is text, but 5 is a number"], ["'5'"]),
    ("is_relative = ⟦'true'⟧", ["is true or false, but 'true' is text"], ["true"]),
    ("is_relative ⟦<⟧ true", ["have no order"], ["="]),
    ("⟦confidence⟧", ["is a number and no condition"], [nil]),
    ("not ⟦text⟧", ["is text and no condition"], [nil]),
    ("⟦confidence⟧ like '0%'", ["'like' compares text"], [nil]),
    ("⟦start_on⟧ like '2024%'", ["'like' compares text"], ["x >= '2024-01-01' and x < '2025-01-01'"]),
    ("timex_mod ⟦= null⟧", ["nothing equals null"], ["is null"]),
    ("timex_mod ⟦<> null⟧", ["nothing equals null"], ["is not null"]),
    ("timex_mod in ('MID', ⟦null⟧)", ["no place in a list"], ["or ... is null"]),
    ("text in (⟦timex_value⟧)", ["values, not columns"], [nil]),
    ("text = ⟦\"x\"⟧", ["single quotes"], ["'x'"]),
    ("text = ⟦'x⟧", ["never closed"], [nil]),
    ("text ⟦==⟧ 'x'", ["not part of the language"], ["="]),
    ("is_relative ⟦&&⟧ true", ["not part of the language"], ["and"]),
    ("⟦!⟧is_relative", ["not part of the language"], ["not"]),
    ("text = ⟦ż⟧", ["'ż' is not part"], [nil]),
    ("confidence ⟦between⟧ 0 and 1", ["found 'between'"], ["x >= a and x <= b"]),
    ("text ⟦lke⟧ 'x'", ["found 'lke'"], ["like"]),
    ("text is ⟦empty⟧", ["expected 'null', found 'empty'"], [nil]),
    ("text not ⟦is⟧ null", ["expected 'in' or 'like'"], ["is"]),
    ("confidence > 0.5 and⟦⟧", ["found the end"], [nil]),
    ("(confidence > 0.5⟦⟧", ["expected ')'"], [nil]),
    ("confidence > 0.5⟦)⟧", ["found ')'"], [nil]),
    ("granularity in ⟦'day'⟧", ["expected '('"], [nil]),
    ("granularity in (⟦)⟧", ["found ')'"], [nil]),
    ("text like ⟦5⟧", ["a pattern in single quotes"], [nil]),
    ("0.1 < confidence ⟦<⟧ 0.5", ["found '<'"], [nil]),
    ("start_char = ⟦1.2.3⟧", ["not a number"], [nil]),
    ("⟦⟧", ["empty"], [nil]),
    ("confidence > ⟦'a'⟧ or ⟦txt⟧ = 'x' or granularity = ⟦'x'⟧", ["but 'a' is text", "'txt'", "no value"], [nil, "text", nil]),
  ])
  func reportsProblemsWithTheirPlace(marked: String, messages: [String], suggestions: [String?]) throws {
    var condition = ""
    var ranges: [(Int, Int)] = []
    for character in marked {
      switch character {
      case "⟦": ranges.append((condition.utf8.count, 0))
      case "⟧": ranges[ranges.count - 1].1 = condition.utf8.count - ranges[ranges.count - 1].0
      default: condition.append(character)
      }
    }
    guard case .failure(let problems) = Filter.parse(condition, table: .dates) else {
      Issue.record("no problem found in \(condition)")
      return
    }
    #expect(problems.map(\.offset) == ranges.map(\.0))
    #expect(problems.map(\.length) == ranges.map { max(1, $0.1) })
    for (problem, message) in zip(problems, messages) {
      #expect(problem.message.contains(message), "\(problem.message)")
    }
    #expect(problems.map(\.suggestion) == suggestions)
  }

  @Test func saysWhatItReads() throws {
    let filter = try Filter.parse("is_duplicate or confidence > 0.5 or text = title", table: .dates).get()
    #expect(filter.tableColumns == [5, 19])
    #expect(filter.documentColumns.map { TableSchema.documents.columns[$0].name } == ["title", "is_duplicate"])
    #expect(try Filter.parse("name = 'x'", table: .entities).get().documentColumns.isEmpty)
    guard case .failure(let problems) = Filter.parse("publisher = 'x'", table: .entities) else {
      Issue.record("entities have no document")
      return
    }
    #expect(problems.first?.message == "table 'entities' has no column 'publisher'")
  }

  @Test func depthAndLengthAreBounded() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "(", count: depth) + "is_relative" + String(repeating: ")", count: depth)
    }
    _ = try Filter.parse(nested(64), table: .dates).get()
    for condition in [nested(65), nested(30_000), "text = '" + String(repeating: "x", count: 70_000) + "'"] {
      guard case .failure = Filter.parse(condition, table: .dates) else {
        Issue.record("accepted \(condition.count) characters")
        continue
      }
    }
    let long = String(repeating: "is_relative and not ", count: 3000) + "is_relative"
    let filter = try Filter.parse(long, table: .dates).get()
    let (rows, documents, documentOf) = Self.rows()
    #expect(filter.selectedRows(of: rows, documents: documents, documentOf: documentOf).isEmpty)
    _ = try Filter.parse(String(repeating: "not ", count: 16_000) + "is_relative", table: .dates).get()
  }

  @Test func anyBytesParseOrFail() {
    let seed: UInt64 = 77
    var generator = SeededGenerator(seed: seed)
    let pieces = [
      "text", "confidence", "is_relative", "start_on", "=", "<", "<>", "(", ")", ",", "and", "or", "not", "in", "like", "is", "null", "'x'",
      "'",
      "5", "-", "0.5", "true", "'2024-01-01'", "\"", "é", "\u{0}", ";", "--", "/*",
    ]
    let (rows, documents, documentOf) = Self.rows()
    for _ in 0..<20_000 {
      let count = Int.random(in: 0...9, using: &generator)
      let condition = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined(separator: " ")
      switch Filter.parse(condition, table: .dates) {
      case .success(let filter): _ = filter.selectedRows(of: rows, documents: documents, documentOf: documentOf)
      case .failure(let problems):
        #expect(!problems.isEmpty, "seed \(seed): \(condition)")
        for problem in problems {
          #expect(problem.offset >= 0 && problem.offset <= condition.utf8.count && problem.length >= 1, "seed \(seed): \(condition)")
        }
      }
    }
  }
}
