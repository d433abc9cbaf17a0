import Testing

@testable import DatelineReport

@Suite struct HTMLWriterTests {
  @Test(arguments: [
    ("plain words", "plain words"),
    ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ("a & b &amp; \"c\" 'd'", "a &amp; b &amp;amp; &quot;c&quot; &#39;d&#39;"),
    ("  a\t\n b\u{A0}\u{2028} c  ", "a b c"),
    ("a\u{0}b\u{1B}[31mc\u{7F}\u{85}d\u{9B}", "a\u{FFFD}b\u{FFFD}[31mc\u{FFFD} d\u{FFFD}"),
    ("user\u{202E}txt.exe\u{2066}x\u{2069}\u{200F}", "user\u{FFFD}txt.exe\u{FFFD}x\u{FFFD}\u{FFFD}"),
    ("مرحبا עולם 日本 é 👩‍👩‍👧", "مرحبا עולם 日本 é 👩‍👩‍👧"),
    ("", ""),
  ])
  func escapes(_ text: String, _ expected: String) {
    var html = HTMLWriter()
    html.text(text)
    #expect(String(decoding: html.bytes, as: UTF8.self) == expected)
  }

  @Test(arguments: [0, 0xFEFF, 0xFFFE, 0xFFFF, 0x1FFFF, 0xFDD0, 0xE0041, 0xFFF9])
  func showsInvisibleOnesAsReplaced(_ value: UInt32) throws {
    var html = HTMLWriter()
    html.text("a\(Character(try #require(Unicode.Scalar(value))))b")
    #expect(String(decoding: html.bytes, as: UTF8.self) == "a\u{FFFD}b")
  }

  @Test(arguments: [
    ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcde…"), ("ab   ", 2, "ab"), ("ab  c", 2, "ab…"), ("日本語", 2, "日本…"),
  ])
  func cuts(_ text: String, _ limit: Int, _ expected: String) {
    var html = HTMLWriter()
    html.text(text, limit: limit)
    #expect(String(decoding: html.bytes, as: UTF8.self) == expected)
  }

  @Test func keepsBlanksAtTheEndsOfAPart() {
    var html = HTMLWriter()
    html.text(" on \n ", keepsEnds: true)
    #expect(String(decoding: html.bytes, as: UTF8.self) == " on ")
  }

  @Test(arguments: [
    (1, 3, "33 %"), (1, 24, "4.2 %"), (1, 1, "100 %"), (0, 5, "0 %"), (3, 0, "0 %"), (995, 1000, "100 %"), (1, 20, "5 %"),
  ])
  func percents(_ part: Int, _ whole: Int, _ expected: String) { #expect(part.percent(of: whole) == expected) }

  @Test(arguments: [
    (0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (9999, "9.9 kB"), (62_000, "62 kB"), (1_250_000, "1.2 MB"), (12_500_000_000, "12 GB"),
  ])
  func bytes(_ number: Int, _ expected: String) { #expect(number.asBytes == expected) }
}
