import DatelineDatasets
import DatelineIngest

/// The format of pipeline files as JSON Schema (draft 7, which the YAML extensions of editors read), made from the same catalogue that the checker reads.
///
/// A file that `validate` accepts fits the schema. Not the other way round: the order of stages, the conditions of `where`, names that occur twice and the like
/// are beyond JSON Schema.
public enum PipelineSchema {
  /// The schema.
  public static var json: JSONValue {
    var root: [(String, JSONValue?)] = [
      ("$schema", "http://json-schema.org/draft-07/schema#"),
      ("title", "dateline pipeline file"),
      (
        "description",
        .string("Version \(PipelineDefinition.formatVersion) of the format, as dateline \(DatelineVersion.current) reads it.")
      ),
    ]
    root += section("")
    root.append(("definitions", definitions))
    return .members(root)
  }

  /// What `${...}` in a value looks like.
  private static let reference = #"\$\{(vars\.|env:)"#

  private static let integerPattern = "^-?[0-9]+$|" + reference
  private static let numberPattern = #"^-?[0-9]+(\.[0-9]+)?$|"# + reference

  private static var definitions: JSONValue {
    [
      "reference": [
        "description": "A value that holds ${vars.name} or ${env:NAME:-default}.", "type": "string", "pattern": .string(reference),
      ]
    ]
  }
  private static let referenceSchema: JSONValue = ["$ref": "#/definitions/reference"]
  private static let scalar: JSONValue = ["type": ["string", "number", "boolean"]]

  /// The members of a section's schema.
  private static func section(_ path: String) -> [(String, JSONValue?)] {
    let options = PipelineFormat.sections.first { $0.path == path }?.options ?? []
    let required = options.filter(\.isRequired).map(\.name)
    return [
      ("type", "object"),
      ("properties", .object(options.map { JSONValue.Member($0.name, property($0, of: path)) })),
      ("required", required.isEmpty ? nil : .strings(required)),
      ("additionalProperties", false),
    ]
  }

  private static func property(_ option: OptionDescription, of path: String) -> JSONValue {
    guard case .object(var members) = structure(option.name, of: path) ?? schema(option.type) else { return .object([]) }
    members.insert(JSONValue.Member("description", .string(option.summary)), at: 0)
    if let fallback = written(option.fallback, option.type) { members.append(JSONValue.Member("default", fallback)) }
    if case .structure = option.type {
    } else if !option.example.isEmpty {
      members.append(JSONValue.Member("examples", .array([.string(option.example)])))
    }
    return .object(members)
  }

  /// A default as the file would hold it; nil when there is none.
  private static func written(_ value: OptionValue, _ type: ValueType) -> JSONValue? {
    switch value {
    case .none: nil
    case .size, .share: .string(value.description)
    case .list(let values):
      if case .structure = type { .members([("from", .strings(values.map(\.description)))]) } else { .strings(values.map(\.description)) }
    default: value.json
    }
  }

  /// One of some words, or a `${...}`.
  private static func words(_ words: [String]) -> JSONValue { self.words(words.map(JSONValue.string)) }

  private static func words(_ values: [JSONValue]) -> JSONValue { ["anyOf": [["enum": .array(values)], referenceSchema]] }

  // MARK: Types

  /// The schema of a type. YAML readers make numbers and truth values of scalars that the format reads as text, so text allows them.
  static func schema(_ type: ValueType) -> JSONValue {
    switch type {
    case .text: ["type": ["string", "number", "boolean"]]
    case .slug(let allowsUnderscore):
      ["type": ["string", "number"], "pattern": .string("^[a-z0-9][a-z0-9\(allowsUnderscore ? "_" : "")-]{0,99}$|\(reference)")]
    case .boolean: words([true, false, "true", "false"])
    case .integer(let range):
      .members([
        ("type", ["integer", "string"]), ("minimum", .integer(range.lowerBound)),
        ("maximum", range.upperBound == .max ? nil : .integer(range.upperBound)), ("pattern", .string(integerPattern)),
      ])
    case .number(let range):
      .members([
        ("type", ["number", "string"]), ("minimum", .number(range.lowerBound)), ("maximum", .number(range.upperBound)),
        ("pattern", .string(numberPattern)),
      ])
    case .size:
      [
        "type": ["string", "integer"], "minimum": 0,
        "pattern": .string(#"^[0-9]+(\.[0-9]+)? *([bB]|[kKmMgGtT][iI]?[bB])?$|"# + reference),
      ]
    case .percentage: ["type": "string", "pattern": .string(#"^([0-9]{1,2}(\.[0-9]+)?|100(\.0+)?)%$|"# + reference)]
    case .choice(let choices): words(choices)
    case .path: ["type": ["string", "number"], "minLength": 1, "pattern": "^[^~]"]
    case .separator: ["type": "string", "pattern": .string(#"^(auto|tab|[^A-Za-z0-9"]?)$|"# + reference)]
    case .list(let element):
      ["type": "array", "items": schema(element), "minItems": 1, "maxItems": .integer(PipelineChecker.longestList), "uniqueItems": true]
    case .either(let types): ["anyOf": .array(types.map(schema))]
    case .structure: .object([])
    }
  }

  /// An object with the given properties and no others.
  private static func object(_ properties: [JSONValue.Member], _ more: [(String, JSONValue?)] = []) -> JSONValue {
    .members([("type", "object"), ("properties", .object(properties)), ("additionalProperties", false)] + more)
  }

  private static func array(of items: JSONValue) -> JSONValue { ["type": "array", "items": items, "minItems": 1] }

  // MARK: Structures

  /// The schema of a key whose value has rules of its own; nil if its type says all.
  private static func structure(_ name: String, of path: String) -> JSONValue? {
    switch (path, name) {
    case ("", "dateline"): ["enum": [.integer(PipelineDefinition.formatVersion), .string(String(PipelineDefinition.formatVersion))]]
    case ("", "vars"):
      [
        "type": ["object", "null"], "propertyNames": ["pattern": "^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$"],
        "additionalProperties": ["type": ["string", "number", "boolean", "null"]],
      ]
    case ("", "ingest"): array(of: .members(section("ingest[]")))
    case ("", "stages"): array(of: stage)
    case ("", "outputs"): .members(section("outputs"))
    case ("", "limits"): .members(section("limits")).orNull
    case ("", "tests"): array(of: .members(section("tests[]"))).orNull
    case ("ingest[]", "fields"): object(DocumentField.allCases.map { JSONValue.Member($0.rawValue, scalar) })
    case ("ingest[]", "document_date"): documentDate
    case ("outputs", "tables"): array(of: table)
    case ("tests[]", "document"):
      object(
        DocumentField.allCases.map { JSONValue.Member($0.rawValue, $0 == .publishedOn ? day : scalar) },
        [("required", .strings([DocumentField.text.rawValue]))])
    case ("tests[]", "expect"): expectation
    default: nil
    }
  }

  /// A name alone, or a name with options.
  private static func named(_ names: [(name: String, summary: String, options: [(String, JSONValue?)])]) -> JSONValue {
    let forms = names.map { entry in
      JSONValue.Member(
        entry.name,
        .members([("description", .string(entry.summary))] + entry.options.map { $0.0 == "type" ? ("type", ["object", "null"]) : $0 }))
    }
    return [
      "anyOf": [
        ["enum": .strings(names.map(\.name))], object(forms, [("minProperties", 1), ("maxProperties", 1)]), referenceSchema,
      ]
    ]
  }

  private static var stage: JSONValue {
    named(StageCatalogue.all.map { ($0.name.rawValue, $0.summary, section("stages[].\($0.name.rawValue)")) })
  }

  private static var table: JSONValue {
    named(
      TableSchema.all.map { table in
        let members = section("outputs.tables[]").map { key, value -> (String, JSONValue?) in
          guard key == "properties", case .object(let properties)? = value else { return (key, value) }
          let own = properties.map { $0.key == "columns" ? JSONValue.Member("columns", columns(of: table, $0.value)) : $0 }
          return (key, .object(own))
        }
        return (table.name, table.description, members)
      })
  }

  /// The list of columns with the names that the table has.
  private static func columns(of table: TableSchema, _ value: JSONValue) -> JSONValue {
    guard case .object(let members) = value else { return value }
    return .object(
      members.map {
        $0.key == "items" ? JSONValue.Member("items", words(table.columns.map(\.name))) : $0
      })
  }

  private static let day: JSONValue = ["type": "string", "pattern": .string("^[0-9]{4}-[0-9]{2}-[0-9]{2}$|\(reference)")]

  private static var documentDate: JSONValue {
    let evidence: JSONValue = words(DateEvidence.allCases.map(\.rawValue))
    let from: JSONValue = ["anyOf": [array(of: evidence), evidence]]
    return [
      "anyOf": [
        evidence, day,
        object([JSONValue.Member("from", from), JSONValue.Member("fixed", day)], [("minProperties", 1), ("maxProperties", 1)]),
      ]
    ]
  }

  private static var expectation: JSONValue {
    object(
      TableSchema.all.map { table in
        let row = object(table.columns.map { JSONValue.Member($0.name, cell($0)) }, [("minProperties", 1)])
        return JSONValue.Member(
          table.name, ["description": .string(table.description), "type": "array", "items": row])
      }, [("minProperties", 1)])
  }

  /// The values that a test may ask for in a column.
  private static func cell(_ column: ColumnSchema) -> JSONValue {
    let form: JSONValue =
      switch column.type {
      case .string: column.allowed.isEmpty ? scalar : words(column.allowed)
      case .integer: ["type": ["integer", "string"], "pattern": .string(integerPattern)]
      case .number: ["type": ["number", "string"], "pattern": .string(numberPattern)]
      case .boolean: schema(.boolean)
      case .date: day
      }
    guard case .object(let members) = column.required ? form : form.orNull else { return form }
    return .object([JSONValue.Member("description", .string(column.description))] + members)
  }
}

extension JSONValue {
  /// This schema, or null.
  fileprivate var orNull: JSONValue { ["anyOf": [self, ["type": "null"]]] }
}
