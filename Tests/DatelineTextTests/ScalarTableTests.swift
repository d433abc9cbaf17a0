import DatelineText
import Testing

@Suite("Scalar table")
struct ScalarTableTests {
  private let table = ScalarTable.shared

  @Test("Letter classes agree with the standard library for every scalar that both know")
  func agreesWithStandardLibrary() {
    var differences = 0
    for value in UInt32(0)..<0x11_0000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let expected: LetterClass
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .titlecaseLetter: expected = .upper
      case .lowercaseLetter, .modifierLetter, .otherLetter: expected = .letter
      case .decimalNumber, .letterNumber, .otherNumber: expected = .number
      case .nonspacingMark, .spacingMark, .enclosingMark: expected = .mark
      default: continue
      }
      if table.letter(value) != expected { differences += 1 }
    }
    #expect(differences == 0)
  }

  @Test("Every white space scalar is blank")
  func whiteSpace() {
    for value in UInt32(0)..<0x3100 {
      guard let scalar = Unicode.Scalar(value), scalar.properties.isWhitespace else { continue }
      #expect(table.letter(value) == .blank, "U+\(String(value, radix: 16))")
    }
  }

  @Test("Word break classes of well-known scalars")
  func wordBreaks() {
    let known: [(UInt32, WordBreak)] = [
      (0x41, .aLetter), (0x30, .numeric), (0x5F, .extendNumLet), (0x27, .singleQuote), (0x2E, .midNumLet), (0x3A, .midLetter),
      (0x2C, .midNum),
      (0x0D, .cr), (0x0A, .lf), (0x85, .newline), (0x300, .extend), (0x200D, .zwj), (0xAD, .format), (0x30AB, .katakana),
      (0x5D0, .hebrewLetter),
      (0x1F1FA, .regionalIndicator), (0x20, .wSegSpace), (0x2019, .midNumLet), (0x22, .doubleQuote), (0x24, .other),
    ]
    for (scalar, wordBreak) in known { #expect(table.wordBreak(scalar) == wordBreak, "U+\(String(scalar, radix: 16))") }
  }

  @Test("Decoding gives every scalar back, and one byte where the text is broken")
  func decoding() {
    for value in [0x41, 0x7F, 0x80, 0xE9, 0x7FF, 0x800, 0x2019, 0xFFFD, 0x1_0000, 0x1F600, 0x10_FFFF] as [UInt32] {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let bytes = Array(String(scalar).utf8)
      bytes.withUnsafeBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return }
        #expect(ScalarTable.decode(base, at: 0, end: bytes.count) == (value, bytes.count))
        if bytes.count > 1 { #expect(ScalarTable.decode(base, at: 0, end: bytes.count - 1) == (0xFFFD, 1)) }
      }
    }
  }
}

@Suite("Word table")
struct WordTableTests {
  @Test("Keys are found in any case and with either apostrophe; the last of equal keys wins")
  func lookup() {
    let table = WordTable([(Array("int'l".utf8), 1), (Array("Gen".utf8), 2), (Array("gen".utf8), 3)])
    func value(_ text: String) -> UInt32 {
      Array(text.utf8).withUnsafeBufferPointer { bytes in bytes.baseAddress.map { table.value($0, bytes.count) } ?? 0 }
    }
    #expect(value("INT'L") == 1)
    #expect(value("int’l") == 1)
    #expect(value("GEN") == 3)
    #expect(value("ge") == 0)
    #expect(value("genx") == 0)
  }

  @Test("Titles, months, states, ranks are in the list of abbreviations")
  func abbreviations() {
    func kinds(_ text: String) -> AbbreviationKinds {
      Array(text.utf8).withUnsafeBufferPointer { bytes in
        AbbreviationKinds(rawValue: bytes.baseAddress.map { Abbreviations.table.value($0, bytes.count) } ?? 0)
      }
    }
    for title in ["Mr", "Gen", "Lt", "Sen", "Rev", "Sgt", "Adm"] { #expect(kinds(title).contains(.title), "\(title)") }
    for month in ["Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec"] {
      #expect(kinds(month).contains(.month), "\(month)")
    }
    // The states that the Associated Press shortens.
    let states =
      "Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev N.H N.J N.M N.Y N.C N.D Okla Ore Pa R.I S.C "
      + "S.D Tenn Vt Va Wash W.Va Wis Wyo"
    for state in states.split(separator: " ") { #expect(kinds(String(state)).contains(.place), "\(state)") }
    #expect(kinds("U.S").contains(.country))
    #expect(kinds("table").isEmpty)
  }
}
