import Testing

@testable import Dateline

@Suite struct InterpolationTests {
  private static let environment = ["NAME": "value", "EMPTY": "", "SNEAKY": "${vars.day} ${env:NAME}\n- x: y"]

  private func variables() -> Variables {
    var variables = Variables(environment: Self.environment)
    let origin = Origin(.file(SourcePosition(line: 1, column: 1)))
    variables.declare("day", Variables.Entry(value: "2024-10-24", origin: origin, keyPosition: SourcePosition(line: 1, column: 1)))
    return variables
  }

  @Test(arguments: [
    ("plain", "plain"), ("$ 5 million", "$ 5 million"), ("a$", "a$"), ("$$", "$"), ("$${vars.day}", "${vars.day}"), ("$$$${x}", "$${x}"),
    ("${vars.day}", "2024-10-24"), ("a/${vars.day}/b/${vars.day}", "a/2024-10-24/b/2024-10-24"), ("${env:NAME}", "value"),
    ("${env:NAME:-x}", "value"), ("${env:NONE:-x:-y}", "x:-y"), ("${env:NONE:-}", ""), ("${env:EMPTY:-x}", "x"), ("${env:EMPTY}", ""),
    ("${env:SNEAKY}", "${vars.day} ${env:NAME}\n- x: y"), ("é${env:NAME}é", "évalueé"),
  ])
  func replaces(_ written: String, _ expected: String) {
    var variables = variables()
    let result = variables.interpolate(written)
    #expect(result.text == expected)
    #expect(result.problems.isEmpty)
  }

  @Test(arguments: [
    ("a ${vars.dya}", 2, 11, "unknown variable 'dya'", "day"), ("${day}", 0, 6, "unknown reference 'day'", "${vars.day}"),
    ("${NAME}", 0, 7, "unknown reference 'NAME'", "${env:NAME}"), ("é${env:NONE}", 1, 11, "environment variable 'NONE' is not set", nil),
    ("${env:9}", 0, 8, "'9' is no name of an environment variable", nil), ("x${vars.day", 1, 10, "'${' has no '}'", nil),
    ("${}", 0, 3, "unknown reference ''", nil), ("${env:A:=b}", 0, 11, "unknown reference 'env:A:=b'", nil),
  ])
  func refuses(_ written: String, _ offset: Int, _ length: Int, _ message: String, _ suggestion: String?) throws {
    var variables = variables()
    let problem = try #require(variables.interpolate(written).problems.first)
    #expect(problem.offset == offset)
    #expect(problem.length == length)
    #expect(problem.message.hasPrefix(message), "\(problem.message)")
    #expect(problem.suggestion == suggestion)
  }

  @Test(arguments: [
    MarkedPipeline(
      "vars: {day: 1}\nname: a-${vars.day}\ndescription: 'on ⟦${vars.dya}⟧ and ⟦${env:NO_SUCH}⟧'",
      "unknown variable 'dya'; did you mean 'day'?",
      "environment variable 'NO_SUCH' is not set; set it, or write ${env:NO_SUCH:-default}"),
    MarkedPipeline("vars: {a: x, b: '⟦${vars.a}⟧'}", "variables cannot use other variables; only ${env:NAME} is replaced here"),
    MarkedPipeline(
      "vars: {a: '⟦${env:NO_SUCH}⟧'}\nname: x${vars.a}",
      "environment variable 'NO_SUCH' is not set; set it, or write ${env:NO_SUCH:-default}"),
    MarkedPipeline("vars: {a: ⟦⟧[x]}", "the value of variable 'a' must be text, not a list"),
    MarkedPipeline("vars: {⟦a b⟧: x}", "'a b' is no name of a variable: use letters, 0-9, '-' and '_'"),
    MarkedPipeline("vars: {⟦spare⟧: x}", "variable 'spare' is never used"),
    MarkedPipeline("limits: {workers: ⟦'$${vars.v}'⟧}", "'workers' must be auto or a whole number from 1 to 1024, not '${vars.v}'"),
  ])
  func reportsPlaces(_ pipeline: MarkedPipeline) { pipeline.check() }

  @Test func setGoesBeforeTheFile() throws {
    let text =
      "dateline: 1\nname: n-${vars.day}\nvars: {day: \"${env:UNSET}\"}\ningest: [{name: a, path: a.txt}]\nstages: [sentences]\noutputs: {directory: out}\n"
    let result = PipelineParser.parse(bytes: Array(text.utf8), file: "t.yaml", overrides: ["day": "7"])
    let definition = try #require(result.definition, "\(result.diagnostics)")
    #expect(definition.name == "n-7")
    #expect(definition.settings.setting(named: "name")?.origin.summary == "line 2, vars.day by --set")
    let wrong = PipelineParser.parse(bytes: Array(text.utf8), file: "t.yaml", overrides: ["dya": "7"], environment: ["UNSET": "x"])
    #expect(wrong.diagnostics.map(\.rendered) == ["--set: error: unknown variable 'dya'; did you mean 'day'?"])
  }
}
