import Testing

@testable import DatelineText

@Suite struct SuggestionTests {
  @Test(arguments: [
    ("confidance", "confidence"), ("Confidence", "confidence"), ("granulrity", "granularity"), ("txet", "text"), ("strat_on", "start_on"),
    ("xyz", nil), ("", nil), ("a", nil), ("txt", "text"), ("start", nil), ("tex", "text"), ("confidence", "confidence"),
    ("minimum_confidence_value", nil),
  ])
  func findsWhatWasMeant(word: String, expected: String?) {
    #expect(Suggestion.closest(to: word, in: ["text", "start_on", "granularity", "confidence", "b"]) == expected)
  }

  @Test(arguments: [
    ("", "", 0), ("abc", "abc", 0), ("abc", "acb", 1), ("abc", "ab", 1), ("abc", "xabc", 1), ("kitten", "sitting", 3), ("", "ab", 2),
  ])
  func distanceCountsSwapsAsOne(a: String, b: String, expected: Int) {
    #expect(Suggestion.distance(Array(a.utf8), Array(b.utf8)) == expected)
    #expect(Suggestion.distance(Array(b.utf8), Array(a.utf8)) == expected)
  }

  @Test func theFirstOfEqualsWins() {
    #expect(Suggestion.closest(to: "dat", in: ["date", "data"]) == "date")
    #expect(Suggestion.closest(to: String(repeating: "x", count: 1_000_000), in: ["x"]) == nil)
  }
}
