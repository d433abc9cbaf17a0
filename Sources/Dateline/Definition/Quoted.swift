/// Text of a user's file as a message may show it: in quotes, cut to 60 characters, on one line.
struct Quoted: CustomStringConvertible {
  /// What is printed.
  let description: String

  /// Quotes `text`, with `mark` before it inside the quotes.
  init(_ text: String, mark: String = "") {
    var shown = String.UnicodeScalarView()
    for (index, scalar) in text.unicodeScalars.enumerated() {
      if index == 60 {
        shown.append("…")
        break
      }
      shown.append(scalar)
    }
    description = "'\(mark)\(String(shown).printable)'"
  }
}

extension String {
  /// The text on one line, fit for a terminal: line breaks and tabs become blanks, other invisible characters U+FFFD.
  var printable: String {
    if utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return self }
    var shown = UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control where scalar == "\n" || scalar == "\t" || scalar == "\r": shown.append(" ")
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse: shown.append("\u{FFFD}")
      default: shown.append(scalar)
      }
    }
    return String(shown)
  }
}
