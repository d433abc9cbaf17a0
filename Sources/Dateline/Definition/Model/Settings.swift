/// One key of a section with its value and origin.
public struct Setting: Sendable, Hashable {
  /// The key.
  public var name: String
  /// The checked value.
  public var value: OptionValue
  /// Where it comes from.
  public var origin: Origin
}

/// The checked keys of one section, in the order of the catalogue; those that were left out are there with their defaults.
public struct Settings: Sendable, Hashable {
  /// All of them.
  public private(set) var all: [Setting] = []

  /// The setting of a key, if the section has it.
  public func setting(named name: String) -> Setting? { all.first { $0.name == name } }

  /// Adds a setting, or puts it in the place of the one of its name.
  mutating func set(_ setting: Setting) {
    if let index = all.firstIndex(where: { $0.name == setting.name }) { all[index] = setting } else { all.append(setting) }
  }

  /// Takes a setting out, because the section has no use for it.
  mutating func remove(_ name: String) { all.removeAll { $0.name == name } }

  /// The typed value of an option: what was written, else its default.
  subscript<Value>(option: Option<Value>) -> Value {
    setting(named: option.description.name).flatMap { option.convert($0.value) } ?? option.fallback
  }
}
