import DatelineSentences
import DatelineText
import Testing

/// The sentences of a text, joined by ` ¦ `.
func marked(_ text: String, _ options: SentenceSplitter.Options = .init()) -> String {
  let bytes = Array(text.utf8)
  return SentenceSplitter(options: options).sentences(in: bytes).map { bytes.string($0.span) }.joined(separator: " ¦ ")
}

/// Each row is a text with ` ¦ ` where a sentence ends; splitting it without the marks must put them back.
private let rows: [(String, [String])] = [
  (
    "terminators",
    [
      "It rained. ¦ It snowed! ¦ Did it hail? ¦ It did.", "Hello?! ¦ Is that you? ¦ Yes!! ¦ Good.", "What is that… ¦ The end.",
      "He said he would go... ¦ But he stayed.", "Wait ... I am not ... sure.", "She left ‽ ¦ He stayed.", "He stopped。 ¦ She went on.",
      "A pause . . . and then more. ¦ The end . . . . ¦ Next.",
    ]
  ),
  (
    "closing marks",
    [
      "“It is over.” ¦ She left.", "He called it “over.” ¦ She left.", "\"It is over.\" ¦ She left.", "‘It is over.’ ¦ She left.",
      "It is over.) ¦ She left.", "(It is over.) ¦ She left.", "«It is over.» ¦ She left.", "He said \"yes!\". ¦ She left.",
      "He said “no.“ ¦ She left.", "''It is over.'' ¦ She left.", "He said: \"It is over. \" ¦ She left.",
    ]
  ),
  (
    "quotations",
    [
      "“I came. ¦ I saw,” he said. ¦ “I won.”", "“Is it true?” she asked. ¦ “Yes!” he said.",
      "“Where?” Smith asked. ¦ “There!” Gen. Jones said.",
      "“We won!” ¦ The crowd cheered.", "He asked “why?” and left.", "“Oh dear! I am late!” ¦ Alice ran.",
      "Col. John 'J.D.' Dorrian met \"Mr.\" Smith.",
    ]
  ),
  (
    "blanks",
    [
      "One.\u{A0}¦\u{A0}Two.", "One.\u{202F}¦\u{202F}Two.", "One.\u{3000}¦\u{3000}Two.", "It was over, he said.¦The army left.",
      "He said “over.”¦The army left.", "It was over.¦\"The army left,\" he said.", "It was 5.¦Mr. Smith left.",
    ]
  ),
  (
    "titles and initials",
    [
      "Mr. Smith met Dr. Jones and Lt. Gen. Brown.", "Gov. Greg Abbott left. ¦ Sen. Will Smith stayed.",
      "J. K. Rowling wrote it. ¦ George W. Bush read it.",
      "ITAK's M. A. Sumanthiran spoke.", "You and I. ¦ Did you see Albert I. Jones?",
      "The prize went to Amartya Sen. ¦ The economist was glad.",
      "Sgt. 1st Class Jones left.", "Rt. Hon. Boris Johnson spoke.",
    ]
  ),
  (
    "places and bodies",
    [
      "The U.S. Secretary of State left the U.S. ¦ He flew on.", "A Washington-based U.S. think tank said so.",
      "The U.N. Security Council met. ¦ It voted.",
      "The U.S. Under Secretary spoke.", "In Portland, Ore., it rained.", "He moved to Portland, Ore. ¦ Police found him.",
      "Washington, D.C. Mayor Muriel Bowser spoke.", "Sen. Bob Casey (D-Pa.) voted.", "He left Mass. behind.", "It was Mass. ¦ He prayed.",
    ]
  ),
  (
    "companies and names",
    [
      "Acme Inc. said so. ¦ Its shares fell.", "He works for Acme Corp. ¦ She does not.", "Acme Inc. Chief Executive Jane Smith left.",
      "Martin Luther King Jr. Day is a holiday.", "He was Martin Luther King Jr. ¦ His dream lives.",
      "Yahoo! Inc. fell. ¦ I use Yahoo! ¦ The others do not.",
      "They bought shares of BP. ¦ Analysts were glad.", "It was filed with the SEC. ¦ Shares fell.",
    ]
  ),
  (
    "numbers and dates",
    [
      "It cost $3.5 billion. ¦ It was paid on Oct. 24.", "See No. 5 and p. 55 and Figs. 3 and 4.",
      "Is it no. 2? ¦ No. ¦ He said no. ¦ Then he left.",
      "He was born on Dec. 5, 1990. ¦ 5 others were too.", "Figure 1. The map.", "About A.D. 800. ¦ In 1840 it was rebuilt.",
      "At 5 a.m. Mr. Smith left. ¦ He came back at 6 p.m. ¦ Mr. Jones did not.", "They met at 9 a.m. EDT. ¦ They left at 5 p.m. Monday.",
    ]
  ),
  (
    "Latin and other abbreviations",
    [
      "Some, e.g. Smith, came. ¦ Others, i.e. Jones, did not.",
      "Smith et al. found it. ¦ Jones et al. The end.".replacing(" The", " ¦ The"),
      "He bought apples, pears, etc. ¦ Then he left.", "Roe v. Wade. ¦ Smith vs. Jones.", "It is 5 ft. 2 in. tall.",
      "The symbol is min. ¦ The hour has 60.",
      "Write to P.O. Box 5. ¦ It is on Main St. ¦ The house is red.", "P.S. I love you.",
    ]
  ),
  (
    "addresses",
    ["See www.example.com. ¦ It works.", "Write to Jane.Doe@example.com. ¦ She answers.", "See https://example.com/a.b?c=D. ¦ It works."]
  ),
  (
    "capitals that are none",
    [
      "He has one. ¦ iPhones are dear.", "They fled. ¦ al-Qaeda followed.", "He was ill. ¦ d'Estaing was not.",
      "He uses .NET. ¦ She does not.",
      "Paris is calm. ¦ Élan is back.",
    ]
  ),
  (
    "brackets",
    [
      "He said (what a day!) that Jones left.", "He left [...] in May.", "It was so [...] ¦ However, he left.",
      "He taught (for 5 years.) at school.",
      "He left. (It was late.) ¦ She stayed.".replacing("left. (", "left. ¦ ("), "He (the U.S. envoy) left.",
      "It rained. ¦ (credit: Jane Smith)",
    ]
  ),
  (
    "notes and emoticons",
    [
      "It was built in 1900. [12] ¦ The king paid.", "It fell.[3][4] ¦ It was rebuilt.", "He won. [citation needed] ¦ She lost.",
      "Good work! :-) ¦ See you.",
      "They pay a fee. 8 ¦ Yet some do not.",
    ]
  ),
  (
    "lists",
    [
      "1. The first item 2. The second item".replacing(" 2.", " ¦ 2."), "a) one item ¦ b) another ¦ c) the last",
      "• red ¦ • green ¦ • blue",
      "(i) Hello world. ¦ (ii) Hello world.", "IV. The last chapter. ¦ It is short.", "A. Smith met B. Jones.",
    ]
  ),
  ("attributions", ["\"It's a long game.\" - Jane Smith", "It was over. — Jane Smith"]),
  ("small letters", ["it rained all day. ¦ it snowed all night. ¦ nobody cared!", "He said it. then he left."]),
]

@Test(arguments: rows)
func splitsBySentence(_ rule: String, _ texts: [String]) {
  for text in texts {
    // A mark with blanks on both sides stands for one of them.
    let plain = text.replacing(" ¦ ", with: " ").replacing("\u{A0}¦\u{A0}", with: "\u{A0}").replacing("\u{202F}¦\u{202F}", with: "\u{202F}")
      .replacing("\u{3000}¦\u{3000}", with: "\u{3000}").replacing("¦", with: "")
    let expected = text.split(separator: "¦").map { trimmed($0) }.joined(separator: " ¦ ")
    #expect(marked(plain) == expected, "\(rule)")
  }
}

private func trimmed(_ text: Substring) -> String {
  var text = text
  while let first = text.unicodeScalars.first, first.properties.isWhitespace { text.removeFirst() }
  while let last = text.unicodeScalars.last, last.properties.isWhitespace { text.removeLast() }
  return String(text)
}

extension String {
  /// A row may say once more, in another place, where its mark goes.
  fileprivate func replacing(_ old: String, _ new: String) -> String { replacing(old, with: new) }
}

@Test("Quotations stay whole when asked for")
func wholeQuotations() {
  let options = SentenceSplitter.Options(splitsQuotations: false)
  #expect(
    marked("“I came. I saw.” He left. \"It is. It was,\" he said.", options) == "“I came. I saw.” ¦ He left. ¦ \"It is. It was,\" he said.")
}

@Test("A sentence says whether it starts inside a quotation")
func startsInQuotation() {
  let text = "“I came. I saw,” he said. “I won.” He left.\n\n“It goes on.\n\nNot here. \"Here. And here.\" Not."
  let found = SentenceSplitter().sentences(in: text)
  #expect(found.map(\.startsInQuotation) == [false, true, false, false, false, false, false, true, false])
}
