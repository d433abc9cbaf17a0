/// A glob as the components of its path: `*` and `?` stay inside a component, `**` as a whole component stands for any number of folders.
///
/// `[a-z]`, `[!a-z]` are sets; `\` takes the next character as it is; `?` and sets take one code point. Names that start with a full stop match
/// only components that start with one.
struct GlobPattern {
  /// One component.
  enum Component: Hashable {
    /// `**`.
    case anyFolders
    /// A name, with or without wildcards.
    case name([UInt8])
  }

  let components: [Component]

  /// Reads the part of a path that holds wildcards.
  init(_ text: some Sequence<UInt8>) {
    components = text.split(separator: UInt8(ascii: "/")).map { $0.elementsEqual([0x2A, 0x2A]) ? .anyFolders : .name(Array($0)) }
  }

  /// Whether a path component holds a wildcard.
  static func hasWildcard(_ component: some Sequence<UInt8>) -> Bool {
    component.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "[") }
  }

  /// The states before the first component.
  var start: [Int] { closure([0]) }

  /// The states after one more name, of a folder or a file. A state is the number of components matched.
  func step(_ states: [Int], _ name: [UInt8]) -> [Int] {
    var next: [Int] = []
    let isHidden = name.first == UInt8(ascii: ".")
    for state in states where state < components.count {
      switch components[state] {
      case .anyFolders:
        if !isHidden { next.append(state) }
      case .name(let pattern):
        if (!isHidden || pattern.first == UInt8(ascii: ".")) && GlobPattern.matches(pattern[...], name[...]) { next.append(state + 1) }
      }
    }
    return closure(next)
  }

  /// Whether a file with these states is meant. A pattern that ends in `**` means all files below.
  func isMatch(_ states: [Int]) -> Bool { states.contains(components.count) }

  /// Whether a folder with these states can hold something that is meant.
  func canContinue(_ states: [Int]) -> Bool { states.contains { $0 < components.count } }

  /// `**` may stand for no folder at all.
  private func closure(_ states: [Int]) -> [Int] {
    var all: [Int] = []
    for state in states {
      var state = state
      while true {
        if !all.contains(state) { all.append(state) }
        guard state < components.count, components[state] == .anyFolders else { break }
        state += 1
      }
    }
    return all
  }

  /// Whether a name matches one component.
  ///
  /// - Complexity: O(pattern × name): on a mismatch only the last `*` is tried again.
  static func matches(_ pattern: ArraySlice<UInt8>, _ name: ArraySlice<UInt8>) -> Bool {
    var pattern = pattern
    var name = name
    var retry: (pattern: ArraySlice<UInt8>, name: ArraySlice<UInt8>)?
    while !name.isEmpty {
      if pattern.first == UInt8(ascii: "*") {
        pattern = pattern.dropFirst()
        retry = (pattern, name)
      } else if let rest = matchOne(pattern, name) {
        (pattern, name) = rest
      } else if let (later, from) = retry {
        pattern = later
        name = from.dropFirst(codePointLength(from))
        retry = (later, name)
      } else {
        return false
      }
    }
    return pattern.allSatisfy { $0 == UInt8(ascii: "*") }
  }

  /// What is left after one character of the name has matched; nil if it does not.
  private static func matchOne(
    _ pattern: ArraySlice<UInt8>, _ name: ArraySlice<UInt8>
  ) -> (ArraySlice<UInt8>, ArraySlice<UInt8>)? {
    guard let first = pattern.first, let letter = name.first else { return nil }
    switch first {
    case UInt8(ascii: "?"): return (pattern.dropFirst(), name.dropFirst(codePointLength(name)))
    case UInt8(ascii: "["):
      if let (isIn, rest) = set(pattern, name) { return isIn ? (rest, name.dropFirst(codePointLength(name))) : nil }
      return letter == first ? (pattern.dropFirst(), name.dropFirst()) : nil
    case UInt8(ascii: "\\") where pattern.count > 1:
      let literal = pattern.dropFirst()
      return literal.first == letter ? (literal.dropFirst(), name.dropFirst()) : nil
    default: return first == letter ? (pattern.dropFirst(), name.dropFirst()) : nil
    }
  }

  /// Whether the name's first code point is in the set that starts here, and the pattern after it; nil if the bracket is not closed.
  private static func set(_ pattern: ArraySlice<UInt8>, _ name: ArraySlice<UInt8>) -> (Bool, ArraySlice<UInt8>)? {
    var rest = pattern.dropFirst()
    let isNegated = rest.first == UInt8(ascii: "!") || rest.first == UInt8(ascii: "^")
    if isNegated { rest = rest.dropFirst() }
    let wanted = codePoint(name)
    var isIn = false
    var isFirst = true
    while let byte = rest.first, isFirst || byte != UInt8(ascii: "]") {
      isFirst = false
      let low = codePoint(rest)
      rest = rest.dropFirst(codePointLength(rest))
      var high = low
      if rest.first == UInt8(ascii: "-"), let after = rest.dropFirst().first, after != UInt8(ascii: "]") {
        rest = rest.dropFirst()
        high = codePoint(rest)
        rest = rest.dropFirst(codePointLength(rest))
      }
      if low <= wanted && wanted <= high { isIn = true }
    }
    guard rest.first == UInt8(ascii: "]") else { return nil }
    return (isIn != isNegated, rest.dropFirst())
  }

  private static func codePointLength(_ bytes: ArraySlice<UInt8>) -> Int {
    guard let lead = bytes.first else { return 1 }
    if lead < 0x80 { return 1 }
    return bytes.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { max(1, UTF8Check.sequenceLength($0, available: buffer.count)) } ?? 1
    }
  }

  /// The bytes of the first code point, as a number that orders like the code point.
  private static func codePoint(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.prefix(codePointLength(bytes)).reduce(0) { $0 << 8 | UInt32($1) }
  }
}
