import CDatelineData
import DatelineText

/// The titles of newswire: every way to write one, and its canonical form.
final class RoleTable: Sendable {
  /// A title.
  struct Role: Sendable {
    /// Canonical form; offices have capitals (`Secretary of Defense`), occupations have not (`spokesperson`).
    var name: String
    /// Class of `roles.tsv`.
    var roleClass: String
  }

  /// The titles that come with the program.
  static let shared = RoleTable()

  /// The titles.
  let roles: [Role]
  private let index: NameKeyTable
  /// Last words of titles, by key: a title is looked for only where one of them stands.
  private let heads: NameKeyTable
  /// First words of titles, by key.
  private let starts: NameKeyTable
  private let modifiers: NameKeyTable
  private let qualifiers: NameKeyTable
  /// Words that are titles with a capital and kinship without: `Father Brown`, `his father John Brown`.
  private let kinship: NameKeyTable

  /// Most tokens that a title has.
  static let longest = 9

  private init() {
    var roles: [Role] = []
    var index = NameKeyTable()
    var heads = NameKeyTable()
    var starts = NameKeyTable()
    let offices: Set<String> = ["head_of_state", "head_of_government", "minister", "royal", "un"]
    func add(_ source: UnsafeBufferPointer<UInt8>, _ role: Int) {
      let text = GazetteerBuilder.withoutBrackets(source).name
      let key = NameFolding.shared.key(text)
      guard !key.isEmpty else { return }
      index.insert(key, UInt32(role))
      let end = text.firstIndex { $0 == 0x20 || $0 == 0x2D } ?? text.count
      starts.insert(NameFolding.shared.key(UnsafeBufferPointer(rebasing: text[0..<end])))
      let start = (text.lastIndex { $0 == 0x20 || $0 == 0x2D }).map { $0 + 1 } ?? 0
      heads.insert(NameFolding.shared.key(UnsafeBufferPointer(rebasing: text[start...])))
    }
    func addRow(_ fields: [UnsafeBufferPointer<UInt8>]) {
      guard fields.count >= 3, !BuiltinGazetteer.isHeader(fields, "role") else { return }
      let name = GazetteerBuilder.withoutBrackets(fields[0]).name.text
      let roleClass = fields[2].text
      roles.append(Role(name: offices.contains(roleClass) ? Capitals.title(name) : name, roleClass: roleClass))
      add(fields[0], roles.count - 1)
      GazetteerBuilder.list(fields[1]) { add($0, roles.count - 1) }
    }
    TableFile.forEachRow(in: dateline_entities_roles_extra(), addRow)
    TableFile.forEachRow(in: dateline_entities_roles(), addRow)
    var modifiers = NameKeyTable()
    var qualifiers = NameKeyTable()
    var kinship = NameKeyTable()
    TableFile.forEachRow(in: dateline_entities_role_words()) { fields in
      guard fields.count >= 2 else { return }
      let kind = fields[0].first
      GazetteerBuilder.list(fields[1]) { word in
        let key = NameFolding.shared.key(word)
        switch kind {
        case UInt8(ascii: "m"): modifiers.insert(key)
        case UInt8(ascii: "k"): kinship.insert(key)
        default: qualifiers.insert(key)
        }
      }
    }
    self.roles = roles
    self.index = index
    self.heads = heads
    self.starts = starts
    self.modifiers = modifiers
    self.qualifiers = qualifiers
    self.kinship = kinship
  }

  /// The canonical form of a title with words before it (`deputy`), in the capitals of the title.
  func name(_ role: UInt32, modifiers: String) -> String {
    let name = roles[Int(role)].name
    guard !modifiers.isEmpty else { return name }
    let isOffice = name.utf8.first.map { $0 &- 65 < 26 } ?? false
    let words = modifiers.lowercased()
    return (isOffice ? Capitals.title(words) : words) + name
  }

  /// The title of a key.
  func role(_ key: NameKey) -> UInt32? { key.isEmpty ? nil : index[key] }
  /// Whether a title ends with this word.
  func isHead(_ key: NameKey) -> Bool { heads.contains(key) }
  /// Whether the word stands before titles and belongs to them (`deputy`).
  func isModifier(_ key: NameKey) -> Bool { modifiers.contains(key) }
  /// Whether the word is kinship unless it has a capital (`father`).
  func isKinship(_ key: NameKey) -> Bool { kinship.contains(key) }
  /// Whether the word describes a title (`military` analyst).
  func isQualifier(_ key: NameKey) -> Bool { qualifiers.contains(key) }
}

extension RoleTable: SpinRepairer.Names {
  func things(named key: NameKey) -> [UInt32] { role(key).map { [$0] } ?? [] }

  func begin(with word: NameKey) -> Bool { starts.contains(word) }
}
