/// A quotation: the tokens from its opening to its closing mark.
struct Quotation {
  var open: Int
  /// One past the closing mark.
  var end: Int
  /// Whether it goes on in the next quotation (a paragraph that opens without the last one's being closed).
  var continues = false
}
