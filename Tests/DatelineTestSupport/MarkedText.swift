import DatelineText

/// A text with its expectation inside: `on ⟦October 24⟧{2024-10-24}` stands for `on October 24` and for what the test expects of that span.
package struct MarkedText {
  /// The text without the marks.
  package private(set) var text = ""
  /// The marked spans, in bytes of `text`, each with what stands in the braces behind it.
  package private(set) var marks: [(span: ByteSpan, expectation: String)] = []

  /// Takes the marks out of a text.
  package init(_ source: String) {
    var rest = Substring(source)
    while let open = rest.firstIndex(of: "⟦"), let close = rest.firstIndex(of: "⟧"), let end = rest[close...].firstIndex(of: "}") {
      text += rest[..<open]
      let start = text.utf8.count
      text += rest[rest.index(after: open)..<close]
      marks.append((ByteSpan(start, text.utf8.count), String(rest[rest.index(close, offsetBy: 2)..<end])))
      rest = rest[rest.index(after: end)...]
    }
    text += rest
  }

  /// Each marked span with its expectation, such as `October 24 = 2024-10-24`.
  package var lines: [String] { marks.map { "\(text[$0.span]) = \($0.expectation)" } }
}
