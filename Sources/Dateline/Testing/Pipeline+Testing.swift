extension Pipeline {
  /// Runs tests of the pipeline file. Each document goes through the whole pipeline as a run would take it, alone, in a temporary folder.
  ///
  /// The rows are those of the tables as the data dictionary has them: `where` and `columns` of the outputs do not count, and neither an index of earlier
  /// runs (`dedupe.state`) is read nor the output folder touched.
  ///
  /// - Parameters:
  ///   - tests: The tests, out of `definition.tests`.
  ///   - finished: Called after each test.
  /// - Returns: What each test came to, in the same order.
  /// - Throws: `RunError` if the pipeline cannot run, such as for a gazetteer that is not there, or if the temporary folder cannot be written.
  @discardableResult
  public func runTests(_ tests: [TestDefinition], finished: (TestOutcome) -> Void = { _ in }) throws(RunError) -> [TestOutcome] {
    guard !tests.isEmpty else { return [] }
    do {
      let bench = try TestBench(definition)
      return try tests.map { test in
        let outcome = try bench.run(test)
        finished(outcome)
        return outcome
      }
    } catch {
      throw RunError(error)
    }
  }
}
