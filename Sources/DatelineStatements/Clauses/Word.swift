/// What the rules know of one token of a document.
struct Word {
  var classes: WordClasses
  var entry: UnsafePointer<LexiconEntry>
  /// Index of the quotation that holds the token (its marks included); -1 for none.
  var quotation: Int32 = -1
  /// Index of the mention that holds the token; -1 for none.
  var mention: Int32 = -1
  /// Index of the temporal expression that holds the token; -1 for none.
  var date: Int32 = -1
}
