/// What the word and phrase tables of the model say of a word.
package struct WordClasses: OptionSet, Sendable, Hashable {
  package let rawValue: UInt32
  package init(rawValue: UInt32) { self.rawValue = rawValue }

  package static let givenName = WordClasses(rawValue: 1 << 0)
  package static let surname = WordClasses(rawValue: 1 << 1)
  package static let country = WordClasses(rawValue: 1 << 2)
  package static let largePlace = WordClasses(rawValue: 1 << 3)
  package static let smallPlace = WordClasses(rawValue: 1 << 4)
  package static let partOfPlace = WordClasses(rawValue: 1 << 5)
  package static let demonym = WordClasses(rawValue: 1 << 6)
  package static let organization = WordClasses(rawValue: 1 << 7)
  package static let partOfOrganization = WordClasses(rawValue: 1 << 8)
  package static let headOfOrganization = WordClasses(rawValue: 1 << 9)
  package static let role = WordClasses(rawValue: 1 << 10)
  package static let partOfEvent = WordClasses(rawValue: 1 << 11)
  package static let product = WordClasses(rawValue: 1 << 12)
  package static let knownSurname = WordClasses(rawValue: 1 << 13)
  package static let calendar = WordClasses(rawValue: 1 << 14)
  package static let partOfProduct = WordClasses(rawValue: 1 << 15)

  package static let honorific = WordClasses(rawValue: 1 << 22)
  package static let nameSuffix = WordClasses(rawValue: 1 << 23)
  package static let particle = WordClasses(rawValue: 1 << 24)
  package static let headOfFacility = WordClasses(rawValue: 1 << 25)
  package static let headOfPlace = WordClasses(rawValue: 1 << 26)
  package static let headOfEvent = WordClasses(rawValue: 1 << 27)
  package static let headOfProduct = WordClasses(rawValue: 1 << 28)
  package static let facility = WordClasses(rawValue: 1 << 29)
  package static let joining = WordClasses(rawValue: 1 << 30)

  /// The bits that are classes; the others are the numbers below.
  package static let names: UInt32 = 0xBFC0_FFFF

  /// How the word is written in running text, 0 unknown, 1 (always small) ... 5 (always capitalised).
  @inline(__always)
  var capitalisation: UInt32 { (rawValue >> WordClasses.capitalisationShift) & 7 }
  /// Where the fields begin that are numbers.
  package static let capitalisationShift: UInt32 = 16
  package static let longestPhraseShift: UInt32 = 19

  /// Number of words of the longest phrase that begins with this word, less one.
  @inline(__always)
  var longestPhrase: Int { Int(rawValue >> WordClasses.longestPhraseShift) & 7 }
}

/// The classes of a phrase of two to eight words.
package enum PhraseClass {
  package static let person: UInt8 = 1
  package static let place: UInt8 = 2
  package static let organization: UInt8 = 4
  package static let event: UInt8 = 8
  package static let product: UInt8 = 16
  package static let role: UInt8 = 32
  package static let group: UInt8 = 64
  package static let facility: UInt8 = 128
}
