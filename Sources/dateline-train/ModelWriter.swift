import DatelineEntities

/// Packs weights into a model file: the features that matter most first (largest weight times the root of their occurrences), each into one of its two
/// slots, until no slot is free.
struct ModelWriter {
  private let layout: TaggerModelLayout
  private let features: TaggerFeatureSet
  private let words: [UInt8]
  private let phrases: [UInt8]
  private var transitions: [[SIMD16<Float>]] = Array(repeating: Array(repeating: SIMD16(), count: TaggerLabel.lanes), count: 2)
  private var scales: [Float] = [1, 1]
  private var rows: [UInt64: Row] = [:]
  /// What was packed.
  private(set) var summary = ""

  private struct Row {
    var weights: (SIMD16<Float>, SIMD16<Float>) = (SIMD16(), SIMD16())
    /// Candidates that it occurs at.
    var tally: UInt32 = 0
  }

  init(tables: WordTables, features: TaggerFeatureSet, rowBits: Int) {
    let built = tables.tables()
    words = built.words
    phrases = built.phrases
    layout = TaggerModelLayout(rowBits: rowBits, wordBits: built.wordBits, phraseBits: built.phraseBits)
    self.features = features
  }

  /// Takes the weights of a stage.
  mutating func set(_ weights: Weights, stage: Int, hashes: [UInt64], tallies: [UInt32]) {
    transitions[stage] = weights.legalTransitions
    var magnitudes: [Float] = []
    for (number, hash) in hashes.enumerated() {
      var row = weights.rows[number]
      row[TaggerLabel.count] = 0
      for label in 0..<TaggerLabel.count where row[label] != 0 { magnitudes.append(row[label].magnitude) }
      rows[hash, default: Row()].tally = tallies[number]
      if stage == 0 { rows[hash, default: Row()].weights.0 = row } else { rows[hash, default: Row()].weights.1 = row }
    }
    magnitudes.sort()
    // All but the largest weights in ten thousand keep their size; those are cut off at 127 units.
    let largest = magnitudes.isEmpty ? 1 : magnitudes[min(magnitudes.count - 1, magnitudes.count * 9999 / 10000)]
    scales[stage] = max(largest, 1e-6) / 127
  }

  /// The model file.
  mutating func bytes() -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: layout.byteCount)
    bytes.replaceSubrange(0..<8, with: TaggerModelLayout.magic)
    func put(_ value: UInt32, _ offset: Int) { ModelWriter.put(value, offset, &bytes) }
    put(UInt32(TaggerModelLayout.version), 8)
    put(UInt32(layout.rowBits), 12)
    put(UInt32(layout.wordBits), 16)
    put(UInt32(layout.phraseBits), 20)
    put(features.rawValue, TaggerModelLayout.featureSetOffset)
    for stage in 0..<2 {
      put(scales[stage].bitPattern, TaggerModelLayout.scaleOffset + 4 * stage)
      for previous in 0..<TaggerLabel.lanes {
        for next in 0..<TaggerLabel.lanes {
          let weight = transitions[stage][previous][next]
          let units = weight <= TaggerModelLayout.forbidden ? weight : (weight / scales[stage]).rounded()
          put(units.bitPattern, TaggerModelLayout.transitionOffset + 1024 * stage + 64 * previous + 4 * next)
        }
      }
    }
    packRows(into: &bytes)
    bytes.replaceSubrange(layout.wordOffset..<layout.phraseOffset, with: words)
    bytes.replaceSubrange(layout.phraseOffset..<layout.byteCount, with: phrases)
    ModelWriter.calibrate(&bytes, Array(repeating: (0.5, 0), count: TaggerLabel.typeCount))
    return bytes
  }

  /// Puts the confidence curves, slope and offset by type, into a model file and seals it.
  static func calibrate(_ bytes: inout [UInt8], _ curves: [(slope: Float, offset: Float)]) {
    for (type, curve) in curves.enumerated() {
      put(curve.slope.bitPattern, TaggerModelLayout.calibrationOffset + 8 * type, &bytes)
      put(curve.offset.bitPattern, TaggerModelLayout.calibrationOffset + 8 * type + 4, &bytes)
    }
    let checksum = bytes.withUnsafeBytes { TaggerModelLayout.checksum($0) }
    put(UInt32(truncatingIfNeeded: checksum), TaggerModelLayout.checksumOffset, &bytes)
    put(UInt32(truncatingIfNeeded: checksum >> 32), TaggerModelLayout.checksumOffset + 4, &bytes)
  }

  private static func put(_ value: UInt32, _ offset: Int, _ bytes: inout [UInt8]) {
    for byte in 0..<4 { bytes[offset + byte] = UInt8(truncatingIfNeeded: value >> UInt32(8 * byte)) }
  }

  private mutating func packRows(into bytes: inout [UInt8]) {
    func size(_ row: Row) -> Float { max((row.weights.0 / scales[0]).maxMagnitude, (row.weights.1 / scales[1]).maxMagnitude) }
    var ranked: [(hash: UInt64, row: Row, size: Float)] = []  // what rounds to nothing needs no row
    for (hash, row) in rows where size(row) >= 0.5 { ranked.append((hash, row, size(row) * Float(row.tally).squareRoot())) }
    ranked.sort { a, b in a.size != b.size ? a.size > b.size : a.hash < b.hash }
    var used = [Bool](repeating: false, count: 1 << layout.rowBits)
    var placed = 0
    for entry in ranked {
      let home = Int(entry.hash & UInt64(used.count - 1))
      let slot = used[home] ? home ^ 1 : home
      if used[slot] { continue }
      used[slot] = true
      placed += 1
      let offset = TaggerModelLayout.rowOffset + slot * TaggerModelLayout.rowBytes
      for label in 0..<TaggerLabel.count {
        bytes[offset + label] = ModelWriter.unit(entry.row.weights.0[label] / scales[0])
        bytes[offset + 16 + label] = ModelWriter.unit(entry.row.weights.1[label] / scales[1])
      }
      let fingerprint = TaggerModelLayout.fingerprint(entry.hash)
      bytes[offset + 15] = UInt8(truncatingIfNeeded: fingerprint)
      bytes[offset + 31] = UInt8(truncatingIfNeeded: fingerprint >> 8)
    }
    summary = "\(ranked.count) features with weight, \(placed) in \(used.count) rows; \(bytes.count) bytes"
  }

  private static func unit(_ value: Float) -> UInt8 { UInt8(bitPattern: Int8(max(-127, min(127, value.rounded())))) }
}

extension SIMD16<Float> {
  /// The largest absolute value of all lanes.
  var maxMagnitude: Float { Swift.max(self.max(), -self.min()) }
}
