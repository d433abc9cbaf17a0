import DatelineText

/// The labels that the tagger gives to tokens: BIO over the entity types.
///
/// Label 0 is "outside"; type `t` (its place in `EntityType.allCases`) begins with `1 + 2t` and goes on with `2 + 2t`. Fifteen labels leave one of
/// sixteen SIMD lanes for a fingerprint.
package enum TaggerLabel {
  /// Number of entity types.
  package static let typeCount = 7
  /// Number of labels in use.
  package static let count = 15
  /// Number of lanes that a row of weights has.
  package static let lanes = 16
  /// Outside any name.
  package static let outside: UInt8 = 0

  /// First token of a name.
  @inlinable
  package static func begin(_ type: Int) -> UInt8 { UInt8(truncatingIfNeeded: 1 + 2 * type) }

  /// A later token of a name.
  @inlinable
  package static func inside(_ type: Int) -> UInt8 { UInt8(truncatingIfNeeded: 2 + 2 * type) }

  /// Whether a label begins a name.
  @inlinable
  package static func isBegin(_ label: UInt8) -> Bool { label & 1 == 1 }

  /// Whether a label goes on with a name.
  @inlinable
  package static func isInside(_ label: UInt8) -> Bool { label != 0 && label & 1 == 0 }

  /// The type of a label other than `outside`, as an index; 7 for `outside`, so that it can index a table of eight.
  @inlinable
  package static func typeIndex(_ label: UInt8) -> Int { label == 0 ? typeCount : Int(label &- 1) >> 1 }

  /// Whether `next` may follow `previous`: "inside" only after "begin" or "inside" of its own type.
  @inlinable
  package static func isLegal(_ previous: UInt8, _ next: UInt8) -> Bool {
    next < UInt8(count) && previous < UInt8(count) && (!isInside(next) || previous == next || previous == next &- 1)
  }

  /// Entity types in the order of the labels.
  package static let types = EntityType.allCases
}
