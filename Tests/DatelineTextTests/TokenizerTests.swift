import DatelineText
import Testing

/// Tokens as `text/kind`, the kind by its first letters.
private func shown(_ text: String) -> String {
  let bytes = Array(text.utf8)
  var tokens: [Token] = []
  Tokenizer().tokenize(bytes, in: ByteSpan(0, bytes.count), into: &tokens)
  return tokens.map { "\(bytes.string($0.span))/\(short($0.kind))" }.joined(separator: " ")
}

private func short(_ kind: Token.Kind) -> String {
  switch kind {
  case .word: "w"
  case .abbreviation: "abbr"
  case .number: "n"
  case .alphanumeric: "an"
  case .clitic: "cl"
  case .dash: "-"
  case .quote: "q"
  case .open: "("
  case .close: ")"
  case .terminator: "."
  case .separator: ","
  case .address: "@"
  case .symbol: "s"
  }
}

/// One rule of `Token`'s contract a row: text, tokens.
private let rules: [(String, String)] = [
  // Clitics.
  ("Russia's", "Russia/w 's/cl"),
  ("Russia’s", "Russia/w ’s/cl"),
  ("didn't", "did/w n't/cl"),
  ("can’t", "ca/w n’t/cl"),
  ("we'd've", "we/w 'd/cl 've/cl"),
  ("THEY'RE", "THEY/w 'RE/cl"),
  ("I'm I'll", "I/w 'm/cl I/w 'll/cl"),
  ("the troops' advance", "the/w troops/w '/cl advance/w"),
  ("the 'three wars' here", "the/w '/q three/w wars/w '/q here/w"),
  ("O'Brien's", "O'Brien/w 's/cl"),
  ("o'clock y'all Xi'an", "o'clock/w y'all/w Xi'an/w"),
  ("U.S.'s 1990's", "U.S./abbr 's/cl 1990/n 's/cl"),
  ("'90s", "'/q 90s/an"),
  // Dashes.
  ("mid-October", "mid/w -/- October/w"),
  ("2024-10-24", "2024/n -/- 10/n -/- 24/n"),
  ("so – or — not -- yet", "so/w –/- or/w —/- not/w --/- yet/w"),
  ("-5 −5", "-/- 5/n −/- 5/n"),
  // Numbers.
  ("3,000 3.5 1,000,000.25", "3,000/n 3.5/n 1,000,000.25/n"),
  ("3, 000", "3/n ,/, 000/n"),
  ("10:30", "10/n :/, 30/n"),
  ("24th 1990s 5pm MI6 H5N1 v2.1", "24th/an 1990s/an 5pm/an MI6/an H5N1/an v2.1/an"),
  ("$3.5bn €5 5%", "$/s 3.5bn/an €/s 5/n 5/n %/s"),
  ("5p.m. 5 p.m.", "5/n p.m./abbr 5/n p.m./abbr"),
  ("½ m²", "½/n m²/an"),
  // Abbreviations.
  ("Mr. Smith", "Mr./abbr Smith/w"),
  ("on Oct. 24", "on/w Oct./abbr 24/n"),
  ("U.S. U.S.S.R. a.m. Ph.D. J.K. Low", "U.S./abbr U.S.S.R./abbr a.m./abbr Ph.D./abbr J.K./abbr Low/w"),
  ("U.S.-led", "U.S./abbr -/- led/w"),
  ("J. Smith", "J./abbr Smith/w"),
  ("the letter B.", "the/w letter/w B/w ./."),
  ("No. 5", "No./abbr 5/n"),
  ("She said no.", "She/w said/w no/w ./."),
  ("he sat. on Sat. night", "he/w sat/w ./. on/w Sat./abbr night/w"),
  ("Portland, Ore.", "Portland/w ,/, Ore./abbr"),
  ("D-Mass. said", "D/w -/- Mass./abbr said/w"),
  ("Acme Inc. and Corp.", "Acme/w Inc./abbr and/w Corp./abbr"),
  ("5 in. long", "5/n in./abbr long/w"),
  ("came in.", "came/w in/w ./."),
  ("shares of BP.", "shares/w of/w BP/w ./."),
  ("etc... no", "etc/w .../. no/w"),
  // Addresses.
  ("see https://a.example/b?c=1.", "see/w https://a.example/b?c=1/@ ./."),
  ("(www.example.com/x)", "(/( www.example.com/x/@ )/)"),
  ("a.b@c-d.org, x@y", "a.b@c-d.org/@ ,/, x/w @/s y/w"),
  ("example.co.uk example.com's", "example.co.uk/@ example.com/@ 's/cl"),
  ("end.It was.He", "end/w ./. It/w was/w ./. He/w"),
  ("@joe_b #tag #1 @", "@joe_b/@ #tag/@ #/s 1/n @/s"),
  // Marks.
  ("what?! no… so...", "what/w ?!/. no/w …/. so/w .../."),
  ("''Yes,'' “no” «si»", "''/q Yes/w ,/, ''/q “/q no/w ”/q «/q si/w »/q"),
  ("[a] {b}", "[/( a/w ]/) {/( b/w }/)"),
  ("a; b: c", "a/w ;/, b/w :/, c/w"),
  ("• x 👍🏽 y", "•/s x/w 👍🏽/s y/w"),
  // Other scripts.
  ("café Élan Владимир 北京", "café/w Élan/w Владимир/w 北京/w"),
]

@Test(arguments: rules)
func tokenizerRule(_ text: String, _ tokens: String) {
  #expect(shown(text) == tokens)
}

@Suite("Token flags")
struct TokenFlagTests {
  private func flags(_ text: String) -> [(String, Token.Flags)] {
    let bytes = Array(text.utf8)
    var tokens: [Token] = []
    Tokenizer().tokenize(bytes, in: ByteSpan(0, bytes.count), into: &tokens)
    return tokens.map { (bytes.string($0.span), $0.flags) }
  }

  @Test("Case of the letters")
  func letterCase() {
    let expected: [(String, Token.Flags)] = [
      ("Kyiv", .capitalized), ("NATO", [.capitalized, .allCapitals]), ("eBay", .mixedCase), ("McDonald", [.capitalized, .mixedCase]),
      ("U.S.", [.capitalized, .allCapitals]), ("a", []), ("A", .capitalized), ("Élan", [.capitalized, .nonASCII]),
      ("ÉLAN", [.capitalized, .allCapitals, .nonASCII]), ("don", []), ("MI6", [.capitalized, .allCapitals]),
    ]
    let found = flags(expected.map(\.0).joined(separator: " "))
    #expect(found.count == expected.count)
    for (got, want) in zip(found, expected) {
      #expect(got.0 == want.0)
      #expect(got.1.subtracting([.spaceBefore, .lineStart]) == want.1, "\(want.0)")
    }
  }

  @Test("Blank and line breaks before a token")
  func blank() {
    let found = flags("one two,three\nfour\u{A0}five\u{2028}six")
    #expect(found.map { $0.1.contains(.spaceBefore) } == [true, true, false, false, true, true, true])
    #expect(found.map { $0.1.contains(.lineStart) } == [true, false, false, false, true, false, true])
  }

  @Test("A span inside a text looks at what stands before it")
  func spanInside() {
    let bytes = Array("One.\nTwo (three)".utf8)
    var tokens: [Token] = []
    let tokenizer = Tokenizer()
    tokenizer.tokenize(bytes, in: ByteSpan(5, 8), into: &tokens)
    tokenizer.tokenize(bytes, in: ByteSpan(10, 15), into: &tokens)
    #expect(tokens.map { bytes.string($0.span) } == ["Two", "three"])
    #expect(tokens[0].flags.isSuperset(of: [.spaceBefore, .lineStart]))
    #expect(tokens[1].flags.isDisjoint(with: [.spaceBefore, .lineStart]))
  }

  @Test("The hash is that of WordHash over the token's bytes")
  func hashes() {
    let bytes = Array("Russia’s U.S. troops didn't 3,000 “no” Élan e-mail a@b.com 👍🏽 ... -- MI6's".utf8)
    var tokens: [Token] = []
    Tokenizer().tokenize(bytes, in: ByteSpan(0, bytes.count), into: &tokens)
    for token in tokens { #expect(token.hash == WordHash.hash(bytes[token.span.range]), "\(bytes.string(token.span))") }
    #expect(tokens[1].hash == WordHash.hash("'s"))
  }
}
