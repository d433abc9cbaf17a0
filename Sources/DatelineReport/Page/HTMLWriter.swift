import DatelineText

/// Writes HTML. Markup goes in by `markup`, which takes it as it is; whatever comes from an input goes in by `text` or `isolated`, which escape it.
struct HTMLWriter {
  private(set) var bytes: [UInt8] = []

  /// Writes markup: literals and numbers only.
  mutating func markup(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Writes text of at most `limit` code points, `…` behind it if there was more.
  ///
  /// Escaped are `&`, `<`, `>`, `"` and `'`, so that it may stand in an attribute too. White space becomes one blank. What a page must not hold or
  /// what changes how the text around it reads is shown as U+FFFD: control characters, marks that set the direction of writing, noncharacters.
  /// White space at both ends is left out unless `keepsEnds` says that the text goes on before and after.
  mutating func text(_ text: String, limit: Int = 200, keepsEnds: Bool = false) {
    var left = limit
    var isBlank = false
    var isEmpty = !keepsEnds
    for scalar in text.unicodeScalars {
      if Self.isBlank(scalar.value) {
        isBlank = !isEmpty
        continue
      }
      guard left > 0 else {
        bytes.append(contentsOf: "…".utf8)
        return
      }
      if isBlank { bytes.append(UInt8(ascii: " ")) }
      isBlank = false
      isEmpty = false
      left -= 1
      put(scalar)
    }
    if isBlank, keepsEnds { bytes.append(UInt8(ascii: " ")) }
  }

  /// Writes text with its own direction of writing, so that Arabic or Hebrew words do not reorder what stands beside them.
  mutating func isolated(_ text: String, limit: Int = 200) {
    markup("<bdi>")
    self.text(text, limit: limit)
    markup("</bdi>")
  }

  /// Writes an element that holds text.
  mutating func element(_ name: String, attributes: String = "", _ text: String) {
    markup("<\(name)\(attributes.isEmpty ? "" : " " + attributes)>")
    self.text(text, limit: 2000)
    markup("</\(name)>")
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "&": bytes.append(contentsOf: "&amp;".utf8)
    case "<": bytes.append(contentsOf: "&lt;".utf8)
    case ">": bytes.append(contentsOf: "&gt;".utf8)
    case "\"": bytes.append(contentsOf: "&quot;".utf8)
    case "'": bytes.append(contentsOf: "&#39;".utf8)
    default: bytes.append(contentsOf: UTF8.encode(Self.isForbidden(scalar.value) ? "\u{FFFD}" : scalar) ?? .init())
    }
  }

  private static func isBlank(_ value: UInt32) -> Bool {
    switch value {
    case 0x20, 0x09...0x0D, 0x85, 0xA0, 0x2028, 0x2029: true
    default: false
    }
  }

  private static func isForbidden(_ value: UInt32) -> Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0: true  // control characters
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x206F: true  // direction of writing
    case 0xFEFF, 0xFDD0...0xFDEF, 0xFFF9...0xFFFB, 0xE0000...0xE0FFF: true  // invisible or no characters
    default: value & 0xFFFE == 0xFFFE
    }
  }
}

extension Int {
  /// As share of another number in percent, one decimal below ten: `4.2 %`, `61 %`.
  func percent(of whole: Int) -> String {
    guard whole > 0 else { return "0 %" }
    let tenths = Int((Double(self) / Double(whole) * 1000).rounded())
    return tenths < 100 && tenths % 10 != 0 ? "\(tenths / 10).\(tenths % 10) %" : "\((tenths + 5) / 10) %"
  }

  /// Bytes as a person reads them: `640 B`, `1.2 MB`.
  var asBytes: String {
    guard self >= 1000 else { return "\(self) B" }
    let units = ["kB", "MB", "GB", "TB"]
    var thousandths = self
    var unit = 0
    while thousandths >= 1_000_000, unit < units.count - 1 {
      thousandths /= 1000
      unit += 1
    }
    let tenth = thousandths < 10_000 ? ".\(thousandths % 1000 / 100)" : ""
    return "\(thousandths / 1000)\(tenth) \(units[unit])"
  }
}
