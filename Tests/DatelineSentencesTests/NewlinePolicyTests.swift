import DatelineSentences
import DatelineText
import Testing

private func paragraphs(_ text: String, _ policy: NewlinePolicy = .auto) -> [UInt32] {
  SentenceSplitter(options: .init(newlines: policy)).sentences(in: text).map(\.paragraph)
}

@Suite("Line breaks")
struct NewlinePolicyTests {
  private let wrapped = """
    Officials in the capital said on Tuesday that the new bridge over
    the river would not be opened before the end of the year. Its cost
    has doubled since the work began.

    The mayor, Mr.
    Smith, said so.
    """

  @Test("Wrapped lines are joined")
  func wrappedLines() {
    #expect(paragraphs(wrapped) == [0, 0, 1])
    #expect(marked(wrapped).hasSuffix("The mayor, Mr.\nSmith, said so."))
    #expect(paragraphs(wrapped.replacing("\n", with: "\r\n")) == [0, 0, 1])
  }

  @Test("A line is a paragraph when lines are whole sentences")
  func lineParagraphs() {
    let text = "The army left the town.\nNobody saw it go. It was dark.\n“It was dark,” he said.\nHeadline without an end\nThe end."
    #expect(paragraphs(text) == [0, 1, 1, 2, 3, 4])
  }

  @Test("A line of words that goes on in small letters is joined in any text")
  func cutLine() {
    #expect(
      marked("The sear keeps the hammer back, the hammer falls initiating\na shot.")
        == "The sear keeps the hammer back, the hammer falls initiating\na shot.")
    #expect(paragraphs("features\ncontact manager\nevents, activities") == [0, 1, 2])
  }

  @Test("A line that ends in a word which cannot end a sentence goes on")
  func leadingWords() {
    #expect(paragraphs("It was the last resting place of\nJesus.") == [0])
    #expect(paragraphs("The last resting place\nJesus spoke.") == [0, 1])
  }

  @Test("A number or hyphen at the start of a wrapped line is no list mark after a line that was full")
  func noListMarks() {
    let text = """
      Officials in the capital said on Tuesday that the bridge was ended in May
      14. The army had left it to them. They said that it was far too expensive
      - as had been expected - and that
      it was late.
      """
    #expect(paragraphs(text, .wrapped) == [0, 0, 0])
  }

  @Test("In wrapped text a short line and a list marker end a paragraph")
  func shortLines() {
    let text = """
      THE BRIDGE
      Officials in the capital said on Tuesday that the new bridge over
      the river would not be opened before the end of the year for now.
      - The first reason was money, of which there was not very much in
      the town.
      - The second was time.
      """
    #expect(paragraphs(text) == [0, 1, 2, 3])
  }

  @Test("The policy can be set")
  func fixedPolicies() {
    #expect(paragraphs("One line\nof two\n\nTwo.", .paragraphs) == [0, 1, 2])
    #expect(paragraphs("One Line\nOf two\n\nTwo.", .wrapped) == [0, 1])
  }

  @Test(
    "Every kind of line break ends a paragraph",
    arguments: ["\n\n", "\r\n\r\n", "\r\r", "\u{2029}", "\u{0C}", "\u{85}\u{85}", "\n \t \n", "\n\u{A0}\n", "\u{2028}\u{2028}"])
  func lineBreaks(separator: String) {
    #expect(paragraphs("One" + separator + "Two" + separator + separator + "Three" + separator) == [0, 1, 2])
  }

  @Test("Text without words", arguments: [("", 0), (" \n\n ", 0), (".", 1), ("\u{FEFF}", 0), ("...\n\n!!!", 2), ("* * *", 1)])
  func noWords(text: String, count: Int) {
    #expect(SentenceSplitter().sentences(in: text).count == count)
  }
}
