import CDatelineData
import DatelineText

/// The weights and word tables of the tagger, read where they lie.
package struct TaggerModel: @unchecked Sendable {
  // Read-only memory: static data of the binary, or bytes that `owner` keeps; hence @unchecked.
  let rows: UnsafeRawPointer
  let rowMask: UInt64
  let lexicon: TaggerLexicon
  let features: TaggerFeatureSet
  /// Log odds per unit of weight, for each stage.
  let scales: (Float, Float)
  /// Transitions by previous label, for each stage.
  let firstTransitions: [SIMD16<Float>]
  let secondTransitions: [SIMD16<Float>]
  /// Slope and offset of the confidence curve by type.
  let calibration: [(slope: Float, offset: Float)]
  private let owner: Owner?

  /// Memory that lives as long as a model reads it.
  private final class Owner: Sendable {
    nonisolated(unsafe) let bytes: UnsafeMutableRawBufferPointer  // written before it is shared, freed with the last reader
    init(_ source: [UInt8]) {
      bytes = .allocate(byteCount: source.count, alignment: 64)
      bytes.copyBytes(from: source)
    }
    deinit { bytes.deallocate() }
  }

  /// Checks the bytes of a model file and makes a model that keeps a copy of them.
  ///
  /// - Throws: `TaggerModelError` if they are not an undamaged model of this version.
  /// - Complexity: O(bytes).
  package init(bytes: [UInt8]) throws(TaggerModelError) {
    let owner = Owner(bytes)
    try self.init(UnsafeRawBufferPointer(owner.bytes), owner: owner)
  }

  /// Checks bytes that live as long as the process and makes a model that reads them in place.
  package init(immortal bytes: UnsafeRawBufferPointer) throws(TaggerModelError) { try self.init(bytes, owner: nil) }

  private init(_ bytes: UnsafeRawBufferPointer, owner: Owner?) throws(TaggerModelError) {
    let layout = try TaggerModel.layout(of: bytes)
    guard let base = bytes.baseAddress else { throw .tooShort(bytes: 0, needed: TaggerModelLayout.rowOffset) }
    self.owner = owner
    rows = base + TaggerModelLayout.rowOffset
    rowMask = (1 << UInt64(layout.rowBits)) &- 1
    lexicon = TaggerLexicon(
      words: base + layout.wordOffset, wordBits: layout.wordBits, phrases: base + layout.phraseOffset, phraseBits: layout.phraseBits)
    func float(_ offset: Int) -> Float {
      Float(bitPattern: UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
    }
    features = TaggerFeatureSet(
      rawValue: UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: TaggerModelLayout.featureSetOffset, as: UInt32.self)))
    scales = (float(TaggerModelLayout.scaleOffset), float(TaggerModelLayout.scaleOffset + 4))
    calibration = (0..<TaggerLabel.typeCount).map { type in
      (float(TaggerModelLayout.calibrationOffset + 8 * type), float(TaggerModelLayout.calibrationOffset + 8 * type + 4))
    }
    func transitions(_ stage: Int) -> [SIMD16<Float>] {
      (0..<TaggerLabel.lanes).map { previous in
        var row = SIMD16<Float>()
        for next in 0..<TaggerLabel.lanes {
          row[next] = float(TaggerModelLayout.transitionOffset + 1024 * stage + 64 * previous + 4 * next)
        }
        return row
      }
    }
    firstTransitions = transitions(0)
    secondTransitions = transitions(1)
  }

  private static func layout(of bytes: UnsafeRawBufferPointer) throws(TaggerModelError) -> TaggerModelLayout {
    let magic = TaggerModelLayout.magic
    guard bytes.count >= magic.count else { throw .tooShort(bytes: bytes.count, needed: TaggerModelLayout.rowOffset) }
    guard bytes.prefix(magic.count).elementsEqual(magic) else { throw .notAModel }
    guard bytes.count >= TaggerModelLayout.rowOffset else { throw .tooShort(bytes: bytes.count, needed: TaggerModelLayout.rowOffset) }
    func number(_ offset: Int) -> Int { Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))) }
    guard number(8) == TaggerModelLayout.version else { throw .version(found: number(8), supported: TaggerModelLayout.version) }
    for (name, bits) in [("row", number(12)), ("word", number(16)), ("phrase", number(20))] where !(1...24).contains(bits) {
      throw .header("2^\(bits) entries in the \(name) table")
    }
    let layout = TaggerModelLayout(rowBits: number(12), wordBits: number(16), phraseBits: number(20))
    guard bytes.count == layout.byteCount else { throw .size(bytes: bytes.count, expected: layout.byteCount) }
    let expected = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: TaggerModelLayout.checksumOffset, as: UInt64.self))
    let found = TaggerModelLayout.checksum(bytes)
    guard found == expected else { throw .checksum(found: found, expected: expected) }
    return layout
  }
}

extension TaggerModel {
  /// The model that is compiled in, or why it cannot be used; checked once.
  package static let shipped: Result<TaggerModel, TaggerModelError> = {
    let blob = dateline_entities_model()
    return Result { () throws(TaggerModelError) in try TaggerModel(immortal: UnsafeRawBufferPointer(start: blob.bytes, count: blob.count)) }
  }()

  /// The model that is compiled in; nil if it cannot be used, which `shipped` explains and the tests exclude.
  package static let builtin: TaggerModel? = try? shipped.get()
}
