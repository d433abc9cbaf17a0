import CDatelineData
import DatelineText
import Testing

@testable import DatelineEntities

@Suite struct TaggerModelTests {
  /// A small model without weights, with a good checksum.
  static func empty(change: (inout [UInt8]) -> Void = { _ in }) -> [UInt8] {
    let layout = TaggerModelLayout(rowBits: 4, wordBits: 3, phraseBits: 2)
    var bytes = [UInt8](repeating: 0, count: layout.byteCount)
    bytes.replaceSubrange(0..<8, with: TaggerModelLayout.magic)
    bytes[8] = UInt8(TaggerModelLayout.version)
    bytes[12] = 4
    bytes[16] = 3
    bytes[20] = 2
    change(&bytes)
    seal(&bytes)
    return bytes
  }

  static func seal(_ bytes: inout [UInt8]) {
    let checksum = bytes.withUnsafeBytes { TaggerModelLayout.checksum($0) }
    for byte in 0..<8 { bytes[TaggerModelLayout.checksumOffset + byte] = UInt8(truncatingIfNeeded: checksum >> UInt64(8 * byte)) }
  }

  static func error(_ bytes: [UInt8]) -> TaggerModelError? {
    do throws(TaggerModelError) {
      _ = try TaggerModel(bytes: bytes)
      return nil
    } catch {
      return error
    }
  }

  @Test func theModelCompiledInIsGoodAndSmallEnough() throws {
    _ = try TaggerModel.shipped.get()
    #expect(TaggerModel.builtin != nil)
    #expect(dateline_entities_model().count <= 10_000_000)
  }

  @Test func anEmptyModelFindsNothing() throws {
    var tagger = Tagger(model: try TaggerModel(bytes: Self.empty()))
    #expect(TaggerText("President Putin met Kim Jong Un in Moscow.").names(&tagger) == [])
  }

  @Test func shortFilesAreRefused() {
    let bytes = Self.empty()
    #expect(Self.error([]) == .tooShort(bytes: 0, needed: TaggerModelLayout.rowOffset))
    #expect(Self.error(Array(bytes.prefix(100))) == .tooShort(bytes: 100, needed: TaggerModelLayout.rowOffset))
    for count in [TaggerModelLayout.rowOffset, bytes.count - 1] {
      #expect(Self.error(Array(bytes.prefix(count))) == .size(bytes: count, expected: bytes.count))
    }
    #expect(Self.error(bytes + [0]) == .size(bytes: bytes.count + 1, expected: bytes.count))
  }

  @Test func otherFilesAndVersionsAreRefused() {
    #expect(Self.error(Array("PK\u{3}\u{4} something else altogether".utf8)) == .notAModel)
    let newer = Self.empty { $0[8] = UInt8(TaggerModelLayout.version + 1) }
    #expect(Self.error(newer) == .version(found: TaggerModelLayout.version + 1, supported: TaggerModelLayout.version))
    #expect(Self.error(newer)?.description.contains("dateline-train") == true)
  }

  @Test(arguments: [12, 16, 20]) func impossibleTablesAreRefused(offset: Int) {
    for bits: UInt8 in [0, 25, 64, 255] {
      guard case .header = Self.error(Self.empty { $0[offset] = bits }) else {
        Issue.record("\(bits) bits at \(offset) were accepted")
        return
      }
    }
  }

  @Test func anyDamagedByteIsNoticed() {
    let bytes = Self.empty()
    for offset in stride(from: 8, to: bytes.count, by: 7) {
      var damaged = bytes
      damaged[offset] ^= 0x10
      #expect(Self.error(damaged) != nil, "byte \(offset)")
    }
  }
}
