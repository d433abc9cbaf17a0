import DatelineText

/// The variables of a pipeline file and the environment, as `${...}` sees them.
struct Variables {
  /// A variable that the file declares; its value is nil when it is wrong and has been reported.
  struct Entry {
    var value: String?
    var origin: Origin
    var keyPosition: SourcePosition
  }

  /// Names in the order of the file.
  private(set) var names: [String] = []
  /// What each name stands for.
  private(set) var entries: [String: Entry] = [:]
  /// Names that some value has used.
  private(set) var used: Set<String> = []
  /// The environment.
  let environment: [String: String]

  /// No variables yet.
  init(environment: [String: String]) { self.environment = environment }

  /// Declares a variable.
  mutating func declare(_ name: String, _ entry: Entry) {
    names.append(name)
    entries[name] = entry
  }

  /// Replaces the references of a value.
  mutating func interpolate(_ text: String) -> Interpolation {
    var found: Set<String> = []
    let result = Interpolation(text) { reference in
      switch reference {
      case .variable(let name):
        found.insert(name)
        return variable(name)
      case .environment(let name, let fallback): return environmentValue(name, fallback)
      case .unknown(let inside): return unknown(inside)
      }
    }
    used.formUnion(found)
    return result
  }

  /// Replaces the references of a variable's own value, which may name the environment only.
  func interpolateEnvironment(_ text: String) -> Interpolation {
    Interpolation(text) { reference in
      switch reference {
      case .variable: .problem("variables cannot use other variables; only ${env:NAME} is replaced here", suggestion: nil)
      case .environment(let name, let fallback): environmentValue(name, fallback)
      case .unknown(let inside): unknown(inside)
      }
    }
  }

  private func variable(_ name: String) -> Interpolation.Lookup {
    guard let entry = entries[name] else {
      let suggestion = Suggestion.closest(to: name, in: names)
      let known = names.isEmpty ? "; the file declares no vars" : ""
      return .problem("unknown variable \(Quoted(name))\(suggestion == nil ? known : "")", suggestion: suggestion)
    }
    guard let value = entry.value else { return .poisoned }
    if case .commandLine = entry.origin.source { return .value(value, .commandLine) }
    return .value(value, entry.origin.substitutions.last?.provider ?? .file)
  }

  private func environmentValue(_ name: String, _ fallback: String?) -> Interpolation.Lookup {
    guard name.first.map({ $0.isASCII && ($0.isLetter || $0 == "_") }) == true,
      name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") })
    else { return .problem("\(Quoted(name)) is no name of an environment variable", suggestion: nil) }
    let value = environment[name]
    if let fallback, value?.isEmpty ?? true { return .value(fallback, .fallback) }
    if let value { return .value(value, .environment) }
    return .problem("environment variable \(Quoted(name)) is not set; set it, or write ${env:\(name):-default}", suggestion: nil)
  }

  private func unknown(_ inside: String) -> Interpolation.Lookup {
    if entries[inside] != nil { return .problem("unknown reference \(Quoted(inside))", suggestion: "${vars.\(inside)}") }
    if environment[inside] != nil { return .problem("unknown reference \(Quoted(inside))", suggestion: "${env:\(inside)}") }
    return .problem(
      "unknown reference \(Quoted(inside)); write ${vars.name}, ${env:NAME} or ${env:NAME:-default}, or '$${' for the characters themselves",
      suggestion: nil)
  }
}
