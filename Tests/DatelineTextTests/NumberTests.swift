import DatelineText
import Testing

@Suite struct NumberTests {
  @Test(arguments: [
    (0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567"), (-1234, "-1,234"), (Int.min, "-9,223,372,036,854,775,808"),
  ])
  func groups(_ number: Int, _ expected: String) { #expect(number.grouped == expected) }

  @Test func counts() {
    #expect([0, 1, 2, 1200].map { $0.counted("row") } == ["0 rows", "1 row", "2 rows", "1,200 rows"])
    #expect([1, 3].map { $0.counted("entity", "entities") } == ["1 entity", "3 entities"])
  }

  @Test(arguments: [
    (0, 2, "0.00"), (0.005, 2, "0.01"), (-0.001, 2, "0.00"), (-2.5, 2, "-2.50"), (0.96, 1, "1.0"), (9.5, 0, "10"), (12.3456, 3, "12.346"),
    (.infinity, 2, "-"), (.nan, 2, "-"), (-1e300, 2, "-"),
  ])
  func fixes(_ number: Double, _ decimals: Int, _ expected: String) { #expect(number.fixed(decimals) == expected) }
}
