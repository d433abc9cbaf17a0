import Testing

@testable import Dateline

/// A value's characters are found at their places in the file, whatever the way it is written.
@Suite struct ScalarMapTests {
  /// Each file holds one value with the letters x, y and z; they must be found where they stand.
  @Test(arguments: [
    "a: x y z", "a: 'x y ''z'", #"a: "x \"y\" \t\x41\u0041\U00000041z""#, "a: x\n  y\n\n\n  z", "a: 'x  \n   y\n\n  z'",
    "a: \"x \\\n   y\n  z\"", "a: |\n  x\n  y\n\n  z\n", "a: |2-\n    x\n  y\n   z", "a: >-\n  x\n  y\n\n  z\n", "a: é😀x 'y' \"z\"",
    "a: x\r\n  y\r\n  z\r\n", "a: |\r\n  x\r\n  y\r\n  z\r\n", "- &anchor x y z", "a: !!str \"xyz\"", "a: |\n\n\n  x\n  yz",
  ])
  func findsCharacters(_ text: String) throws {
    let source = try SourceText(file: "t", bytes: Array(text.utf8))
    let root = try #require(YAMLComposer.compose(source).root as YAMLNode?)
    let node: YAMLNode
    switch root.content {
    case .mapping(let pairs): node = try #require(pairs.first?.value)
    case .sequence(let items): node = try #require(items.first)
    case .scalar, .invalid: node = root
    }
    let map = ScalarMap(node, in: source)
    let value = try #require(node.text)
    for (index, scalar) in value.unicodeScalars.enumerated() where "xyz".unicodeScalars.contains(scalar) {
      #expect(source[map.offset(at: index)] == scalar, "\(scalar) of \(text)")
    }
  }
}
