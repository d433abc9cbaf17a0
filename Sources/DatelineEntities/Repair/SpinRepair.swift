/// A spun form put back.
struct SpinRepair: Sendable, Hashable {
  /// Tokens of the spun form.
  var tokens: Range<Int>
  /// The form put back, capitalised as the text is.
  var text: String
  /// Key of the form put back.
  var key: NameKey
}
