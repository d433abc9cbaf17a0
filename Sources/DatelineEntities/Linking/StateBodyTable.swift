import CDatelineData
import DatelineText

/// What the press calls bodies of a state in small letters, from `state_bodies.tsv`.
struct StateBodyTable: Sendable {
  /// The table that is compiled in, made at first use.
  static let shared = StateBodyTable()

  /// The row of each form.
  private var rows = NameKeyTable()
  /// Forms by row.
  private var forms: [[NameKey]] = []
  /// Most words that a form has.
  private(set) var longest = 0

  private init() {
    TableFile.forEachRow(in: dateline_entities_state_bodies()) { fields in
      guard let field = fields.first, !BuiltinGazetteer.isHeader(fields, "forms") else { return }
      var row: [NameKey] = []
      GazetteerBuilder.list(field) { form in
        let key = NameFolding.shared.key(form)
        row.append(key)
        rows.insert(key, UInt32(forms.count))
        longest = max(longest, 1 + form.count { $0 == 0x20 })
      }
      forms.append(row)
    }
  }

  /// The forms that mean the same body as this one, itself first; none if it is no form.
  func forms(of key: NameKey) -> [NameKey] {
    guard let row = rows[key] else { return [] }
    return [key] + forms[Int(row)].filter { $0 != key }
  }
}
