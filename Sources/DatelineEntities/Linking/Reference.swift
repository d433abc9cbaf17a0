import DatelineText

/// What a mention refers to, before entities are made of it.
enum Reference: Sendable, Hashable {
  /// Not clear.
  case none
  /// An entry of the gazetteer.
  case entry(UInt32)
  /// Something no list has: named by the mention with this index, which is its fullest one, with the country that stands beside it.
  case corpus(naming: UInt32, CountryCode)

  /// Whether it is clear.
  var isKnown: Bool { self != .none }
}

/// A mention with what it refers to.
struct LinkedSpan: Sendable {
  var span: TypedSpan
  var key: NameKey
  /// First alias of its key in the gazetteer; -1 if it has none.
  var alias: Int32
  var reference: Reference = .none
  /// The reading is one of a capital for its state, or the like.
  var isMetonym = false
  /// It was matched by a demonym.
  var isDemonym = false
  /// Resolved already.
  var isSettled = false
}
