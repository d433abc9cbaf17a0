/// A word, number or mark of a text: what dates, entities and statements read instead of bytes.
///
/// Tokens of one document are in text order and never overlap; what lies between two of them is blank.
/// Rules: clitics are tokens of their own (`Russia` `'s`, `did` `n't`), hyphens split (`mid` `-` `October`) and are tokens, numbers keep their
/// inner separators (`3,000`, `3.5`), digits with letters stay one (`24th`, `1990s`, `5pm`), abbreviations keep their full stop (`U.S.`, `Oct.`).
public struct Token: Sendable, Hashable {
  /// What kind of thing a token is.
  public enum Kind: UInt8, Sendable {
    /// Letters only (with combining marks).
    case word
    /// Letters that end in a full stop which belongs to them: `U.S.`, `Mr.`, `Oct.`, `a.m.`.
    case abbreviation
    /// Digits, with `,` or `.` between digits.
    case number
    /// Digits and letters together: `24th`, `1990s`, `MI6`, `3D`.
    case alphanumeric
    /// `'s` `'` `n't` `'re` `'ve` `'ll` `'d` `'m`, straight or curly.
    case clitic
    /// A hyphen or dash (`-`, U+2010 ... U+2015, U+2212).
    case dash
    /// A quotation mark, single or double, straight or curly.
    case quote
    /// `(` `[` `{`.
    case open
    /// `)` `]` `}`.
    case close
    /// `.` `!` `?` and their runs, U+2026.
    case terminator
    /// `,` `;` `:`.
    case separator
    /// URL, e-mail address, `@handle`, `#tag`.
    case address
    /// Any other mark: currency, percent, slash, bullet, emoji.
    case symbol
  }

  /// Facts about the letters and the place of a token.
  public struct Flags: OptionSet, Sendable, Hashable {
    /// The bits.
    public let rawValue: UInt8
    /// Makes flags from bits.
    @inlinable
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// The first letter is a capital.
    public static let capitalized = Flags(rawValue: 1)
    /// Two or more letters, all of them capitals.
    public static let allCapitals = Flags(rawValue: 2)
    /// Blank, or the start of the text, stands before it.
    public static let spaceBefore = Flags(rawValue: 4)
    /// First token of its sentence.
    public static let sentenceStart = Flags(rawValue: 8)
    /// Holds a byte of 0x80 or more.
    public static let nonASCII = Flags(rawValue: 16)
    /// A line break stands before it.
    public static let lineStart = Flags(rawValue: 32)
    /// A capital stands after a small letter (`McDonald`, `eBay`).
    public static let mixedCase = Flags(rawValue: 64)
  }

  /// First byte.
  public var start: UInt32
  /// One past the last byte.
  public var end: UInt32
  /// `WordHash` of the token's bytes with ASCII letters in lower case and U+2019 read as `'`.
  public var hash: UInt64
  /// What it is.
  public var kind: Kind
  /// Facts about its letters and place.
  public var flags: Flags

  /// Makes a token.
  @inlinable
  public init(start: UInt32, end: UInt32, hash: UInt64, kind: Kind, flags: Flags) {
    self.start = start
    self.end = end
    self.hash = hash
    self.kind = kind
    self.flags = flags
  }

  /// Its bytes as a span.
  @inlinable public var span: ByteSpan { ByteSpan(start, end) }
  /// Whether its first letter is a capital.
  @inlinable public var isCapitalized: Bool { flags.contains(.capitalized) }
  /// Whether it is a word, an abbreviation or digits with letters.
  @inlinable public var isWordlike: Bool { kind == .word || kind == .abbreviation || kind == .alphanumeric }
}

/// The hash that tokens carry and word tables are built with: FNV-1a of 64 bits over bytes folded by `fold`, then one mixing step.
///
/// Tables must compare bytes on a hit: equal hashes are not equal words.
public enum WordHash {
  /// The hash of no bytes, before `finish`.
  public static let seed: UInt64 = 0xcbf2_9ce4_8422_2325

  /// ASCII capitals to small letters; other bytes as they are.
  @inlinable
  public static func fold(_ byte: UInt8) -> UInt8 { byte &- 65 < 26 ? byte | 32 : byte }

  /// Takes one more (folded) byte.
  @inlinable
  public static func combine(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }

  /// The last step, which spreads the bits for use as a table index.
  @inlinable
  public static func finish(_ hash: UInt64) -> UInt64 {
    var h = hash ^ (hash >> 32)
    h = h &* 0x9e37_79b9_7f4a_7c15
    return h ^ (h >> 29)
  }

  /// The hash of a word: case folded for ASCII, U+2019 read as an apostrophe.
  ///
  /// - Complexity: O(bytes).
  @inlinable
  public static func hash<Bytes: Sequence>(_ bytes: Bytes) -> UInt64 where Bytes.Element == UInt8 {
    var h = seed
    var first: UInt8 = 0
    var second: UInt8 = 0
    // U+2019 is E2 80 99: hold back two bytes that may begin it.
    for byte in bytes {
      if second != 0 {
        if byte == 0x99 {
          h = combine(h, UInt8(ascii: "'"))
          first = 0
          second = 0
          continue
        }
        h = combine(combine(h, first), second)
        first = 0
        second = 0
      } else if first != 0 {
        if byte == 0x80 {
          second = byte
          continue
        }
        h = combine(h, first)
        first = 0
      }
      if byte == 0xE2 { first = byte } else { h = combine(h, fold(byte)) }
    }
    if first != 0 { h = combine(h, first) }
    if second != 0 { h = combine(h, second) }
    return finish(h)
  }

  /// The hash of a string's UTF-8.
  public static func hash(_ text: String) -> UInt64 { hash(Array(text.utf8)) }
}
